/// Who comes along with whoever leads a visit: resources by name, all at the same start.
public struct Companions: Hashable, Sendable {
  /// No start is offered without them.
  public var required: [ResourceID]
  /// They come if they can when it is booked.
  public var optional: [ResourceID]

  public static let none = Companions(required: [], optional: [])

  public init(required: [ResourceID], optional: [ResourceID]) {
    self.required = required
    self.optional = optional
  }

  var isEmpty: Bool { required.isEmpty && optional.isEmpty }
}

extension Appointment {
  /// All days that it stands on, in the order in which plans are written: the one of whoever leads,
  /// and those of the others.
  public var dayKeys: [DayKey] {
    companions.isEmpty ? [dayKey] : ([dayKey] + companions).sorted()
  }

  /// Everybody who comes, whoever leads first.
  public var everybody: [ResourceID] { [resource] + companions.map(\.resource) }
}

/// Those who can come along to a start, and where in their days.
struct Company {
  var candidates: [Candidate]
  /// Nil: there is nobody.
  var search: SlotSearch?

  var keys: [DayKey] { candidates.map(\.key).sorted() }
}

extension Ledger {
  /// Who comes along, as their plans stand in this transaction.
  ///
  /// - Parameter date: on which the slot is proposed.
  /// - Throws: ``SlotLost`` when somebody can't who must.
  func company(to slot: Slot, on date: LocalDate, _ scene: SlotScene) throws -> Company {
    let wanted = scene.companions
    guard !wanted.isEmpty else { return Company(candidates: [], search: nil) }
    let ids = wanted.required + wanted.optional
    let (first, last) = (date - SlotSearch.margin, date + SlotSearch.margin)
    let search = SlotSearch(
      scene, shelf: CatalogueShelf(try catalogue()), now: now,
      book: DayBook(
        days: try days(of: ids, from: first, through: last),
        deviations: try deviations(of: ids, from: first, through: last)))
    var candidates: [Candidate] = []
    for id in wanted.required {
      guard let found = search.companion(id, to: slot, on: date) else { throw SlotLost() }
      candidates.append(found)
    }
    candidates += wanted.optional.compactMap { search.companion($0, to: slot, on: date) }
    return Company(candidates: candidates, search: search)
  }

  /// Writes a visit into the days of everybody who comes along.
  ///
  /// - Throws: ``SlotLost`` when one of the days can't keep it after all.
  func occupy(_ appointment: Appointment, in company: Company) throws {
    guard let search = company.search else { return }
    for candidate in company.candidates.sorted(by: { $0.key < $1.key }) {
      guard try occupy(appointment, as: candidate, in: search) != nil else { throw SlotLost() }
    }
  }
}
