/// Writes a company file piece by piece, in the layout of ``JSONValue/document``, so that a whole
/// organisation never stands in memory.
package struct CompanyStream {
  private let sink: ([UInt8]) throws -> Void
  private var buffer: [UInt8] = []
  private var hasMember = false
  private static let portion = 256 * 1024

  /// - Parameter sink: takes the document's bytes, in order.
  package init(sink: @escaping ([UInt8]) throws -> Void) throws {
    self.sink = sink
    buffer += "{".utf8
    try member("format", .string(CompanyFile.format))
  }

  /// Writes a member of the document.
  package mutating func member(_ name: String, _ value: JSONValue) throws {
    begin(name)
    value.write(to: &buffer, breaking: 1)
    try pass(whenOver: Self.portion)
  }

  /// Writes a member that is a list: `body` is given what takes its records, one by one.
  package mutating func list(
    _ name: String, _ body: ((JSONValue) throws -> Void) throws -> Void
  ) throws {
    begin(name)
    buffer += "[".utf8
    var isFirst = true
    try body { record in
      buffer += (isFirst ? "\n" : ",\n").utf8
      isFirst = false
      record.write(to: &buffer, breaking: 0)
      try pass(whenOver: Self.portion)
    }
    buffer += (isFirst ? "]" : "\n]").utf8
  }

  /// Ends the document.
  package mutating func finish() throws {
    buffer += "\n}\n".utf8
    try pass(whenOver: 0)
  }

  private mutating func begin(_ name: String) {
    buffer += (hasMember ? ",\n" : "\n").utf8
    hasMember = true
    JSONValue.write(name, to: &buffer)
    buffer += ": ".utf8
  }

  private mutating func pass(whenOver size: Int) throws {
    guard buffer.count > size else { return }
    try sink(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
