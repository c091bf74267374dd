/// Slot lists as JSON, written by hand: thousands of instants without a string for each.
///
/// ```json
/// {"timeZone":"Europe/Zurich","days":[{"date":"2026-11-26","slots":["2026-11-26T07:30:00Z"]}]}
/// ```
///
/// A slot is what booking takes: an instant, or two with a slash between them for a window.
public enum SlotJSON {
  /// The document as UTF-8.
  public static func encode(_ list: SlotList) -> [UInt8] {
    var json: [UInt8] = []
    let count = list.days.reduce(0) { $0 + $1.slots.count }
    json.reserveCapacity(64 + list.days.count * 40 + count * 44)
    write(list, to: &json)
    return json
  }

  /// The list alone, for a document that holds more.
  public static func write(_ list: SlotList, to json: inout [UInt8]) {
    // Names of zones are letters, digits and a few marks: nothing to escape.
    append("{\"timeZone\":\"", to: &json)
    json.append(contentsOf: list.zone.name.utf8)
    append("\",\"days\":[", to: &json)
    for (index, day) in list.days.enumerated() {
      append(index == 0 ? "{\"date\":\"" : ",{\"date\":\"", to: &json)
      json.append(contentsOf: day.date.iso8601.utf8)
      append("\",\"slots\":[", to: &json)
      for (index, slot) in day.slots.enumerated() {
        append(index == 0 ? "\"" : ",\"", to: &json)
        append(slot.earliest, to: &json)
        if !slot.isExact {
          append("/", to: &json)
          append(slot.latest, to: &json)
        }
        append("\"", to: &json)
      }
      append("]}", to: &json)
    }
    append("]}", to: &json)
  }

  private static func append(_ literal: StaticString, to json: inout [UInt8]) {
    json.append(
      contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  private static func append(_ instant: Instant, to json: inout [UInt8]) {
    instant.withISO8601 { json.append(contentsOf: $0) }
  }
}
