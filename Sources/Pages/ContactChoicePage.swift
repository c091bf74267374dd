/// *New appointment*, before anybody is chosen: for whom.
package struct ContactChoicePage: Sendable {
  package var text: String
  /// Identifier, name and what tells them apart; nil: nobody has been looked for.
  package var found: [(choice: Choice, detail: String)]?
  package var hasMore: Bool

  package init(
    text: String, found: [(choice: Choice, detail: String)]?, hasMore: Bool
  ) {
    self.text = text
    self.found = found
    self.hasMore = hasMore
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let words = texts.desk
    let page = PageFrame(
      frame: frame, title: words.new, place: .staff(.visits), isNarrow: true)
    return page.write { html in
      html.backLink(texts.staffVisit.all, to: frame.site.staffVisits)
      html.h1(words.new)
      html.p(words.whom, class: "soft")
      html.form(.method("get"), .action(frame.site.staffBooking), .novalidate) { html in
        html.field(
          TextField(
            name: "q", label: words.find, value: text, type: "search", hint: words.findHint,
            maxLength: 100), [:], texts)
        html.button(words.search, class: "primary", .type("submit"))
      }
      guard let found else { return }
      if found.isEmpty {
        html.p(words.noneFound, class: "card empty soft", .role("status"))
      } else {
        html.ul(class: "list card below-form") { html in
          for (choice, detail) in found {
            html.li(class: "plain") { html in
              html.div { html in
                html.h2 {
                  $0.a(
                    choice.label.oneLine, .href(frame.site.staffBooking(contact: choice.value)))
                }
                html.p(detail.oneLine, class: "soft")
              }
            }
          }
        }
        if hasMore { html.p(words.others, class: "soft small") }
      }
    }
  }
}
