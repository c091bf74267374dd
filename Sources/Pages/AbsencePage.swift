package import Scheduling

/// One absence, to be changed or removed.
package struct AbsencePage: Sendable {
  package var absence: Absence
  package var resource: Resource
  package var refused: FormState?
  package var isDispatcher: Bool

  package init(
    absence: Absence, resource: Resource, refused: FormState? = nil, isDispatcher: Bool
  ) {
    self.absence = absence
    self.resource = resource
    self.refused = refused
    self.isDispatcher = isDispatcher
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let words = texts.catalogue
    let (id, owner) = (absence.id.rawValue, resource.id.rawValue)
    let state =
      refused ?? FormState(standing: DeviationForm.fields(of: absence, in: resource.zone))
    let page = PageFrame(
      frame: frame, title: words.absence, hasErrors: !state.errors.isEmpty,
      place: .staff(isDispatcher ? .setup : .ownHours), isNarrow: true)
    return page.write { html in
      html.errorSummary(state.errors, order: FieldOrder.resource(state), texts)
      html.backLink(resource.name, to: frame.site.staffResource(owner))
      html.h1(words.absence)
      html.div(class: "card pad") { html in
        html.postForm(frame.site.staffAbsence(id, of: owner)) { html in
          let writer = FieldWriter(state: state, texts: texts)
          writer.stamp(&html)
          html.p(words.timesIn(texts.dates.zone(resource.zone)), class: "hint")
          writer.absence(&html)
          html.button(words.save, class: "primary", .type("submit"))
        }
        html.postForm(frame.site.staffAbsenceRemoval(id, of: owner), class: "below") { html in
          html.button(words.removeAbsence, class: "danger", .type("submit"))
        }
      }
    }
  }
}

extension FieldWriter {
  func absence(_ html: inout HTML) {
    let words = texts.catalogue
    html.div(class: "two") { html in
      date(&html, "from", words.from, isRequired: true)
      text(&html, "fromTime", words.fromTime, limit: 8, type: "time")
    }
    html.div(class: "two") { html in
      date(&html, "through", words.through)
      text(&html, "throughTime", words.throughTime, limit: 8, type: "time")
    }
    html.p(words.timesHint, class: "hint")
    text(&html, "reason", words.reason, limit: TextLimit.absence, hint: words.reasonHint)
  }
}

/// From when to when somebody is away.
struct AbsenceText {
  let text: String

  init(_ absence: Absence, in zone: Zone, _ texts: Texts) {
    let fields = DeviationForm.fields(of: absence, in: zone)
    func moment(_ day: String, _ time: String) -> String {
      let date = fields[day].flatMap { LocalDate(iso8601: $0) }.map(texts.dates.dayWithYear) ?? ""
      let clock = fields[time] ?? ""
      return clock.isEmpty ? date : "\(date), \(clock)"
    }
    let (start, end) = (moment("from", "fromTime"), moment("through", "throughTime"))
    text = start == end ? start : "\(start) – \(end)"
  }
}
