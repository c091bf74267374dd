import Scheduling
import Testing

struct ZoneNameTests {
  @Test(arguments: [
    "UTC", "Europe/Zurich", "America/Argentina/Buenos_Aires", "Etc/GMT+12", "Etc/GMT-14", "GB-Eire",
  ])
  func plausible(name: String) {
    #expect(Zone.isPlausibleName(name))
  }

  @Test(arguments: [
    "", "/", "..", "../etc/passwd", "Europe/../UTC", "/etc/localtime", "Europe/", "Europe//Zurich",
    "Europe/Zürich", "Europe\\Zurich", "A B", "A\u{0}", "-v", "Europe/-x", ".", "UTC\n",
    String(repeating: "A", count: 65),
  ])
  func implausible(name: String) {
    #expect(!Zone.isPlausibleName(name))
    #expect(throws: ZoneError.implausibleName) { try Zone(name: name, tzif: TZifSketch().bytes) }
    let source = ZoneSource { _ in .utc }
    #expect(source.zone(name) == nil)
  }

  @Test func namesDecideEquality() throws {
    let one = try TZifSketch(kinds: [TZifSketch.nil]).zone("UTC")
    #expect(one == .utc)
    #expect(Set([one, .utc]).count == 1)
    #expect(try TZifSketch().zone("Other") != .utc)
  }

  @Test func utc() throws {
    let instant = try #require(Instant(iso8601: "2026-11-26T07:30:00Z"))
    #expect(Zone.utc.local(instant).description == "2026-11-26T07:30")
    #expect(Zone.utc.abbreviation(at: instant) == "UTC")
    #expect(Zone.utc.resolve(Zone.utc.local(instant)) == .one(instant))
  }
}
