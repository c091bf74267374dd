import Foundation
import Pages
import Scheduling
import Testing

@Suite struct BookingPageTests {
  private let samples = Samples()

  private func page(_ page: BookingPage) -> String { page.html(in: samples.frame()).string }

  /// A3: each day says weekday, date and number of free times.
  @Test func announcesEachDay() {
    let html = page(samples.booking(when: samples.picker()))
    #expect(
      html.contains("aria-label=\"Thursday, 26 November, 8 free times\" aria-current=\"true\""))
    #expect(html.contains("aria-label=\"Tuesday, 24 November, 3 free times\""))
    #expect(html.contains(">Sunday, 1 November, no free times</span>"))
    #expect(Markup(html).all("td").count == 42)
  }

  @Test func daysAreLinksThatKeepTheChoice() {
    let html = page(samples.booking(when: samples.picker()))
    #expect(
      html.contains(
        "href=\"/book?asset=ast_1&amp;service=svc_1&amp;month=2026-11&amp;day=2026-11-24#times\""))
    #expect(html.contains("href=\"/book?asset=ast_1&amp;service=svc_1&amp;month=2026-12#when\""))
  }

  @Test func groupsTimesByPartOfTheDay() throws {
    let html = page(samples.booking(when: samples.picker()))
    let order = ["Morning", "11:00", "Afternoon", "16:00", "Evening", "17:30"]
    var rest = html[...]
    for text in order {
      let range = try #require(rest.range(of: ">\(text)</"), "\(text) in its place")
      rest = rest[range.upperBound...]
    }
    #expect(Markup(html).all("input").filter { $0["name"] == "slot" }.count == 8)
  }

  @Test func keepsWhatWasTypedWhenTheTimeIsLost() {
    let html = page(
      samples.booking(
        when: samples.picker(taken: true), address: "Im Bretscha 22", comment: "Mind the <dog>",
        errors: ["slot": "gone"]))
    #expect(html.contains("Mind the &lt;dog&gt;</textarea>"))
    #expect(html.contains("value=\"Im Bretscha 22\""))
    #expect(html.contains("value=\"apt_new\""))
    #expect(html.contains("just been taken"))
    #expect(html.contains("Fri 27 November, 8:30"))
  }

  @Test func postsExactlyTheFieldsThatTheRoutesRead() {
    let html = page(samples.booking(when: samples.picker(), address: ""))
    let markup = Markup(html)
    let book = markup.tags.drop { $0["id"] != "book" }
    let names = Set(book.compactMap { ["input", "textarea"].contains($0.name) ? $0["name"] : nil })
    #expect(names == ["appointment", "asset", "service", "slot", "address", "comment"])
    let hiddenAsset = book.first { $0["name"] == "asset" }
    #expect(hiddenAsset?["value"] == "ast_1")
  }

  @Test func summaryFollowsTheChosenTime() {
    let chosen = samples.time("2026-11-26T08:30").slot
    let html = page(samples.booking(when: samples.picker(chosen: chosen)))
    #expect(html.contains("id=\"settled\" data-none=\"Choose a time\">Thu 26 November, 8:30<"))
    #expect(html.contains("Yearly service · Vitodens 200 · Vaduz time"))
  }

  @Test func offersContactWhenNothingIsFree() {
    var picker = samples.picker()
    picker.isFullyBooked = true
    let html = page(samples.booking(when: picker))
    #expect(html.contains("No free times at the moment"))
    #expect(html.contains("data-closed"))
    #expect(html.contains("href=\"tel:+4232301122\""))
  }

  /// The fragment holds the same two parts as the page, and nothing else.
  @Test func fragmentIsPartOfThePage() {
    let booking = samples.booking(when: samples.picker())
    let fragment = booking.fragment(in: samples.frame()).string
    let markup = Markup(fragment)
    #expect(markup.tags.contains { $0["id"] == "choose" })
    #expect(markup.tags.contains { $0["id"] == "when" })
    #expect(!fragment.contains("<html"))
    let form = fragment.prefix { _ in true }.split(separator: "<section id=\"when\"")[0]
    #expect(page(booking).contains(form))
  }

  @Test func asksToChooseFirst() {
    let html = page(samples.booking(when: nil, query: BookingQuery()))
    #expect(html.contains("Choose a product and a service"))
    #expect(html.contains("Show free times"))
  }
}
