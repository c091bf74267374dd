internal import Scheduling

/// Customised flows, and the quick actions that open them.
extension CompanyExport {
  func writeFlows(_ catalogue: Catalogue, to stream: inout CompanyStream) throws {
    try stream.list("flows") { add in
      for flow in catalogue.flows.sorted(by: { $0.id < $1.id }) {
        try add(
          .record { fields in
            fields.add("id", flow.id)
            fields.add("name", flow.name)
            fields.add("generate", Self.generate(flow.generate), unless: .object([]))
            fields.add("book", Self.book(flow.book), unless: .object([]))
          })
      }
    }
    try stream.list("quickActions") { add in
      for action in catalogue.quickActions.sorted(by: { $0.id < $1.id }) {
        try add(
          .record { fields in
            fields.add("id", action.id)
            fields.add("label", JSONValue(action.label), unless: nil)
            fields.add("flow", action.flow)
            fields.add("site", action.site)
            fields.add("topic", action.topic?.rawValue)
            fields.add("territory", action.territory)
            fields.add("mode", action.mode?.rawValue)
            fields.add("pages", each: action.pages.map(\.rawValue).sorted()) { .string($0) }
            fields.add("roles", ids: action.roles)
            fields.add("position", action.position, unless: 0)
            fields.add("isActive", action.isActive, unless: true)
            fields.add("isPlaced", action.isPlaced, unless: false)
          })
      }
    }
  }

  private static func generate(_ flow: GenerateFlow) -> JSONValue {
    .record { fields in
      fields.add("hides", each: flow.hidden) { .string($0.rawValue) }
      fields.add("skipsPreview", flow.skipsPreview, unless: false)
      fields.add("site", flow.site)
      fields.add("topic", flow.topic?.rawValue)
      fields.add("territory", flow.territory)
      fields.add("mode", flow.mode?.rawValue)
      fields.add("firstDay", flow.firstDay)
      fields.add("lastDay", flow.lastDay)
      fields.add("expiry", flow.expiry)
      fields.add("maximum", flow.maximum)
      fields.add("message", flow.message, unless: "")
    }
  }

  private static func book(_ flow: BookFlow) -> JSONValue {
    .record { fields in
      for (name, text) in [
        ("heading", flow.heading), ("introduction", flow.introduction), ("note", flow.note),
        ("done", flow.done),
      ] {
        fields.add(name, JSONValue(text), unless: .object([]))
      }
      fields.add("asksWhoFirst", flow.asksWhoFirst, unless: false)
      for (name, presence) in [
        ("subject", flow.subject), ("description", flow.description), ("phone", flow.phone),
      ] {
        fields.add(name, presence.rawValue, unless: BookFlow.Presence.optional.rawValue)
      }
      fields.add("own", each: flow.own) { field in
        .record { fields in
          fields.add("id", field.id)
          fields.add("label", JSONValue(field.label), unless: nil)
          fields.add("hint", JSONValue(field.hint), unless: .object([]))
          fields.add("kind", field.kind.rawValue, unless: OwnField.Kind.text.rawValue)
          fields.add("isRequired", field.isRequired, unless: false)
          fields.add("choices", each: field.choices) { .string($0) }
        }
      }
    }
  }

  static func answer(_ answer: VisitAnswer) -> JSONValue {
    .record { fields in
      fields.add("field", answer.field)
      fields.add("label", answer.label)
      fields.add("kind", answer.kind.rawValue, unless: OwnField.Kind.text.rawValue)
      fields.add("value", answer.value, unless: "")
    }
  }
}

extension JSONValue {
  fileprivate init(_ text: FlowText) {
    self = .record { fields in
      for language in ProfileForm.languages { fields.add(language, text.words[language]) }
    }
  }
}
