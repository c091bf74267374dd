import Pages
import Scheduling
import Testing

/// What single pages must say.
@Suite struct PortalPagesTests {
  private let samples = Samples()
  private var frame: Frame { samples.frame() }
  private var out: Frame { samples.frame(signedIn: false) }

  @Test func homeShowsOneActiveVisitAndTheOthersWithTheirActions() {
    let html = HomePage(
      firstName: "Mira", active: samples.active,
      upcoming: [samples.exchange, samples.inspection]
    ).html(in: frame).string
    #expect(html.contains(">Hello, Mira</h1>"))
    #expect(html.contains(">Active appointment</h2>"))
    #expect(html.contains(">10:24</p>"))
    #expect(html.contains("href=\"/appointments/apt_2/rescheduling\""))
    #expect(html.contains("href=\"/appointments/apt_2/cancellation\""))
    #expect(!html.contains("href=\"/appointments/apt_4/cancellation\""))
    #expect(html.contains("since 9:10, Vaduz time"))
  }

  @Test func homeWithoutTheRoleSaysWhomToAsk() {
    let html = HomePage(firstName: "Mira", canBook: false).html(in: frame).string
    #expect(html.contains("You can’t book online yet"))
    #expect(html.contains("mailto:service@rheintal-heizung.example"))
    #expect(!html.contains("class=\"button primary\" href=\"/book\""))
  }

  @Test func everyRefusedCodeHasItsOwnMessage() {
    let messages = RedemptionPage.Refusal.allCases.map { refusal in
      RedemptionPage(code: "X", refusal: refusal).html(in: out).string
    }
    #expect(Set(messages).count == RedemptionPage.Refusal.allCases.count)
    for html in messages {
      #expect(html.contains("id=\"code-error\""))
      #expect(html.contains("value=\"X\""))
    }
  }

  @Test func signInKeepsTheAddressAndNotThePassword() {
    let html = SignInPage(
      .customers, email: "mira@example.com", next: "/book",
      errors: ["": "Email and password don’t match."]
    ).html(in: out).string
    #expect(html.contains("value=\"mira@example.com\""))
    #expect(html.contains("<title>Please check: Sign in – Rheintal Heizung</title>"))
    #expect(html.contains("name=\"next\" value=\"/book\""))
  }

  @Test func menuIsOnlyForThoseWhoAreSignedIn() {
    #expect(!SignInPage(.customers).html(in: out).string.contains("Sign out"))
    let html = PastPage(visits: []).html(in: frame).string
    #expect(html.contains("Sign out"))
    #expect(html.contains("href=\"/\" aria-current=\"page\""))
  }

  @Test func aZoneThatIsNotInTheListIsNotLost() {
    let form = ProfileForm(language: "en", zone: "Antarctica/Troll")
    let html = ProfilePage(variant: .own, form: form, zones: ["UTC"]).html(in: frame).string
    #expect(html.contains("<option value=\"Antarctica/Troll\" selected>"))
  }

  @Test func mailTextsBecomePressable() {
    let mail = DemoMailPage(
      from: "a", to: "b", subject: "c", at: samples.at("2026-11-21T10:00"), zone: Samples.vaduz,
      text: "One https://a.example/x two\nhttp://b.example end")
    let html = mail.html(in: out).string
    #expect(
      html.contains(
        "One <a href=\"https://a.example/x\">https://a.example/x</a> two\n"
          + "<a href=\"http://b.example\">http://b.example</a> end"))
  }

  @Test func pastPagesHavePaging() {
    let html = PastPage(visits: samples.past, page: 2, pages: 3).html(in: frame).string
    #expect(html.contains("Page 2 of 3"))
    #expect(html.contains("href=\"/past\""))
    #expect(html.contains("href=\"/past?page=3\""))
  }
}
