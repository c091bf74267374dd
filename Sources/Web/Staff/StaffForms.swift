import Pages
import Scheduling

/// One form as it was sent.
struct SentForm: Sendable {
  let fields: [String: String]

  subscript(name: String) -> String { fields[name] ?? "" }

  func isOn(_ name: String) -> Bool { fields[name] == "true" }

  func optional(_ name: String) -> String? { fields[name]?.nonEmpty }

  /// The ends of the names of fields that are switched on: `role.rol_x` for `role.` is `rol_x`.
  func chosen<Kind: IdentifierKind>(_ prefix: String) -> Set<Identifier<Kind>> {
    Set(
      fields.compactMap { name, value in
        guard name.hasPrefix(prefix), value == "true" else { return nil }
        return Identifier<Kind>(String(name.dropFirst(prefix.count)))
      })
  }
}

extension Exchange {
  func sentForm() async throws -> SentForm { SentForm(fields: try await form()) }

  /// The record that the path names; what can't be an id is not found.
  func id<Kind: IdentifierKind>(_ kind: Identifier<Kind>.Type, _ name: String = "id") throws
    -> Identifier<Kind>
  {
    guard let id = Identifier<Kind>(parameter(name)) else { throw Problem.notFound }
    return id
  }
}

extension StaffMember {
  /// As whom the rules know them.
  var asViewer: Viewer { .staff(viewer) }
}
