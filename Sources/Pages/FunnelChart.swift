/// How many of those who were written to came how far: a bar for each step, with its figure beside it.
/// The bars are for the eye only; the figures say the same.
struct FunnelChart {
  struct Step {
    var label: String
    var count: Int
  }

  var steps: [Step]
  /// What a whole bar stands for.
  var whole: Int

  func write(_ html: inout HTML, _ texts: Texts) {
    html.dl(class: "funnel") { html in
      for (index, step) in steps.enumerated() {
        html.div { html in
          html.dt(step.label)
          html.dd { html in
            Self.bar(step.count, of: whole, &html)
            html.span { html in
              html.strong("\(step.count)")
              if index > 0, let share = share(step.count) {
                html.span(" \(share)", class: "soft")
              }
            }
          }
        }
      }
    }
  }

  private func share(_ count: Int) -> String? {
    whole > 0 ? "\((count * 100 + whole / 2) / whole) %" : nil
  }

  /// A bar that is filled in part.
  static func bar(_ count: Int, of whole: Int, _ html: inout HTML) {
    let width = whole > 0 ? Double(min(count, whole)) * 100 / Double(whole) : 0
    html.element(
      "svg", class: "bar", id: nil,
      [
        Attribute("viewBox", "0 0 100 10"), Attribute("preserveAspectRatio", "none"),
        .aria("hidden", "true"), Attribute("focusable", "false"),
      ]
    ) { html in
      html.element(
        "rect", class: "rest", id: nil, [Attribute("width", "100"), Attribute("height", "10")],
        text: "")
      if count > 0 {
        // Something is to be seen of one in a thousand.
        html.element(
          "rect", class: "part", id: nil,
          [Attribute("width", "\(max(width, 0.8))"), Attribute("height", "10")], text: "")
      }
    }
  }
}
