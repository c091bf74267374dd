package import Scheduling

/// A resource's page: its hours, shifts and absences for whoever keeps them, and for dispatchers
/// everything else. Each part is a form of its own.
package struct ResourcePage: Sendable {
  package var record: ResourceRecord
  package var choices: ResourceChoices
  /// May change more than the hours.
  package var isDispatcher: Bool
  /// What was typed and refused, by part: a ``ResourceSection``, `absences`, `shifts` or `photo`.
  package var refused: [String: FormState]
  package var quick: QuickLinks

  package init(
    record: ResourceRecord, choices: ResourceChoices, isDispatcher: Bool,
    refused: [String: FormState] = [:], quick: QuickLinks = .none
  ) {
    self.record = record
    self.choices = choices
    self.isDispatcher = isDispatcher
    self.refused = refused
    self.quick = quick
  }

  private var resource: Resource { record.resource }
  private var id: String { resource.id.rawValue }
  private var errors: FieldErrors { refused.values.first?.errors ?? [:] }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let page = PageFrame(
      frame: frame, title: resource.name, hasErrors: !errors.isEmpty,
      place: .staff(isDispatcher ? .setup : .ownHours))
    return page.write { html in
      html.errorSummary(errors, order: FieldOrder.resource(refused.values.first), texts)
      if isDispatcher { html.backLink(texts.catalogue.all, to: frame.site.staffResources) }
      head(&html, frame)
      html.placedForm(quick, frame)
      html.conflictList(record.conflicts, more: 0, frame)
      section(.hours, &html, frame)
      absences(&html, frame)
      shifts(&html, frame)
      if isDispatcher {
        for section in [ResourceSection.memberships, .skills, .details] {
          self.section(section, &html, frame)
        }
        photo(&html, frame)
      } else {
        facts(&html, frame)
      }
    }
  }

  private func head(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.catalogue
    html.div(class: "row head") { html in
      if resource.photo != nil {
        html.img(
          class: "face", .src(frame.site.staffPhoto(of: id)), .alt(""), .width(48), .height(48))
      }
      html.h1(resource.name)
      if !resource.isActive { html.span(texts.inactive, class: "badge plain") }
    }
    html.div(class: "row actions") { html in
      if resource.isActive {
        html.a(
          frame.texts.sharing.share, class: "button",
          .href(frame.site.staffSharingCreation([("resource", id)])))
      }
      html.quickButtons(quick, frame)
      html.a(
        frame.texts.sharing.assistants, class: "button quiet",
        .href(frame.site.staffResourceSharing(id)))
    }
  }

  private func state(_ section: ResourceSection) -> FormState {
    refused[section.rawValue] ?? FormState(standing: section.fields(of: resource))
  }

  private func section(_ section: ResourceSection, _ html: inout HTML, _ frame: Frame) {
    let writer = FieldWriter(state: state(section), texts: frame.texts)
    let words = frame.texts.catalogue
    html.part(section.rawValue, section.title(words)) { html in
      html.postForm(frame.site.staffResource(id, section.rawValue)) { html in
        writer.stamp(&html)
        if section == .hours { zoneNote(&html, frame) }
        writer.fields(&html, of: section, choices)
        html.saveButton(words.save, about: section.title(words))
      }
    }
  }

  private func zoneNote(_ html: inout HTML, _ frame: Frame) {
    html.p(
      frame.texts.catalogue.timesIn(frame.texts.dates.zone(resource.zone)), class: "hint")
  }

  // MARK: Absences and shifts

  private func absences(_ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.catalogue
    html.part("absences", words.absences) { html in
      html.p(words.absencesLead, class: "soft")
      if record.absences.isEmpty {
        html.p(words.noAbsences, class: "soft")
      } else {
        html.ul(class: "list lines") { html in
          for absence in record.absences {
            let span = AbsenceText(absence, in: resource.zone, frame.texts).text
            html.li(class: "plain") { html in
              html.div { html in
                html.strong(span)
                if !absence.reason.isEmpty { html.p(absence.reason, class: "soft") }
              }
              html.a(
                words.edit, class: "button",
                .href(frame.site.staffAbsence(absence.id.rawValue, of: id)),
                .aria("label", "\(words.edit): \(span)"))
            }
          }
        }
      }
      let state = refused["absences"] ?? FormState(values: [:])
      html.postForm(frame.site.staffResource(id, "absences")) { html in
        zoneNote(&html, frame)
        FieldWriter(state: state, texts: frame.texts).absence(&html)
        html.button(words.addAbsence, .type("submit"))
      }
    }
  }

  private func shifts(_ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.catalogue
    let state = refused["shifts"] ?? FormState(values: [:])
    html.part("shifts", words.shifts) { html in
      html.p(words.shiftsLead, class: "soft")
      if !record.shifts.isEmpty {
        html.ul(class: "list lines") { html in
          for shift in record.shifts { line(&html, shift, frame) }
        }
      }
      html.postForm(frame.site.staffResource(id, "shifts")) { html in
        zoneNote(&html, frame)
        let writer = FieldWriter(state: state, texts: frame.texts)
        writer.stamp(&html)
        writer.date(&html, "date", words.date, isRequired: true)
        writer.text(
          &html, "hours", words.dayHours, limit: TextLimit.hours, hint: words.dayHoursHint)
        html.button(words.addShift, .type("submit"))
      }
    }
  }

  private func line(_ html: inout HTML, _ shift: Shift, _ frame: Frame) {
    let words = frame.texts.catalogue
    let day = frame.texts.dates.dayWithYear(shift.date)
    html.li(class: "plain") { html in
      html.div { html in
        html.strong(day)
        html.p(
          shift.ranges.isEmpty ? words.dayOff : HoursText.write(shift.ranges), class: "soft")
      }
      html.postForm(frame.site.staffShiftRemoval(shift.date.iso8601, of: id)) { html in
        html.button(
          words.remove, class: "danger", .type("submit"),
          .aria("label", "\(words.remove): \(day)"))
      }
    }
  }

  // MARK: The rest

  private func photo(_ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.catalogue
    let error = refused["photo"]?.errors["photo"]
    html.part("photo", words.photo) { html in
      html.form(
        .method("post"), .action(frame.site.staffPhoto(of: id)), .novalidate,
        .encodingType("multipart/form-data")
      ) { html in
        html.div(class: "field") { html in
          html.label(words.photo, .for("photo"))
          html.p(words.photoHint, class: "hint", id: "photo-hint")
          html.fieldError(error, for: "photo")
          html.input(
            id: "photo", .type("file"), .name("photo"),
            .accept("image/png, image/jpeg, image/webp"),
            .aria("describedby", error == nil ? "photo-hint" : "photo-hint photo-error"),
            .aria("invalid", error == nil ? nil : "true"))
        }
        html.button(words.upload, .type("submit"))
      }
      if resource.photo != nil {
        html.postForm(frame.site.staffPhotoRemoval(of: id)) { html in
          html.button(words.removePhoto, class: "danger", .type("submit"))
        }
      }
    }
  }

  /// What dispatchers keep, for the resource itself to read.
  private func facts(_ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.catalogue
    func name(_ id: String, _ choices: [Choice]) -> String {
      choices.first { $0.value == id }?.label ?? id
    }
    let skills = resource.skills.map { skill -> String in
      let level = "\(name(skill.skill.rawValue, choices.skills)) (\(words.level) \(skill.level))"
      return skill.validThrough.map {
        "\(level), \(words.validThrough) \(frame.texts.dates.dayWithYear($0))"
      } ?? level
    }
    let territories = resource.memberships.map {
      "\(name($0.territory.rawValue, choices.territories)): \(words.membershipKinds($0.kind))"
    }
    html.part("details", words.details) { html in
      html.dl(class: "facts") { html in
        for (label, value) in [
          (words.phone, resource.phone ?? ""), (words.email, resource.email ?? ""),
          (words.base, resource.base?.line ?? ""),
          (words.memberships, territories.joined(separator: "\n")),
          (words.skills, skills.joined(separator: "\n")),
        ] where !value.isEmpty {
          html.div { html in
            html.dt(label)
            html.dd(value)
          }
        }
      }
    }
  }
}

/// In which order the error summary names fields.
enum FieldOrder {
  static func resource(_ state: FormState?) -> [String] {
    let fixed =
      ["name", "kind", "zone", "phone", "email", "radius", "capacity", "active"]
      + AddressForm.names + Weekday.allCases.map(\.field)
      + ["from", "fromTime", "through", "throughTime", "reason", "date", "hours", "photo"]
    let rows = (state?.rows("territory") ?? []) + (state?.rows("skill") ?? [])
    let tables = Set(rows).sorted().flatMap { row in
      ["territory", "membership", "from", "through", "skill", "level", "until"].map {
        "\($0)-\(row)"
      }
    }
    // A field that this form doesn't have is named without a link.
    return (fixed + tables).filter { state?.errors[$0] != nil }
  }
}

extension HTML {
  /// *Save*, and for a screen reader what.
  mutating func saveButton(_ text: String, about title: String) {
    button(text, class: "primary", .type("submit"), .aria("label", "\(text): \(title)"))
  }
}
