import Foundation
import Pages
import Scheduling
import Testing

@Suite struct DateTextsTests {
  private let english = Texts.english.dates
  private let german = Texts.german.dates
  private let day = LocalDate(iso8601: "2026-11-26") ?? LocalDate(days: 0)

  @Test func writesDates() {
    #expect(english.day(day) == "Thursday, 26 November")
    #expect(english.dayWithYear(day) == "Thursday, 26 November 2026")
    #expect(english.shortDay(day) == "Thu 26 November")
    #expect(german.day(day) == "Donnerstag, 26. November")
    #expect(german.shortDay(day) == "Do 26. November")
    #expect(german.month(Month(containing: day)) == "November 2026")
  }

  @Test func writesTimesWithTheirZone() {
    let samples = Samples()
    let exact = samples.time("2026-11-26T08:30")
    let window = samples.time("2026-11-26T08:00", until: "2026-11-26T12:00")
    #expect(english.clock(exact) == "8:30")
    #expect(english.clock(window) == "8:00–12:00")
    #expect(english.clockAndZone(exact) == "8:30, Vaduz time")
    #expect(german.clockAndZone(exact) == "8:30, Ortszeit Vaduz")
    #expect(english.shortWhen(window) == "Thu 26 November, 8:00–12:00")
    #expect(
      english.zoneInFull(Samples.vaduz, at: exact.start) == "Vaduz time (Central European Time)")
    #expect(english.zone(.utc) == "UTC")
    #expect(english.zoneInFull(.utc, at: exact.start) == "UTC")
    #expect(german.zoneChoice("Europe/Zurich") == "Zürich (Europe)")
    #expect(english.zoneChoice("America/Argentina/Buenos_Aires") == "Buenos Aires (America)")
  }

  /// A4: the hour that the clocks show twice is told apart, and only that one.
  @Test(arguments: [
    ("2026-10-25T00:30:00Z", "2:30 (UTC+2)"), ("2026-10-25T01:30:00Z", "2:30 (UTC+1)"),
    ("2026-10-24T23:30:00Z", "1:30"), ("2026-10-25T02:00:00Z", "3:00"),
  ])
  func tellsTheDoubledHourApart(instant: String, written: String) throws {
    let instant = try #require(Instant(iso8601: instant))
    #expect(english.time(instant, in: Samples.vaduz) == written)
  }

  @Test func writesTheSlotValue() {
    let samples = Samples()
    #expect(samples.time("2026-11-26T08:30").slot == "2026-11-26T07:30:00Z")
    #expect(
      samples.time("2026-11-26T08:00", until: "2026-11-26T12:00").slot
        == "2026-11-26T07:00:00Z/2026-11-26T11:00:00Z")
  }

  @Test func choosesLanguages() {
    #expect(Texts.language("de-LI").language == "de")
    #expect(Texts.language("DE").language == "de")
    #expect(Texts.language("rm").language == "en")
    #expect(Texts.english.duration(seconds: 3600) == "1 hour")
    #expect(Texts.english.duration(seconds: 5400) == "1 h 30 min")
    #expect(Texts.english.duration(seconds: 2700) == "45 minutes")
  }

  /// The German of Liechtenstein and Switzerland has no «ß».
  @Test func germanHasNoEszett() {
    var samples = Samples()
    samples.texts = .german
    for page in samples.pages { #expect(!page.html.string.contains("ß"), "\(page.name)") }
  }
}
