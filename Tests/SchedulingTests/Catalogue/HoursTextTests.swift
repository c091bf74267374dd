import Scheduling
import Testing

@Suite struct HoursTextTests {
  @Test(arguments: [
    // typed                         kept
    ("08:00–12:00, 13:00–17:00", "08:00–12:00, 13:00–17:00"),
    ("8-12", "08:00–12:00"),
    ("13.30 - 17 ; 8–12", "08:00–12:00, 13:30–17:00"),
    ("22:00-06:00", "22:00–06:00"),
    ("0-24", "00:00–24:00"),
    ("", ""),
    (" , ", ""),
    ("08:00:30-09:00", "08:00:30–09:00"),
  ])
  func readsWhatPeopleType(typed: String, kept: String) throws {
    let ranges = try #require(HoursText.read(typed))
    #expect(HoursText.write(ranges) == kept)
    #expect(HoursText.read(kept) == ranges)
  }

  @Test(arguments: [
    "8", "8-", "8-25", "24-25", "8:5-9", "8-12-13", "morning", "8–12 and 13–17", "-8-12", "٨-١٢",
    "1-2,2-3,3-4,4-5,5-6,6-7,7-8,8-9,9-10,10-11,11-12",
  ])
  func refuses(typed: String) {
    #expect(HoursText.read(typed) == nil)
  }

  @Test func stampsTellFieldsApart() {
    let stamp = FormStamp.of(["a": "1", "b": ""])
    #expect(stamp == FormStamp.of(["a": "1"]), "an empty field is none")
    #expect(stamp != FormStamp.of(["a": "2"]))
    #expect(FormStamp.of(["a": "bc"]) != FormStamp.of(["ab": "c"]))
  }

  @Test(arguments: [
    // from                     to                         fields
    (
      "2026-11-24T23:00:00Z", "2026-11-25T23:00:00Z",
      ["from": "2026-11-25", "fromTime": "", "through": "2026-11-25", "throughTime": ""]
    ),
    (
      "2026-11-25T12:00:00Z", "2026-11-26T09:30:00Z",
      ["from": "2026-11-25", "fromTime": "13:00", "through": "2026-11-26", "throughTime": "10:30"]
    ),
  ])
  func anAbsenceIsShownInTheZoneOfWhoIsAway(
    start: String, end: String, fields: [String: String]
  ) throws {
    let range = TimeRange(
      uncheckedStart: try #require(Instant(iso8601: start)),
      end: try #require(Instant(iso8601: end)))
    let absence = Absence(id: try #require(AbsenceID("abs_a")), range: range, reason: "")
    let zone = try ZoneFiles.zone("Europe/Vaduz")
    #expect(
      DeviationForm.fields(of: absence, in: zone) == fields.merging(["reason": ""]) { $1 })
  }
}
