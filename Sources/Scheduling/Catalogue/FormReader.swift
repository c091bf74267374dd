/// What was typed into a form, by the names of its inputs, and from what the form was made.
public struct TypedForm: Sendable {
  public var fields: [String: String]
  /// The ``FormStamp`` of what stood when the form was made; nil: it was a new one.
  public var stamp: String?

  public init(fields: [String: String], stamp: String? = nil) {
    self.fields = fields
    self.stamp = stamp
  }
}

/// What came of a form.
public enum EditAnswer: Sendable {
  /// - conflicts: visits that can't be kept any more and could be before.
  case saved(conflicts: Int)
  case created(String)
  /// Every field that can't stand, in the form's order.
  case faulty([FormFault])
  /// Somebody changed it after the form was made: what stands by now.
  case outdated(standing: [String: String])
  case notFound
}

/// Tells two states of a record's form apart: equal fields have equal stamps. It is no secret and
/// guards nothing but against overwriting what one hasn't seen.
public enum FormStamp {
  /// FNV-1a, 64 bits, over the fields by name.
  public static func of(_ fields: [String: String]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    for (name, value) in fields.sorted(by: { $0.key < $1.key }) where !value.isEmpty {
      for byte in name.utf8 { add(byte) }
      add(0)
      for byte in value.utf8 { add(byte) }
      add(1)
    }
    return String(hash, radix: 16)
  }
}

/// A field of a form and why it can't stand.
public struct FormFault: Hashable, Sendable {
  /// The name of its input.
  public var field: String
  public var reason: Reason

  public init(field: String, reason: Reason) {
    self.field = field
    self.reason = reason
  }

  public enum Reason: Hashable, Sendable {
    case missing
    /// The most characters allowed.
    case tooLong(Int)
    /// Not a whole number of that range.
    case notWhole(ClosedRange<Int>)
    /// Not a number of that range.
    case notNumber(ClosedRange<Int>)
    /// Not what a field of that form takes.
    case malformed(Form)
    /// Not one of the choices.
    case notAChoice
    /// Hours of one day share some time.
    case overlapping
    case endsBeforeItStarts
    /// More than so many days from today.
    case tooFarAhead(Int)
    /// A day that has gone by.
    case isOver
    /// Another record has that name.
    case taken
    /// The same thing is named twice.
    case standsTwice
    /// The most entries allowed.
    case tooMany(Int)
    /// Somebody else signs in with it.
    case addressTaken
    /// Somebody must stay able to change the settings.
    case administrator(AdministratorRefusal)
    /// An address that no postal area and no point says the place of.
    case notLocated
    /// Several can't come together to a service with arrival windows or shared seats.
    case notTogether
  }

  public enum Form: Hashable, Sendable {
    case text, hours, date, time, email, phone, zone, point, country, link, postalAreas, dates
    /// The beginning of an invitation URL; origins of websites, one in each line.
    case prefix, origins
  }
}

/// Reads a form field by field and collects every fault. A field that is not asked for is not read:
/// whatever else was sent changes nothing.
struct FormReader {
  let fields: [String: String]
  let zones: ZoneSource
  private(set) var faults: [FormFault] = []

  init(_ fields: [String: String], zones: ZoneSource) {
    self.fields = fields
    self.zones = zones
  }

  mutating func fault(_ field: String, _ reason: FormFault.Reason) {
    faults.append(FormFault(field: field, reason: reason))
  }

  func raw(_ name: String) -> String { (fields[name] ?? "").trimmed }

  func flag(_ name: String) -> Bool { fields[name] == "true" }

  mutating func text(
    _ name: String, atMost limit: Int, isRequired: Bool = true, hasLines: Bool = false
  ) -> String {
    let text = raw(name)
    if isRequired, text.isEmpty {
      fault(name, .missing)
    } else if text.count > limit {
      fault(name, .tooLong(limit))
    } else if text.unicodeScalars.contains(where: {
      $0.properties.generalCategory == .control && !(hasLines && $0 == "\n")
    }) {
      fault(name, .malformed(.text))
    }
    return text
  }

  /// Nil when it is empty.
  mutating func optionalText(
    _ name: String, atMost limit: Int, hasLines: Bool = false
  ) -> String? {
    let text = text(name, atMost: limit, isRequired: false, hasLines: hasLines)
    return text.isEmpty ? nil : text
  }

  /// Nil when it is empty. What `isRight` refuses is at fault.
  mutating func optionalText(
    _ name: String, atMost limit: Int, as form: FormFault.Form, _ isRight: (String) -> Bool
  ) -> String? {
    let count = faults.count
    guard let text = optionalText(name, atMost: limit) else { return nil }
    if faults.count == count, !isRight(text) { fault(name, .malformed(form)) }
    return text
  }

  mutating func integer(_ name: String, _ range: ClosedRange<Int>) -> Int {
    let text = raw(name)
    guard !text.isEmpty else {
      fault(name, .missing)
      return range.lowerBound
    }
    return whole(name, text, range) ?? range.lowerBound
  }

  private mutating func whole(_ name: String, _ text: String, _ range: ClosedRange<Int>) -> Int? {
    guard text.utf8.count <= 12, text.utf8.allSatisfy(\.isDigit), let number = Int(text),
      range.contains(number)
    else {
      fault(name, .notWhole(range))
      return nil
    }
    return number
  }

  /// A number with a decimal point or comma; nil when it is empty or at fault.
  mutating func decimal(_ name: String, _ range: ClosedRange<Int>) -> Double? {
    let text = String(raw(name).map { $0 == "," ? "." : $0 })
    guard !text.isEmpty else { return nil }
    guard text.utf8.count <= 12, text.utf8.allSatisfy({ $0.isDigit || $0 == 0x2E }),
      let number = Double(text), number >= Double(range.lowerBound),
      number <= Double(range.upperBound)
    else {
      fault(name, .notNumber(range))
      return nil
    }
    return number
  }

  mutating func choice<Choice: RawRepresentable<String>>(_ name: String, else usual: Choice)
    -> Choice
  {
    if let choice = Choice(rawValue: raw(name)) { return choice }
    fault(name, .notAChoice)
    return usual
  }

  /// Nil when it is empty or at fault.
  mutating func identifier<Kind>(
    _ name: String, where isKnown: (Identifier<Kind>) -> Bool
  ) -> Identifier<Kind>? {
    let text = raw(name)
    guard !text.isEmpty else { return nil }
    guard let id = Identifier<Kind>(text), isKnown(id) else {
      fault(name, .notAChoice)
      return nil
    }
    return id
  }

  mutating func zone(_ name: String) -> Zone {
    if let zone = zones.zone(raw(name)) { return zone }
    fault(name, .malformed(.zone))
    return .utc
  }

  /// Nil when it is empty or at fault.
  mutating func date(_ name: String, isRequired: Bool = false) -> LocalDate? {
    let text = raw(name)
    guard !text.isEmpty else {
      if isRequired { fault(name, .missing) }
      return nil
    }
    guard let date = LocalDate(typed: text) else {
      fault(name, .malformed(.date))
      return nil
    }
    return date
  }

  /// Nil when it is empty or at fault.
  mutating func time(_ name: String) -> LocalTime? {
    let text = raw(name)
    guard !text.isEmpty else { return nil }
    guard let time = LocalTime(typed: text) else {
      fault(name, .malformed(.time))
      return nil
    }
    return time
  }

  /// - Parameter mayOverlap: windows may, hours may not.
  mutating func hours(_ name: String, mayOverlap: Bool = false) -> [HoursRange] {
    let text = text(name, atMost: TextLimit.hours, isRequired: false)
    guard let ranges = HoursText.read(text) else {
      fault(name, .malformed(.hours))
      return []
    }
    if !mayOverlap, HoursText.overlap(ranges) { fault(name, .overlapping) }
    return ranges
  }

  mutating func week() -> WeeklyHours {
    WeeklyHours(days: Weekday.allCases.map { hours($0.field) })
  }
}

extension LocalDate {
  /// `2026-11-26`, or as people write it here: `26.11.2026`. Of the years 1970 to 2199.
  init?(typed text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map {
      String($0).trimmed
    }
    if parts.count == 3, parts.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }),
      let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
    {
      self.init(year: year, month: month, day: day)
    } else {
      self.init(iso8601: text)
    }
    guard (1970...2199).contains(year) else { return nil }
  }
}

extension Weekday {
  /// The name of its input: `monday`.
  public var field: String {
    switch self {
    case .monday: "monday"
    case .tuesday: "tuesday"
    case .wednesday: "wednesday"
    case .thursday: "thursday"
    case .friday: "friday"
    case .saturday: "saturday"
    case .sunday: "sunday"
    }
  }
}

extension WeeklyHours {
  /// One field for each weekday.
  public var fields: [String: String] {
    var fields: [String: String] = [:]
    for day in Weekday.allCases { fields[day.field] = HoursText.write(self[day]) }
    return fields
  }
}
