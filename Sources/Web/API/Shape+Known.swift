import Scheduling
import StrictJSON

extension Shape {
  /// The wire types by name: the document's components, and what answers are tested against.
  static let known: [String: Shape] = [
    "Address": .object(address), "Appointment": .object(appointment),
    "AppointmentList": list(of: "Appointment"), "Booking": .object(booking),
    "Contact": .object(contact), "ContactList": list(of: "Contact"),
    "NewContact": .object(contactForm(isNew: true)),
    "ContactChange": .object(contactForm(isNew: false)),
    "Invitation": .object(invitation), "InvitationList": list(of: "Invitation"),
    "InvitationWithCode": .object(
      invitation + [
        Member(
          "code", .line(1...100),
          """
          For the redemption page; nobody can read it again. Only for keys with `contacts:write`, and \
          not when an `Idempotency-Key` is sent again.
          """)
      ]),
    "NewInvitation": .object(newInvitation), "Resource": .object(resource),
    "ResourceList": list(of: "Resource"), "ServiceType": .object(serviceType),
    "ServiceTypeList": list(of: "ServiceType"), "Territory": .object(territory),
    "TerritoryList": list(of: "Territory"), "SlotList": .object(slotList),
    "SlotCounts": .object(slotCounts), "FirstSlot": .object(firstSlot),
    "DaySlots": .object(daySlots),
    "SlotAlternatives": .object([Member("slots", .list(.slot, atMost: 20), required: true)]),
    "Problem": .object(problem),
  ]

  private static func list(of name: String) -> Shape {
    .object([
      Member("items", .list(.named(name), atMost: 200), required: true),
      Member(
        "next", .optional(.text(.opaque, length: 1...200)), required: true,
        "The `cursor` of what follows; null at the end."),
    ])
  }

  // MARK: Appointments

  private static let seconds = 0...31_536_000

  private static let address: [Member] = [
    Member("street", .line(0...200), required: true),
    Member("postalCode", .line(0...20), required: true),
    Member("city", .line(0...100), required: true),
    Member("country", .line(0...2), required: true, "ISO 3166-1 alpha-2.", example: "LI"),
    Member("latitude", .optional(.number(-90...90)), required: true, "Degrees, WGS 84."),
    Member("longitude", .optional(.number(-180...180)), required: true),
  ]

  private static let booking: [Member] = [
    Member("contact", .id("con"), required: true, "For whom."),
    Member("serviceType", .id("svc"), required: true, "What is to be done."),
    Member("slot", .slot, required: true, "As the lists of slots give it."),
    Member("asset", .id("ast"), "The contact's device that it is about."),
    Member("category", .id("cat"), "What kind of product, where there is no asset."),
    Member("workOrder", .id("wo"), "The open work order that this schedules."),
    Member(
      "address", .line(1...200),
      "Street, postal code and town, for contacts of whom no address is known."),
    Member("comment", .lines(0...2000), "What the resource should know."),
  ]

  private static let appointment: [Member] = [
    Member("id", .id("apt"), required: true),
    Member("number", .line(1...20), required: true, "For people on the phone."),
    Member("version", .integer(1...Int(Int32.max)), required: true, "Rises with each change."),
    Member("state", .choice(AppointmentState.allCases.map(\.rawValue)), required: true),
    Member("slot", .slot, required: true, "The promised start, or first and last promised start."),
    Member("plannedStart", .instant, required: true, "Inside the promise; may move there."),
    Member("duration", .integer(seconds), required: true, "Seconds."),
    Member("blockBefore", .integer(seconds), required: true, "Seconds kept free before."),
    Member("blockAfter", .integer(seconds), required: true, "Seconds kept free after."),
    Member("contact", .id("con"), required: true),
    Member("account", .optional(.id("acc")), required: true),
    Member("serviceType", .id("svc"), required: true),
    Member("asset", .optional(.id("ast")), required: true),
    Member("category", .optional(.id("cat")), required: true),
    Member("workOrder", .id("wo"), required: true),
    Member("territory", .id("ter"), required: true),
    Member("resource", .id("res"), required: true, "Who comes."),
    Member("venue", .choice(Venue.allCases.map(\.rawValue)), required: true),
    Member("address", .optional(.named("Address")), required: true),
    Member("comment", .lines(0...2000), required: true),
    Member(
      "cancellation",
      .optional(
        .object([
          Member("at", .instant, required: true),
          Member("by", .line(1...100), required: true, "A contact, a key, a member of staff."),
          Member("reason", .lines(0...1000), required: true),
        ])), required: true),
    Member("createdAt", .instant, required: true),
    Member("departedAt", .optional(.instant), required: true),
    Member("startedAt", .optional(.instant), required: true),
    Member("endedAt", .optional(.instant), required: true),
  ]

  // MARK: Slots

  private static let zone = Member(
    "timeZone", .line(1...64), required: true, "The zone in which days are counted (IANA).")

  private static let slotList: [Member] = [
    zone,
    Member(
      "days",
      .list(
        .object([
          Member("date", .date, required: true),
          Member("slots", .list(.slot, atMost: 10_000), required: true),
        ]), atMost: 366), required: true),
  ]

  private static let slotCounts: [Member] = [
    zone, Member("month", .month, required: true),
    Member("counts", .byDate(.integer(1...10_000)), required: true),
    Member(
      "nextFree", .optional(.date), required: true,
      "Where the month has nothing free: the first day after it that has."),
  ]

  private static let firstSlot: [Member] = [
    zone, Member("slot", .optional(.slot), required: true),
  ]

  private static let daySlots: [Member] = [
    zone, Member("date", .optional(.date), required: true, "Null: nothing is free at all."),
    Member("slots", .list(.slot, atMost: 10_000), required: true),
  ]

  // MARK: People

  private static func contactForm(isNew: Bool) -> [Member] {
    [
      Member("firstName", .line(0...100)),
      Member("lastName", .line(1...100), required: isNew),
      Member("email", .line(0...254), example: "mira@example.org"),
      Member("phone", .line(0...40), example: "+423 555 01 23"),
      Member("language", .optional(.choice(["en", "de"])), "Null: the organisation's."),
      Member("timeZone", .optional(.line(1...64)), "IANA name; null: the organisation's."),
      Member("account", .optional(.id("acc")), "The household or company."),
      Member("address", .optional(.object(givenAddress))),
      Member("emailOptOut", .boolean, "No letters, please."),
      Member("smsOptOut", .boolean),
    ]
  }

  private static let givenAddress: [Member] = [
    Member("street", .line(0...200)),
    Member("postalCode", .line(0...20)),
    Member("city", .line(1...100), required: true),
    Member(
      "country", .text(.country, length: 2...2), required: true, "ISO 3166-1 alpha-2.",
      example: "LI"),
    Member("latitude", .optional(.number(-90...90)), "Degrees, WGS 84; both or neither."),
    Member("longitude", .optional(.number(-180...180))),
  ]

  private static let contact: [Member] = [
    Member("id", .id("con"), required: true),
    Member("account", .optional(.id("acc")), required: true),
    Member("firstName", .line(0...100), required: true),
    Member("lastName", .line(0...100), required: true),
    Member("email", .line(0...254), required: true),
    Member("phone", .line(0...40), required: true),
    Member("language", .optional(.line(2...2)), required: true),
    Member("timeZone", .optional(.line(1...64)), required: true),
    Member("address", .optional(.named("Address")), required: true),
    Member("emailOptOut", .boolean, required: true),
    Member("smsOptOut", .boolean, required: true),
  ]

  private static let newInvitation: [Member] = [
    Member("type", .choice(["single", "group"]), required: true),
    Member("contact", .id("con"), "Whom; for a single one."),
    Member("maximumRedemptions", .integer(1...10_000), "Of a group's; 1 if not given."),
    Member("expiresAt", .instant, "From when on the code is refused."),
    Member("inviter", .line(1...100), "Who invites, as the letter says."),
    Member(
      "account", .id("acc"), "Given to the contact on redemption; needs `contacts:write`."),
    Member("sendsMail", .boolean, "A single one: mail the code; true if not given."),
  ]

  private static let invitation: [Member] = [
    Member("id", .id("inv"), required: true),
    Member("type", .choice(["single", "group"]), required: true),
    Member("contact", .optional(.id("con")), required: true),
    Member("account", .optional(.id("acc")), required: true),
    Member("inviter", .optional(.line(1...100)), required: true),
    Member("expiresAt", .optional(.instant), required: true),
    Member("maximumRedemptions", .integer(1...Int(Int32.max)), required: true),
    Member("redemptions", .integer(0...Int(Int32.max)), required: true),
    Member("revokedAt", .optional(.instant), required: true),
    Member("createdAt", .instant, required: true),
    Member(
      "refusal", .optional(.choice(["revoked", "usedUp", "expired"])), required: true,
      "Why it can't be redeemed; null: it can."),
  ]

  // MARK: Catalogue

  private static let resource: [Member] = [
    Member("id", .id("res"), required: true),
    Member("name", .line(0...100), required: true),
    Member("kind", .choice(Resource.Kind.allCases.map(\.rawValue)), required: true),
    Member("timeZone", .line(1...64), required: true),
    Member("isActive", .boolean, required: true),
    Member("capacity", .integer(1...100_000), required: true, "Visits at once."),
    Member(
      "skills",
      .list(
        .object([
          Member("skill", .id("skl"), required: true),
          Member("level", .integer(0...1000), required: true),
          Member("validThrough", .optional(.date), required: true),
        ]), atMost: 1000), required: true),
    Member(
      "territories",
      .list(
        .object([
          Member("territory", .id("ter"), required: true),
          Member("kind", .choice(Membership.Kind.allCases.map(\.rawValue)), required: true),
          Member("from", .optional(.date), required: true),
          Member("through", .optional(.date), required: true),
        ]), atMost: 1000), required: true),
  ]

  private static let serviceType: [Member] = [
    Member("id", .id("svc"), required: true),
    Member("name", .line(0...100), required: true),
    Member("description", .lines(0...2000), required: true),
    Member("duration", .integer(seconds), required: true, "Seconds."),
    Member("blockBefore", .integer(seconds), required: true, "Seconds."),
    Member("blockAfter", .integer(seconds), required: true, "Seconds."),
    Member("startInterval", .integer(seconds), required: true, "Seconds between two starts."),
    Member("venue", .choice(Venue.allCases.map(\.rawValue)), required: true),
    Member(
      "arrivalWindows", .optional(.list(.line(11...17), atMost: 100)), required: true,
      "In the territory's wall-clock time; null: exact starts.", example: ["08:00-12:00"]),
    Member("notice", .integer(seconds), required: true, "Seconds from now to the first start."),
    Member("furthestDay", .integer(0...36_500), required: true, "Days ahead; today is 0."),
    Member("bookableByCustomers", .boolean, required: true),
    Member("categories", .list(.id("cat"), atMost: 1000), required: true, "None: fits all."),
    Member("seats", .integer(1...100_000), required: true, "People at once."),
    Member("price", .optional(.line(0...200)), required: true),
    Member("territory", .optional(.id("ter")), required: true, "Null: the address decides."),
    Member(
      "skills",
      .list(
        .object([
          Member("skill", .id("skl"), required: true),
          Member("minimumLevel", .integer(0...1000), required: true),
        ]), atMost: 1000), required: true),
  ]

  private static let territory: [Member] = [
    Member("id", .id("ter"), required: true),
    Member("name", .line(0...100), required: true),
    Member("timeZone", .line(1...64), required: true),
    Member(
      "postalCodes",
      .list(
        .object([
          Member("country", .line(0...2), required: true),
          Member("code", .line(0...20), required: true),
        ]), atMost: 100_000), required: true),
    Member("holidays", .list(.date, atMost: 10_000), required: true),
  ]

  // MARK: Problems

  private static let problem: [Member] = [
    Member("type", .line(1...200), required: true),
    Member("title", .line(1...500), required: true),
    Member("status", .integer(400...599), required: true),
    Member("code", .line(1...100), required: true, "For programs to tell problems apart by."),
    Member("detail", .line(1...2000)),
    Member(
      "errors",
      .list(
        .object([
          Member("pointer", .line(0...2000), "Of a member of the body (RFC 6901)."),
          Member("parameter", .line(0...200), "Of the query."),
          Member("header", .line(1...100)),
          Member("detail", .line(1...2000), required: true),
        ]), atMost: 50), "Every input that can't stand."),
    Member("alternatives", .list(.slot, atMost: 20), "Free times beside one that was lost."),
    Member("reference", .line(1...20), "Finds a fault in the server's log."),
  ]
}
