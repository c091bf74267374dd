package import Scheduling

/// What customers and whoever shares will see of a flow, before it is saved. Nothing on it can be
/// sent but the way on and the way back.
package struct FlowPreviewPage: Sendable {
  package var flow: Flow
  /// Nil: a new one.
  package var id: String?
  /// What was typed, to be sent again.
  package var fields: [String: String]
  package var today: LocalDate

  package init(flow: Flow, id: String?, fields: [String: String], today: LocalDate) {
    self.flow = flow
    self.id = id
    self.fields = fields
    self.today = today
  }

  package func html(in frame: Frame) -> HTML {
    let words = frame.texts.flows
    let page = PageFrame(
      frame: frame, title: words.preview, place: .staff(.settings), isNarrow: true)
    return page.write { html in
      html.h1("\(words.preview): \(flow.name.oneLine)")
      html.p(words.previewLead, class: "soft")
      html.part("preview-book", words.previewBook) { book(&$0, frame) }
      html.part("preview-generate", words.previewGenerate) { generate(&$0, frame) }
      html.postForm(id.map { frame.site.staffFlow($0) } ?? frame.site.staffFlows) { html in
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) where !value.isEmpty {
          html.hiddenField(name, value)
        }
        html.div(class: "row actions") { html in
          html.button(frame.texts.sharing.save, class: "primary", .type("submit"))
          html.button(
            words.back, .type("submit"), .name("again"), .value("true"),
            .formAction(frame.site.staffFlowPreview(id)))
        }
      }
    }
  }

  private func book(_ html: inout HTML, _ frame: Frame) {
    let (texts, words) = (frame.texts, frame.texts.flows)
    let heading = flow.book.heading.text(in: texts.language)
    html.h3(heading.isEmpty ? texts.sharing.topic : heading)
    html.flowText(flow.book.introduction, class: "said", texts)
    html.p(words.previewTimes, class: "card empty soft")
    html.h3(texts.invited.review, class: "apart")
    html.flowText(flow.book.note, class: "said", texts)
    html.fieldset(.disabled(true)) { html in
      InvitedQuestions(flow: flow.book).write(&html, texts)
    }
    guard !flow.book.done.isEmpty else { return }
    html.h3(words.previewDone, class: "apart")
    html.flowText(flow.book.done, class: "said", texts)
  }

  private func generate(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts
    let writer = FieldWriter(
      state: FormState(values: flow.generate.values(today: today)), texts: texts)
    func shows(_ part: GenerateFlow.Part) -> Bool { flow.generate.shows(part) }
    html.fieldset(.disabled(true)) { html in
      html.p(
        GenerateFlow.Part.allCases.filter(shows).map(texts.flows.parts).joined(separator: " · "),
        class: "soft")
      if shows(.mode) {
        writer.venue(&html, "mode", texts.sharing.mode, none: texts.sharing.usualMode)
      }
      writer.limits(&html, withDays: shows(.days), withEnd: shows(.limits))
      if shows(.message) {
        writer.text(&html, "message", texts.sharing.message, limit: 2000, rows: 3)
      }
      html.button(
        flow.generate.skipsPreview ? texts.sharing.create : texts.sharing.preview,
        .type("button"))
    }
  }
}
