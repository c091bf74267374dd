/// How far an import or export has come.
package struct ImportProgress: Hashable, Sendable, Codable {
  package enum Phase: String, Sendable, Codable {
    case reading, writing, planning, exporting
  }

  package var phase: Phase
  /// Records, or days when planning.
  package var done: Int
  package var total: Int

  package init(phase: Phase, done: Int, total: Int) {
    self.phase = phase
    self.done = done
    self.total = total
  }
}
