extension Texts {
  package static let english = Texts(
    language: "en", name: "English", dates: .english, common: .english, states: .english,
    signIn: .english, redemption: .english, profile: .english, home: .english, booking: .english,
    appointment: .english, rescheduling: .english, cancellation: .english, mailbox: .english,
    problem: .english, errors: .english)
}

extension DateTexts {
  static let english = DateTexts(
    weekdays: [
      "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ],
    shortWeekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    tinyWeekdays: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"],
    months: [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ],
    shortMonths: [
      "Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec",
    ],
    dayAndMonth: { "\($0), \($1) \($2)" },
    shortDay: { "\($0) \($1) \($2)" },
    zoneOfCity: { "\($0) time" },
    cities: ["Kiev": "Kyiv", "Sao Paulo": "São Paulo", "Reykjavik": "Reykjavík"],
    zones: [
      "CET": "Central European Time", "CEST": "Central European Summer Time",
      "GMT": "Greenwich Mean Time", "WET": "Western European Time",
      "WEST": "Western European Summer Time", "EET": "Eastern European Time",
      "EEST": "Eastern European Summer Time", "UTC": "UTC",
    ])
}

extension Texts.Common {
  static let english = Texts.Common(
    skip: "Skip to content",
    menu: "Menu",
    mainMenu: "Main",
    appointments: "Appointments",
    book: "Book",
    profile: "Profile",
    signOut: "Sign out",
    signedInAs: { "Signed in as \($0)" },
    mailbox: "Demo mailbox",
    optional: "(optional)",
    save: "Save",
    tooManyErrors: { $0 == 1 ? "Please check one thing" : "Please check \($0) things" },
    errorTitle: "Please check",
    call: "Call",
    addToCalendar: "Add to calendar")
}

extension Texts.States {
  static let english = Texts.States(
    scheduled: "Scheduled",
    traveling: "Traveling",
    inProgress: "In progress",
    completed: "Completed",
    canceled: "Canceled",
    cannotComplete: "Cannot complete")
}

extension Texts.SignIn {
  static let english = Texts.SignIn(
    title: "Sign in",
    lead: { "See, book and change your appointments with \($0)." },
    email: "Email",
    password: "Password",
    button: "Sign in",
    redeemTab: "Redeem invitation",
    noProfile: "First time here? You need an invitation from us.",
    noProfileLink: "Redeem your invitation")
}

extension Texts.Redemption {
  static let english = Texts.Redemption(
    title: "Redeem invitation",
    lead: { "Enter the code from the invitation that \($0) sent you." },
    code: "Invitation code",
    codeHint: "It stands in the invitation mail. Capitals and spaces don’t matter.",
    button: "Continue",
    expired: "This invitation has expired.",
    usedUp: "This invitation has already been used.",
    revoked: "This invitation has been withdrawn.",
    wrong: "We don’t know this code. Please compare it with your invitation.",
    tooManyAttempts: "Too many attempts. Please wait a few minutes before you try again.",
    askForNew: "Ask us for a new one and we’ll send it to you.")
}

extension Texts.Profile {
  static let english = Texts.Profile(
    title: "Your profile",
    redeemLead: { "Nearly there. Check what \($0) knows about you and choose a password." },
    firstName: "First name",
    lastName: "Last name",
    email: "Email",
    emailFixed: "You sign in with this address.",
    phone: "Phone",
    language: "Language",
    zone: "Time zone",
    zoneHint:
      "Phone and video appointments are shown in this zone, visits in the zone of the place.",
    password: "Password",
    passwordHint:
      "At least 8 characters. A few words in a row are easy to remember and hard to guess.",
    aboutYou: "About you",
    yourSignIn: "Your sign-in",
    saveAndSignIn: "Save profile and sign in",
    save: "Save profile",
    messages: "Messages",
    emailOptOut: "Don’t send me emails about my appointments",
    smsOptOut: "Don’t send me text messages",
    data: "Your data",
    exportLead: "Everything that we have stored about you, as one file.",
    export: "Download my data",
    deletionLead: "Your sign-in and your profile are deleted for good.",
    deletion: "Delete my account",
    deletionTitle: "Delete your account",
    deletionExplained:
      "Your sign-in and your profile are deleted at once and can’t be brought back. We "
      + "keep a record of visits that have taken place.",
    deletionVisits: {
      $0 == 1
        ? "You have one upcoming appointment. Cancel it first if you don’t need it."
        : "You have \($0) upcoming appointments. Cancel those first that you don’t need."
    },
    deletionPassword: "Your password, to make sure that it is you",
    deletionButton: "Delete my account for good",
    keep: "Keep my account")
}

extension Texts.Home {
  static let english = Texts.Home(
    hello: { "Hello, \($0)" },
    current: "Current",
    past: "Past appointments",
    active: "Active appointment",
    upcoming: "Upcoming appointments",
    work: "Work to schedule",
    bookNew: "Book a new appointment",
    modify: "Modify",
    cancel: "Cancel",
    details: "View details",
    schedule: "Schedule",
    estimated: "estimated arrival",
    promised: { "promised \($0)" },
    onTheWay: "We are on the way to you.",
    nextVisit: { "Your next appointment is on \($0)." },
    nothingUpcoming: "You have nothing planned with us.",
    noneYet: "No appointments yet",
    noneYetLead: "Choose a service and a time that suits you. It takes a minute.",
    noPast: "No past appointments",
    noPastLead: "Appointments that are over are kept here.",
    mayNotBook: "You can’t book online yet. Ask us and we’ll change that.",
    newer: "Newer",
    older: "Older",
    page: { "Page \($0) of \($1)" },
    since: { "since \($0)" },
    about: { "\($0): \($1), \($2)" })
}
