import Foundation
import Scheduling
import Testing

struct InstantTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0),
    ("2026-11-26T07:30:00Z", 1_795_678_200),
    ("1969-12-31T23:59:59Z", -1),
    ("2000-02-29T12:00:00Z", 951_825_600),
    ("0001-01-01T00:00:00Z", -62_135_596_800),
    ("9999-12-31T23:59:59Z", 253_402_300_799),
  ])
  func textAndBack(text: String, seconds: Int) {
    #expect(Instant(seconds: seconds).iso8601 == text)
    #expect(Instant(iso8601: text)?.seconds == seconds)
  }

  @Test(arguments: [
    ("2026-11-26T07:30Z", "2026-11-26T07:30:00Z"),
    ("2026-11-26T08:30:00+01:00", "2026-11-26T07:30:00Z"),
    ("2026-11-26T08:30+01:00", "2026-11-26T07:30:00Z"),
    ("2026-11-25T22:00:00-09:30", "2026-11-26T07:30:00Z"),
    ("2026-11-26T07:30:00-00:00", "2026-11-26T07:30:00Z"),
    ("2027-01-01T00:30:00+23:59", "2026-12-31T00:31:00Z"),
  ])
  func otherWaysToWrite(text: String, expected: String) {
    #expect(Instant(iso8601: text)?.iso8601 == expected)
  }

  @Test(arguments: [
    "", "2026", "2026-11-26", "2026-11-26T07Z", "2026-11-26T07:30", "2026-11-26T07:30:00",
    "2026-11-26 07:30:00Z", "2026-11-26t07:30:00Z", "2026-11-26T07:30:00z", "2026-11-26T24:00:00Z",
    "2026-11-26T07:60:00Z", "2026-11-26T07:30:60Z", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
    "2026-11-26T07:30:00.5Z", "2026-11-26T07:30:00Z ", " 2026-11-26T07:30:00Z",
    "2026-11-26T07:30:00+1:00", "2026-11-26T07:30:00+0100", "2026-11-26T07:30:00+24:00",
    "2026-11-26T07:30:00+00:60", "2026-11-26T07:30:00ZZ", "+2026-11-26T07:30:00Z",
    "0000-01-01T00:00:00Z", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01",
    "10000-01-01T00:00:00Z", "٢٠٢٦-11-26T07:30:00Z", "2026-11-26T0７:30:00Z",
  ])
  func malformed(text: String) {
    #expect(Instant(iso8601: text) == nil)
  }

  @Test func outsideTheWritableYears() {
    #expect(Instant(seconds: 253_402_300_800).iso8601 == "+10000-01-01T00:00Z")
    #expect(Instant(seconds: -62_135_596_801).iso8601 == "0-12-31T23:59:59Z")
  }

  @Test func arithmetic() {
    var instant = Instant(seconds: 100)
    instant += 20
    #expect(instant == Instant(seconds: 120))
    #expect(instant + 5 - 10 == Instant(seconds: 115))
    #expect(instant - Instant(seconds: 20) == 100)
    #expect(Instant(seconds: -1) < Instant(seconds: 0))
  }

  @Test func coding() throws {
    let instants = [Instant(seconds: 0), Instant(seconds: 1_795_678_200)]
    let data = try JSONEncoder().encode(instants)
    #expect(
      String(decoding: data, as: UTF8.self)
        == #"["1970-01-01T00:00:00Z","2026-11-26T07:30:00Z"]"#)
    #expect(try JSONDecoder().decode([Instant].self, from: data) == instants)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Instant].self, from: Data(#"["tomorrow"]"#.utf8))
    }
  }
}
