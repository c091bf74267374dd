package import Scheduling

/// The quick actions of a page.
package struct QuickLinks: Sendable {
  package struct Button: Sendable {
    package var label: FlowText
    package var path: String

    package init(label: FlowText, path: String) {
      self.label = label
      self.path = path
    }
  }

  package var buttons: [Button]
  /// A form that stands on the page itself.
  package var placed: (label: FlowText, form: SharingPage)?

  package static let none = QuickLinks(buttons: [])

  package init(buttons: [Button], placed: (label: FlowText, form: SharingPage)? = nil) {
    self.buttons = buttons
    self.placed = placed
  }
}

extension HTML {
  /// Beside the other buttons of a page.
  mutating func quickButtons(_ links: QuickLinks, _ frame: Frame) {
    for button in links.buttons {
      a(button.label.text(in: frame.texts.language), class: "button", .href(button.path))
    }
  }

  /// The form that a page holds itself, folded.
  mutating func placedForm(_ links: QuickLinks, _ frame: Frame) {
    guard let placed = links.placed else { return }
    details(class: "card pad placed") { html in
      html.summary(placed.label.text(in: frame.texts.language))
      placed.form.content(&html, frame)
    }
  }
}
