import Foundation
import Scheduling
import Testing

@Suite("Slot lists as JSON") struct SlotJSONTests {
  private struct Document: Decodable, Equatable {
    struct Day: Decodable, Equatable {
      var date: String
      var slots: [String]
    }
    var timeZone: String
    var days: [Day]
  }

  @Test func everySlotIsWhatBookingTakes() throws {
    let date = LocalDate(iso8601: "2026-11-26")!
    let exact = Slot(start: Instant(iso8601: "2026-11-26T07:30:00Z")!)
    let window = Slot(
      earliest: Instant(iso8601: "2026-11-26T08:00:00Z")!,
      latest: Instant(iso8601: "2026-11-26T12:00:59Z")!)!
    let json = SlotJSON.encode(
      SlotList(
        zone: .utc,
        days: [
          SlotList.Day(date: date, slots: [exact, window]),
          SlotList.Day(date: date + 1, slots: [exact]),
        ]))
    let read = try JSONDecoder().decode(Document.self, from: Data(json))
    #expect(
      read
        == Document(
          timeZone: "UTC",
          days: [
            Document.Day(date: "2026-11-26", slots: [exact.text, window.text]),
            Document.Day(date: "2026-11-27", slots: [exact.text]),
          ]))
    #expect(read.days[0].slots.map(Slot.init(text:)) == [exact, window])
  }

  @Test func noDaysAreAnEmptyList() {
    let json = SlotJSON.encode(SlotList(zone: .utc, days: []))
    #expect(String(decoding: json, as: UTF8.self) == #"{"timeZone":"UTC","days":[]}"#)
  }
}
