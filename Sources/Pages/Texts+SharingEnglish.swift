import Scheduling

extension Texts.Sharing {
  static let english = Texts.Sharing(
    topics: "Topics", newTopic: "New topic", topicServices: "Service types",
    topicServicesHint: "Whoever opens an invitation about this topic chooses one of them.",
    topicService: "Service type", noServices: "No service type",

    sites: "Sites",
    sitesLead: "Where customers book: your portal, and websites that embed the booking.",
    addWebsite: "Add a website", newWebsite: "New website", website: "Website",
    portalSite: "Portal", siteName: "Name", siteAddress: "Address",
    prefix: "Beginning of invitation URLs",
    prefixHint: { "The key is appended as it is. For the portal itself: \($0)" },
    noPrefix: "No invitation URLs",
    origins: "Pages that may embed the booking",
    originsHint: "One origin in each line, such as https://www.example.com.",
    embedding: "On a page of your website",
    embeddingLead:
      "Paste a line where it is to stand. The page’s origin must be one of those above; where a page "
      + "has a policy for its content, that must allow scripts and frames from here.",
    embedBooking: "The booking, for links of this site",
    embedSharing: "Sharing availability, for staff",
    defaults: "Filled in when availability is shared",
    defaultsLead: "Whoever shares doesn’t choose what is filled in, unless they want to.",
    noDefault: "Nothing", skipsPreview: "Make the link without a preview of the times",

    sharing: "Sharing", assistants: "Assistants",
    assistantsLead: { "They share the free time of \($0) by link." },
    noAssistants: "Nobody is assigned.", assign: "Assign",
    assigned: { when, who in who.map { "since \(when), by \($0)" } ?? "since \(when)" },
    revoke: "Take back", somebody: "Member of staff",

    share: "Share availability",
    shareLead: "Makes a link. Whoever opens it sees the free times and books one.",
    list: "Links", listLead: "Everybody who has the link can book, as long as it is open.",
    none: "Nothing has been shared yet.",
    nobodyToShare:
      "There is nobody whose time you can share. Ask an administrator, or whoever you assist, to "
      + "assign you.",
    site: "Site", topic: "Topic", territory: "Territory", mode: "Where it takes place",
    usualMode: "As the service type says", choose: "Continue", who: "Whose time",
    whoHint: "Of several, whoever is free comes, and nobody is named.",
    several: "Several people at one appointment",
    together: "All who are ticked come together",
    togetherHint: "Only times at which all of them are free are shown.",
    leader: "Who leads", leaderHint: "Has the skills for it. Nothing chosen: the first by name.",
    alsoNeeded: "Also needed", alsoNeededHint: "People, rooms or equipment that come along.",
    optional: "Comes only if free", optionalHint: "They don’t narrow the times.",
    leads: { "\($0) leads" }, ifFree: { "\($0) (if free)" },
    anonymous: "Don’t say who comes", anonymousHint: "No name on the pages and in the letters.",
    when: "When", firstDay: "First day", firstDayHint: "Earlier days are not offered.",
    lastDay: "Last day", lastDayHint: "Empty: as far ahead as the service can be booked.",
    expires: "The link expires on",
    expiresHint: "At the end of that day. Empty: it doesn’t expire.",
    maximum: "Bookings at most", maximumHint: "Empty: any number.",
    message: "Personal message", messageHint: "Stands above the times, and in the letter.",
    client: "For", clientHint: "They sign in, and only they can book.",
    anybody: "Anybody who has the link",
    preview: "Preview the times", previewLead: "This is what whoever opens the link sees now.",
    create: "Make the link", createAtOnce: "Make the link without preview", back: "Change",
    prefixMissing: {
      "No link can be made for “\($0)”: it is not set how its invitation URLs begin."
    },
    setPrefix: "Set it now", askAdministrator: "Please ask an administrator to set it.",

    url: "Link", urlLead: "Put it into an email or a signature. It can be copied here again.",
    urlGone: "The link can’t be shown: its site has no beginning of invitation URLs any more.",
    code: "QR code", codeLabel: "The link as a QR code", sendTitle: "Send by email",
    sendTo: "Email address", sendName: "Name", send: "Send", language: "Language",
    cannotSend:
      "Letters of this kind can’t be sent: the message is switched off, or its mailbox is not "
      + "approved and tested.",
    uses: "Uses",
    opened: { $0 == 1 ? "opened once" : "opened \($0) times" },
    started: { $0 == 1 ? "1 time chosen" : "\($0) times chosen" },
    booked: { $0 == 1 ? "1 booking" : "\($0) bookings" },
    bookedOf: { "\($0) of \($1) bookings" },
    edit: "Change", active: "Active", save: "Save", visits: "Booked by this link",
    noVisits: "Nobody has booked yet.", nothingFree: "No time is free on these days.",
    madeBy: { when, who in who.map { "made \(when) by \($0)" } ?? "made \(when)" },
    days: { first, last in last.map { "\(first) to \($0)" } ?? "from \(first)" },
    until: { "expires after \($0)" }, forClient: { "for \($0)" }, open: "Open",
    closures: { closure in
      switch closure {
      case .inactive: "Switched off"
      case .ended: "Ended"
      case .usedUp: "Used up"
      case .withdrawn: "Not offered any more"
      }
    },
    newer: "First page", older: "Older", unverified: "Address not confirmed",
    byInvitation: "Booked by", allUses: { "In all: \($0)" })
}
