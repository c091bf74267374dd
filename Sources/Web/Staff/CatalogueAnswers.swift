import HTTPTypes
import Hummingbird
import Pages
import Scheduling

extension Exchange {
  /// A form of the staff pages, with the mark of what it was made from.
  ///
  /// - Parameter limit: bytes.
  func typedForm(atMost limit: Int = longestForm) async throws -> TypedForm {
    let fields = try await form(atMost: limit)
    return TypedForm(fields: fields, stamp: fields["stamp"])
  }

  /// What the path names; a text that is no identifier names nothing.
  func named<Kind>(_ name: String = "id") throws -> Identifier<Kind> {
    guard let id = Identifier<Kind>(parameter(name)) else { throw Problem.notFound }
    return id
  }

  /// What came of a form: on to the next page, or the same once more with what was typed.
  ///
  /// - Parameters:
  ///   - path: where to go when it is saved.
  ///   - again: writes the page with the form as it was typed.
  func answer(
    _ answer: EditAnswer, to typed: TypedForm, next path: (_ created: String?) -> String,
    again: (FormState) async throws -> HTML
  ) async throws -> Response {
    switch answer {
    case .notFound: throw Problem.notFound
    case .saved(let conflicts):
      return redirect(to: path(nil), conflicts > 0 ? .conflictsMade : .recordSaved)
    case .created(let id): return redirect(to: path(id), .recordCreated)
    case .faulty(let faults):
      let state = FormState(
        values: typed.fields, stamp: typed.stamp, errors: texts.messages(faults))
      return page(try await again(state), status: .unprocessableContent)
    case .outdated(let standing):
      let state = FormState(
        values: typed.fields, stamp: FormStamp.of(standing),
        errors: texts.messages(outdated: standing, typed: typed.fields))
      return page(try await again(state), status: .conflict)
    }
  }
}
