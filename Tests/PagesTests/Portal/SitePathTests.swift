import Pages
import Testing

@Suite struct SitePathTests {
  @Test func spellsPaths() {
    let site = SitePath(prefix: "/s/alpenblick/")
    #expect(site.home == "/s/alpenblick/")
    #expect(site.appointment("apt_1") == "/s/alpenblick/appointments/apt_1")
    #expect(site.past(page: 1) == "/s/alpenblick/past")
    #expect(site.past(page: 2) == "/s/alpenblick/past?page=2")
    #expect(
      SitePath(prefix: "https://visits.example.com").visit(code: "a b")
        == "https://visits.example.com/v/a%20b")
  }

  @Test func encodesWhatItIsGiven() {
    let site = SitePath()
    #expect(site.appointment("../x?y#z") == "/appointments/..%2Fx%3Fy%23z")
    #expect(site.signIn(next: "/book?a=1&b=ä") == "/sign-in?next=%2Fbook%3Fa%3D1%26b%3D%C3%A4")
    let query = BookingQuery(
      asset: "ast_1", month: "2026-11", slot: "2026-11-26T07:00:00Z/2026-11-26T11:00:00Z")
    #expect(
      query.string
        == "?asset=ast_1&month=2026-11&slot=2026-11-26T07%3A00%3A00Z%2F2026-11-26T11%3A00%3A00Z")
    #expect(BookingQuery().string == "")
  }

  @Test func givesRoutersTheSamePaths() {
    #expect(SitePath.routes.cancellation("{id}") == "/appointments/{id}/cancellation")
    #expect(SitePath.routes.asset(hash: "{hash}", name: "{name}") == "/assets/{hash}/{name}")
  }
}
