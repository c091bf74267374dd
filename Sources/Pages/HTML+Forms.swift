/// What forms are made of. `FormFields.swift` puts a label, its control and its error together.
extension HTML {
  package mutating func form(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("form", class: names, id: id, attributes, content)
  }

  package mutating func fieldset(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("fieldset", class: names, id: id, attributes, content)
  }

  package mutating func label(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("label", class: names, id: id, attributes, content)
  }

  package mutating func select(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("select", class: names, id: id, attributes, content)
  }

  package mutating func button(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("button", class: names, id: id, attributes, content)
  }

  package mutating func legend(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute..., content: Content
  ) {
    element("legend", class: names, id: id, attributes, content)
  }

  package mutating func legend(
    _ text: String, class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    element("legend", class: names, id: id, attributes, text: text)
  }

  package mutating func label(
    _ text: String, class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    element("label", class: names, id: id, attributes, text: text)
  }

  package mutating func option(
    _ text: String, class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    element("option", class: names, id: id, attributes, text: text)
  }

  package mutating func button(
    _ text: String, class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    element("button", class: names, id: id, attributes, text: text)
  }

  package mutating func input(
    class names: String? = nil, id: String? = nil, _ attributes: Attribute...
  ) {
    void("input", class: names, id: id, attributes)
  }
}
