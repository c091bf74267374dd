/// All texts of the pages in one language. A language that lacks a text doesn't compile.
///
/// A class: hundreds of strings are handed from function to function on each page.
package final class Texts: Sendable {
  /// The tag of the language: `en`, `de`.
  package let language: String
  /// The language's name in itself.
  package let name: String
  package let dates: DateTexts
  let common: Common
  let states: States
  let signIn: SignIn
  let redemption: Redemption
  let profile: Profile
  let home: Home
  let booking: Booking
  let appointment: Appointment
  let rescheduling: Rescheduling
  let cancellation: Cancellation
  let mailbox: Mailbox
  let problem: Problem
  /// What is wrong with a field; for the routes, which fill `errors`.
  package let errors: Errors

  init(
    language: String, name: String, dates: DateTexts, common: Common, states: States,
    signIn: SignIn, redemption: Redemption, profile: Profile, home: Home, booking: Booking,
    appointment: Appointment, rescheduling: Rescheduling, cancellation: Cancellation,
    mailbox: Mailbox, problem: Problem, errors: Errors
  ) {
    self.language = language
    self.name = name
    self.dates = dates
    self.common = common
    self.states = states
    self.signIn = signIn
    self.redemption = redemption
    self.profile = profile
    self.home = home
    self.booking = booking
    self.appointment = appointment
    self.rescheduling = rescheduling
    self.cancellation = cancellation
    self.mailbox = mailbox
    self.problem = problem
    self.errors = errors
  }

  /// Every language that we have, the fallback first.
  package static let all: [Texts] = [.english, .german]

  /// The texts for a tag such as `de-LI`; English when we don't have that language.
  package static func language(_ tag: String) -> Texts {
    if let known = all.first(where: { $0.language == tag }) { return known }
    let primary = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
    return all.first { $0.language == primary } ?? .english
  }

  typealias Counted = @Sendable (Int) -> String
  typealias Filled = @Sendable (String) -> String

  struct Common: Sendable {
    let skip: String
    let menu: String
    let mainMenu: String
    let appointments: String
    let book: String
    let profile: String
    let signOut: String
    let signedInAs: Filled
    let mailbox: String
    let optional: String
    let save: String
    let tooManyErrors: Counted
    let errorTitle: String
    let call: String
    let addToCalendar: String
  }

  struct States: Sendable {
    let scheduled: String
    let traveling: String
    let inProgress: String
    let completed: String
    let canceled: String
    let cannotComplete: String
  }

  struct SignIn: Sendable {
    let title: String
    let lead: Filled
    let email: String
    let password: String
    let button: String
    let redeemTab: String
    let noProfile: String
    let noProfileLink: String
  }

  struct Redemption: Sendable {
    let title: String
    let lead: Filled
    let code: String
    let codeHint: String
    let button: String
    let expired: String
    let usedUp: String
    let revoked: String
    let wrong: String
    let tooManyAttempts: String
    let askForNew: String
  }

  struct Profile: Sendable {
    let title: String
    let redeemLead: Filled
    let firstName: String
    let lastName: String
    let email: String
    let emailFixed: String
    let phone: String
    let language: String
    let zone: String
    let zoneHint: String
    let password: String
    let passwordHint: String
    let aboutYou: String
    let yourSignIn: String
    let saveAndSignIn: String
    let save: String
    let messages: String
    let emailOptOut: String
    let smsOptOut: String
    let data: String
    let exportLead: String
    let export: String
    let deletionLead: String
    let deletion: String
    let deletionTitle: String
    let deletionExplained: String
    let deletionVisits: Counted
    let deletionPassword: String
    let deletionButton: String
    let keep: String
  }

  struct Home: Sendable {
    let hello: Filled
    let current: String
    let past: String
    let active: String
    let upcoming: String
    let work: String
    let bookNew: String
    let modify: String
    let cancel: String
    let details: String
    let schedule: String
    let estimated: String
    let promised: Filled
    let onTheWay: String
    let nextVisit: Filled
    let nothingUpcoming: String
    let noneYet: String
    let noneYetLead: String
    let noPast: String
    let noPastLead: String
    let mayNotBook: String
    let newer: String
    let older: String
    let page: @Sendable (Int, Int) -> String
    let since: Filled
    /// For a screen reader: which visit a short button is about.
    let about: @Sendable (_ button: String, _ service: String, _ when: String) -> String
  }

  struct Booking: Sendable {
    let title: String
    let lead: String
    let workLead: Filled
    let product: String
    let service: String
    let showTimes: String
    let choiceChanged: String
    let dateAndTime: String
    let previousMonth: String
    let nextMonth: String
    let chooseFirst: String
    let monthLabel: Filled
    let free: Counted
    let freeTimes: Counted
    let noFreeTime: String
    let morning: String
    let afternoon: String
    let evening: String
    let windowHint: String
    let timesIn: Filled
    let noneThisDay: String
    let noneThisMonth: Filled
    let goToNext: Filled
    let noneAtAll: String
    let noneAtAllLead: String
    let noServices: String
    let justTaken: String
    let justTakenLead: String
    let justTakenNone: String
    let address: String
    let addressHint: String
    let comment: String
    let commentHint: String
    let noSlotYet: String
    let book: String
    let booked: String
    let bookedLead: Filled
    let backHome: String
    let minutes: Counted
    let hours: @Sendable (Int, Int) -> String
    let exactTime: String
    let arrivalWindow: String
    let loading: String
    let failed: String
  }

  struct Appointment: Sendable {
    let title: Filled
    let number: String
    let when: String
    let service: String
    let product: String
    let address: String
    let place: String
    let who: String
    let whoLater: String
    let alongWith: String
    let state: String
    let reason: String
    let comment: String
    let commentLead: String
    let commentFixed: String
    let noComment: String
    let saveComment: String
    let all: String
  }

  struct Rescheduling: Sendable {
    let title: String
    let lead: Filled
    let save: String
    let keep: String
    let noSlotYet: String
    let cancelInstead: String
  }

  struct Cancellation: Sendable {
    let title: String
    let reason: String
    let reasonHint: String
    let lead: String
    let button: String
    let keep: String
  }

  struct Mailbox: Sendable {
    let title: String
    let lead: String
    let none: String
    let noneLead: String
    let from: String
    let to: String
    let subject: String
    let date: String
    let text: String
    let html: String
    let attachments: String
    let bytes: Counted
    let all: String
  }

  struct Problem: Sendable {
    let notFound: String
    let notFoundLead: String
    let slowDown: String
    let slowDownLead: @Sendable (Int?) -> String
    let fault: String
    let faultLead: String
    let reference: Filled
    let sessionEnded: String
    let sessionEndedLead: String
    let mayNot: String
    let mayNotLead: Filled
    let closed: String
    let closedLead: String
    let tooLate: String
    let refused: String
    let busy: String
    let busyLead: String
    let signInAgain: String
  }

  package struct Errors: Sendable {
    package let required: @Sendable (_ label: String) -> String
    package let tooLong: @Sendable (_ characters: Int) -> String
    package let email: String
    package let phone: String
    package let password: @Sendable (_ fewest: Int) -> String
    package let passwordCommon: String
    package let passwordWrong: String
    package let signIn: String
    package let zone: String
    package let slot: String
    package let slotGone: String
    package let service: String
    package let product: String
    package let address: String
    package let reason: String
    package let emailTaken: String
    package let changedMeanwhile: String
    package let outdated: String
  }
}

extension Texts {
  /// A duration in words: `45 minutes`, `2 hours`, `1 h 30 min`.
  package func duration(seconds: Int) -> String {
    let minutes = seconds / 60
    return minutes < 60 || minutes % 60 != 0 && minutes < 90
      ? booking.minutes(minutes) : booking.hours(minutes / 60, minutes % 60)
  }
}
