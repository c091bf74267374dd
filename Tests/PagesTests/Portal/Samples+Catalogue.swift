import Pages
import Scheduling

/// What staff keep: a resource with everything, a service type, a territory, the lists.
extension Samples {
  var catalogue: [(name: String, html: HTML)] {
    let staff = staffFrame
    let wrong: FieldErrors = [
      "monday": typed("Please write hours."), "": typed("Somebody else has changed this."),
    ]
    var typedHours = FormState(values: ["monday": typed("8 to 12")])
    typedHours.errors = wrong
    let own = ResourcePage(
      record: record, choices: choices, isDispatcher: false, refused: ["hours": typedHours])
    let all = ResourcePage(record: record, choices: choices, isDispatcher: true)
    let list = ResourceListPage(
      resources: [lena, spare], territories: [:], search: typed("be"), withInactive: true, page: 2,
      pages: 3, today: Samples.today)
    let entries = [("cat_1", typed("Boilers")), ("cat_2", typed("Lifts"))].map {
      (id: $0.0, name: $0.1)
    }
    var taken = FormState(values: ["name": typed("Lifts")])
    taken.errors = ["name": typed("There is one of that name already.")]
    return [
      ("staff-resource", all.html(in: staff)), ("staff-own-hours", own.html(in: staff)),
      ("staff-resources", list.html(in: staff)),
      (
        "staff-resource-new",
        ResourceCreationPage(state: FormState(values: ["name": typed("Nils")]), choices: choices)
          .html(in: staff)
      ),
      (
        "staff-absence",
        AbsencePage(absence: absence, resource: lena, isDispatcher: true).html(in: staff)
      ),
      ("staff-service-type", serviceTypePage.html(in: staff)),
      (
        "staff-territory",
        TerritoryPage(
          id: "ter_1", name: typed("Valley"),
          state: FormState(values: ["name": typed("Valley"), "areas": typed("LI 9490")]),
          zones: choices.zones
        ).html(in: staff)
      ),
      (
        "staff-service-types",
        OfferListPage(
          tab: .serviceTypes,
          lines: [
            .init(
              path: "/staff/service-types/svc_1", name: typed("Repair"), detail: typed("1 hour"),
              badge: typed("Inactive"))
          ]
        ).html(in: staff)
      ),
      (
        "staff-categories",
        NameListPage(list: .categories, entries: entries, refused: ("cat_2", taken))
          .html(in: staff)
      ),
      (
        "staff-home",
        StaffHomePage(
          conflicts: record.conflicts, conflictCount: 3, failedMessages: 2,
          next: [
            StaffVisitRow(
              card: inspection, state: .scheduled, contact: typed("Mira Marxer"),
              resource: typed("Lena Beck"))
          ], mayBook: true
        ).html(in: staff)
      ),
      (
        "staff-home-quiet",
        StaffHomePage(next: []).html(in: staff)
      ),
    ]
  }

  var staffFrame: Frame {
    var frame = frame(signedIn: false, flash: Flash(.done, typed("Saved.")))
    frame.staff = StaffMenu(
      name: typed("Dora"),
      viewer: StaffViewer(
        id: StaffUserID(now: at("2026-11-21T08:00"), random: []), resource: lena.id,
        permissions: [.dispatch, .ownDays, .administer]))
    return frame
  }

  private var lena: Resource {
    var resource = Resource.blank(
      ResourceID(now: at("2026-11-21T08:00"), random: [1]), zone: Samples.vaduz)
    resource.name = typed("Lena Beck")
    resource.email = typed("lena@example.com")
    resource.phone = typed("+423 123 45 67")
    resource.base = Address(
      street: typed("Landstrasse 12"), postalCode: typed("9490"), city: typed("Vaduz"),
      country: typed("LI"), place: Place(latitude: 47.1, longitude: 9.5))
    resource.photo = Image(mediaType: "image/png", bytes: [1])
    resource.skills = [
      SkillLevel(
        skill: SkillID(now: at("2026-11-21T08:00"), random: [2]), level: 3,
        validThrough: Samples.today)
    ]
    resource.memberships = [
      Membership(
        territory: TerritoryID(now: at("2026-11-21T08:00"), random: [3]), kind: .temporary,
        from: Samples.today, through: Samples.today + 3)
    ]
    return resource
  }

  private var spare: Resource {
    var resource = lena
    resource.isActive = false
    return resource
  }

  private var choices: ResourceChoices {
    let organization = Organization(
      id: OrganizationID(now: at("2026-11-21T08:00"), random: []), name: typed("Firm"),
      slug: "firm", zone: Samples.vaduz, language: "en",
      look: .init(accent: "#000000", font: nil, logo: nil), contactEmail: nil, contactPhone: nil,
      footer: nil, rules: PortalRules(), catalogueVersion: 1)
    return ResourceChoices(
      catalogue: Catalogue(
        organization: organization, territories: [], serviceTypes: [], resources: [],
        categories: [],
        skills: [
          Skill(id: SkillID(now: at("2026-11-21T08:00"), random: [2]), name: typed("Gas"))
        ]), zones: ["Europe/Vaduz", "UTC"])
  }

  private var absence: Absence {
    Absence(
      id: AbsenceID(now: at("2026-11-21T08:00"), random: [4]),
      range: TimeRange(from: at("2026-11-26T13:00"), seconds: 7200), reason: typed("Dentist"))
  }

  private var record: ResourceRecord {
    ResourceRecord(
      resource: lena, today: Samples.today,
      shifts: [Shift(date: Samples.today + 2, ranges: []), Shift(date: Samples.today, ranges: [])],
      absences: [absence], conflicts: [])
  }

  private var serviceTypePage: ServiceTypePage {
    var type = ServiceTypeForm.blank(ServiceTypeID(now: at("2026-11-21T08:00"), random: []))
    type.name = typed("Repair")
    type.description = typed("Whatever is broken.\nDone well.")
    type.priceText = typed("CHF 120")
    return ServiceTypePage(
      id: type.id.rawValue, name: type.name,
      state: FormState(standing: ServiceTypeForm.fields(of: type)),
      categories: [Choice(value: "cat_1", label: typed("Boilers"))], choices: choices)
  }
}
