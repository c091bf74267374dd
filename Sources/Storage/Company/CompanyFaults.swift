internal import Scheduling

/// Gathers everything that is wrong with a file while it is read, and which records it names.
final class CompanyFaults {
  /// More than these are counted, not kept: a file can be wrong in millions of places.
  static let kept = 1_000

  private(set) var faults: [CompanyFault] = []
  private var suppressed = 0
  private var defined: [String: JSONPointer] = [:]
  private var references: [(id: String, at: JSONPointer)] = []
  /// Fields asked for, by kind of record: what the schema is compared with.
  private(set) var fields: [String: Set<String>] = [:]
  private let notesFields: Bool

  /// - Parameter notesFields: whether ``fields`` are wanted.
  init(notesFields: Bool = false) { self.notesFields = notesFields }

  func add(_ pointer: JSONPointer, _ reason: String) {
    guard faults.count < Self.kept else {
      suppressed += 1
      return
    }
    faults.append(CompanyFault(pointer: pointer.text, reason: reason))
  }

  func add(_ more: [CompanyFault]) {
    let room = max(0, Self.kept - faults.count)
    faults += more.prefix(room)
    suppressed += max(0, more.count - room)
  }

  /// A record of the file. Ids carry their type, so that one set serves all kinds.
  func define(_ id: String, at pointer: JSONPointer) {
    if let first = defined[id] {
      add(pointer, "\(id) stands at \(first.text) already")
    } else {
      defined[id] = pointer
    }
  }

  /// Something that must be a record of the file, wherever in it.
  func refer(to id: String, at pointer: JSONPointer) {
    // Most stand before what names them.
    if defined[id] == nil { references.append((id, pointer)) }
  }

  func ask(_ name: String, of kind: String) {
    if notesFields { fields[kind, default: []].insert(name) }
  }

  /// Everything found, dangling references included.
  func conclude() -> [CompanyFault] {
    for reference in references where defined[reference.id] == nil {
      add(reference.at, "\(reference.id) is not in the file")
    }
    references = []
    guard suppressed > 0 else { return faults }
    return faults + [CompanyFault(pointer: "", reason: "has \(suppressed) further faults")]
  }
}
