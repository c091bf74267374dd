/// Documents and their parts. Each element takes its class and id first, because nearly every one
/// has them, then any other attributes, then its content: a closure or a text.
extension HTML {
  package mutating func html(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("html", class: names, id: id, attributes, content)
  }

  package mutating func head(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("head", class: names, id: id, attributes, content)
  }

  package mutating func body(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("body", class: names, id: id, attributes, content)
  }

  package mutating func header(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("header", class: names, id: id, attributes, content)
  }

  package mutating func nav(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("nav", class: names, id: id, attributes, content)
  }

  package mutating func main(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("main", class: names, id: id, attributes, content)
  }

  package mutating func footer(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("footer", class: names, id: id, attributes, content)
  }

  package mutating func section(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("section", class: names, id: id, attributes, content)
  }

  package mutating func article(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("article", class: names, id: id, attributes, content)
  }

  package mutating func div(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("div", class: names, id: id, attributes, content)
  }

  package mutating func title(
    _ text: String, class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    element("title", class: names, id: id, attributes, text: text)
  }

  package mutating func h1(
    _ text: String, class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    element("h1", class: names, id: id, attributes, text: text)
  }

  package mutating func h2(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("h2", class: names, id: id, attributes, content)
  }

  package mutating func h2(
    _ text: String, class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    element("h2", class: names, id: id, attributes, text: text)
  }

  package mutating func h3(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("h3", class: names, id: id, attributes, content)
  }

  package mutating func h3(
    _ text: String, class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    element("h3", class: names, id: id, attributes, text: text)
  }

  package mutating func meta(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    void("meta", class: names, id: id, attributes)
  }

  package mutating func link(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    void("link", class: names, id: id, attributes)
  }

  package mutating func script(
    _ text: String, class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    element("script", class: names, id: id, attributes, text: text)
  }

  package mutating func details(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("details", class: names, id: id, attributes, content)
  }

  package mutating func summary(
    _ text: String, class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    element("summary", class: names, id: id, attributes, text: text)
  }
}
