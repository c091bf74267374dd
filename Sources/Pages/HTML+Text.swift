/// Running text, lists, tables and pictures.
extension HTML {
  package mutating func p(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("p", class: names, id: id, attributes, content)
  }

  package mutating func p(
    _ text: String, class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    element("p", class: names, id: id, attributes, text: text)
  }

  package mutating func a(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("a", class: names, id: id, attributes, content)
  }

  package mutating func a(
    _ text: String, class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    element("a", class: names, id: id, attributes, text: text)
  }

  package mutating func span(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("span", class: names, id: id, attributes, content)
  }

  package mutating func span(
    _ text: String, class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    element("span", class: names, id: id, attributes, text: text)
  }

  package mutating func strong(
    _ text: String, class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    element("strong", class: names, id: id, attributes, text: text)
  }

  package mutating func small(
    _ text: String, class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    element("small", class: names, id: id, attributes, text: text)
  }

  package mutating func time(
    _ text: String, class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    element("time", class: names, id: id, attributes, text: text)
  }

  package mutating func ul(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("ul", class: names, id: id, attributes, content)
  }

  package mutating func ol(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("ol", class: names, id: id, attributes, content)
  }

  package mutating func li(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("li", class: names, id: id, attributes, content)
  }

  package mutating func dl(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("dl", class: names, id: id, attributes, content)
  }

  package mutating func dd(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("dd", class: names, id: id, attributes, content)
  }

  package mutating func li(
    _ text: String, class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    element("li", class: names, id: id, attributes, text: text)
  }

  package mutating func dt(
    _ text: String, class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    element("dt", class: names, id: id, attributes, text: text)
  }

  package mutating func dd(
    _ text: String, class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    element("dd", class: names, id: id, attributes, text: text)
  }

  package mutating func blockquote(
    _ text: String, class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    element("blockquote", class: names, id: id, attributes, text: text)
  }

  package mutating func pre(
    _ text: String, class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    element("pre", class: names, id: id, attributes, text: text)
  }

  package mutating func caption(
    _ text: String, class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    element("caption", class: names, id: id, attributes, text: text)
  }

  package mutating func table(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("table", class: names, id: id, attributes, content)
  }

  package mutating func thead(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("thead", class: names, id: id, attributes, content)
  }

  package mutating func tbody(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("tbody", class: names, id: id, attributes, content)
  }

  package mutating func tr(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("tr", class: names, id: id, attributes, content)
  }

  package mutating func td(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("td", class: names, id: id, attributes, content)
  }

  package mutating func th(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("th", class: names, id: id, attributes, content)
  }

  package mutating func th(
    _ text: String, class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    element("th", class: names, id: id, attributes, text: text)
  }

  package mutating func td(
    _ text: String, class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    element("td", class: names, id: id, attributes, text: text)
  }

  package mutating func iframe(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("iframe", class: names, id: id, attributes, content)
  }

  package mutating func img(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    void("img", class: names, id: id, attributes)
  }

  package mutating func br(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    void("br", class: names, id: id, attributes)
  }
}
