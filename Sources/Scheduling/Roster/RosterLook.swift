/// A territory's plans around some dates, as they stood at one moment.
struct RosterLook: Sendable {
  let shelf: CatalogueShelf
  let now: Instant
  /// Counted before anything was looked at: what is found stands at this change or a later one.
  let change: Int
  /// The number of the first chunk; the others follow without a hole.
  let firstChunk: Int
  let chunks: [RosterChunk]

  /// - Parameter member: where the resource is in the territory's members.
  func page(_ member: Int, on date: LocalDate) -> RosterPage? {
    let index = RosterChunk.number(of: date) - firstChunk
    guard chunks.indices.contains(index), chunks[index].pages.indices.contains(member) else {
      return nil
    }
    return chunks[index].pages[member]
  }

  func page(of resource: ResourceID, on date: LocalDate) -> RosterPage? {
    let index = RosterChunk.number(of: date) - firstChunk
    guard chunks.indices.contains(index) else { return nil }
    return chunks[index].page(of: resource)
  }

  func day(_ key: DayKey) -> KeptDay? { page(of: key.resource, on: key.date)?.day(key.date) }
}
