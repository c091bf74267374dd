import Scheduling

extension Texts.Flows {
  static let english = Texts.Flows(
    tab: "Flows", flows: "Flows",
    flowsLead: "Versions of sharing and booking of your own: for a site, or for one link.",
    addFlow: "Add a flow", newFlow: "New flow",
    noFlows: "There is none: everybody shares and books in the usual way.",
    noQuestions: "no questions of your own",
    questions: { $0 == 1 ? "1 question of your own" : "\($0) questions of your own" },
    actions: "Quick actions",
    actionsLead: "Buttons on staff pages that open “Share availability” with something filled in.",
    addAction: "Add a quick action", newAction: "New quick action", noActions: "There is none yet.",
    off: "Switched off", flow: "Flow", ofSite: "As the site says", usual: "The usual one",
    flowHint: "How sharing and booking look, and what is asked.",

    generate: "Sharing",
    generateLead: "The form “Share availability”, for whoever shares.",
    asked: "What the form asks",
    askedHint: "Of what isn’t asked, what is filled in below stands.",
    parts: { part in
      switch part {
      case .about: "Site, topic and territory"
      case .mode: "Where it takes place"
      case .days: "First and last day"
      case .limits: "Expiry and most bookings"
      case .anonymous: "Whether to say who comes"
      case .message: "Personal message"
      case .client: "For whom it is, where only one can be meant"
      }
    },
    filledIn: "Filled in", started: "Where it was started",
    firstDay: "First day, in days from today", firstDayHint: "0 or empty: today.",
    lastDay: "Last day, in days after the first", lastDayHint: "Empty: none.",
    expiry: "The link expires, in days from today", expiryHint: "Empty: it doesn’t.",
    maximumHint: "Empty: any number.",
    book: "What customers read",
    bookLead: "In one language or both. Whoever reads another language sees the one that there is.",
    heading: "Heading, instead of the topic", introduction: "Introduction",
    note: "Note above the form", done: "Text after booking", fields: "What customers are asked",
    presences: { presence in
      switch presence {
      case .optional: "Asked, may stay empty"
      case .required: "Must be filled in"
      case .hidden: "Not asked"
      }
    },
    whoFirst: "Ask who it is for before what it is about",
    own: "Questions of your own",
    ownLead: "Without a label, a question is taken out. What was answered stays as it was.",
    addOwn: "Add a question", label: "Label", kind: "Kind",
    kinds: { kind in
      switch kind {
      case .text: "One line"
      case .longText: "Several lines"
      case .choice: "A choice"
      case .checkbox: "A box to tick"
      case .phone: "A phone number"
      }
    },
    required: "Must be answered", position: "Position", hint: "Hint",
    choices: "Choices", choicesHint: "For a choice: one in each line, at least two.",
    preview: "Preview", previewLead: "Nothing is saved yet.",
    previewBook: "What customers see", previewGenerate: "What whoever shares sees",
    previewTimes: "Here the free times of a week are shown.", previewDone: "After booking",
    back: "Change", delete: "Delete", deletion: { "Delete “\($0)”?" },
    flowDeletionLead:
      "Sites and links that run in it run in the usual way from then on. Quick actions that open it "
      + "are switched off. Answers stay.",
    actionDeletionLead: "Its button disappears from all pages.", keep: "Keep it",

    actionLabel: "Text of the button", presets: "Filled in",
    presetsLead: "On a record’s page, that record is always filled in.",
    pages: "Pages that show it",
    pageNames: { page in
      switch page {
      case .home: "Overview of the staff"
      case .resource: "Resource"
      case .contact: "Contact"
      case .account: "Account"
      }
    },
    pagesHint: "On contacts with a portal profile, and on accounts with such a contact.",
    roles: "Who sees it", order: "Order", orderHint: "Lower numbers stand first.",
    active: "Active", placed: "Show the form itself, folded, instead of a button",
    placedHint: "One form for each page; further ones stay buttons.", yes: "Yes", no: "No")
}
