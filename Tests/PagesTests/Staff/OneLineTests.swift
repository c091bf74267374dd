import Pages
import Testing

@Suite("Texts on one line")
struct OneLineTests {
  @Test(
    "S19: nothing that was typed passes for another line or turns the writing round",
    arguments: [
      ("Mira Ospelt", "Mira Ospelt"), ("a\nb", "a⏎b"), ("a\r\nb", "a⏎b"), ("a\u{2028}b", "a⏎b"),
      ("a\tb", "a b"), ("a\u{0}b", "a\u{2400}b"), ("a\u{1B}[31mb", "a\u{241B}[31mb"),
      ("a\u{202E}b", "a\u{FFFD}b"), ("a\u{2066}b", "a\u{FFFD}b"), ("a\u{7F}b", "a\u{FFFD}b"),
      ("Zürich – 北京", "Zürich – 北京"),
    ])
  func oneLine(_ story: (typed: String, shown: String)) {
    #expect(story.typed.oneLine == story.shown)
  }
}
