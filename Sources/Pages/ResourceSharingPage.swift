package import Scheduling

/// Who shares a resource's availability for it, and what is filled in then.
package struct ResourceSharingPage: Sendable {
  package var record: SharingRecord
  package var state: FormState
  package var topics: [Choice]
  package var territories: [Choice]
  package var isDispatcher: Bool
  package var zone: Zone

  package init(
    record: SharingRecord, state: FormState, topics: [Choice], territories: [Choice],
    isDispatcher: Bool, zone: Zone
  ) {
    self.record = record
    self.state = state
    self.topics = topics
    self.territories = territories
    self.isDispatcher = isDispatcher
    self.zone = zone
  }

  private var id: String { record.resource.id.rawValue }

  package func html(in frame: Frame) -> HTML {
    let words = frame.texts.sharing
    let name = record.resource.name.oneLine
    let page = PageFrame(
      frame: frame, title: "\(words.sharing): \(name)", hasErrors: !state.errors.isEmpty,
      place: .staff(isDispatcher ? .setup : .ownHours), isNarrow: true)
    let writer = FieldWriter(state: state, texts: frame.texts)
    return page.write { html in
      html.errorSummary(state.errors, order: ["topic", "territory"], frame.texts)
      html.backLink(name, to: frame.site.staffResource(id))
      html.div(class: "row between head") { html in
        html.h1("\(words.sharing): \(name)")
        html.a(
          words.share, class: "button primary",
          .href(frame.site.staffSharingCreation([("resource", id)])))
      }
      html.part("assistants", words.assistants) { assistants(&$0, frame) }
      html.part("defaults", words.defaults) { html in
        html.postForm(frame.site.staffResourceSharing(id)) { html in
          writer.stamp(&html)
          html.p(words.defaultsLead, class: "hint")
          writer.sharingDefaults(&html, topics: topics, territories: territories)
          html.saveButton(words.save, about: words.defaults)
        }
      }
    }
  }

  private func assistants(_ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.sharing
    html.p(words.assistantsLead(record.resource.name.oneLine), class: "soft")
    if record.assistants.isEmpty {
      html.p(words.noAssistants, class: "soft")
    } else {
      html.ul(class: "list lines") { html in
        for line in record.assistants { row(line, &html, frame) }
      }
    }
    guard record.mayChoose, !record.others.isEmpty else { return }
    html.postForm(frame.site.staffAssistants(of: id), class: "line") { html in
      html.hiddenField("change", "assign")
      html.selectField(
        "staff", label: words.somebody, value: "",
        choices: [.none] + record.others.map { Choice(value: $0.id.rawValue, label: $0.name) },
        [:], frame.texts)
      html.button(words.assign, .type("submit"))
    }
  }

  private func row(_ line: SharingRecord.Line, _ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.sharing
    let name = line.user.name.oneLine
    html.li(class: "plain") { html in
      html.div { html in
        html.strong(name)
        html.p(
          words.assigned(
            frame.texts.dates.moment(line.assistant.assignedAt, in: zone),
            line.assignedBy?.oneLine), class: "soft small")
      }
      guard record.mayChoose else { return }
      html.postButton(
        words.revoke, frame.site.staffAssistants(of: id), about: name, class: "quiet",
        fields: [("change", "revoke"), ("staff", line.user.id.rawValue)])
    }
  }
}
