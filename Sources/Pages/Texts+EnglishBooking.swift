extension Texts.Booking {
  static let english = Texts.Booking(
    title: "Book an appointment",
    lead: "Choose what it is about; only times that we can keep are shown.",
    workLead: { "For the work that is already planned: \($0)." },
    product: "Product",
    service: "Service",
    showTimes: "Show free times",
    choiceChanged:
      "You have changed your choice. Press “Show free times” to see what is free for it.",
    dateAndTime: "Date and time",
    previousMonth: "Previous month",
    nextMonth: "Next month",
    chooseFirst: "Choose a product and a service to see free times.",
    monthLabel: { "Free days in \($0)" },
    free: { "\($0) free" },
    freeTimes: { $0 == 1 ? "1 free time" : "\($0) free times" },
    noFreeTime: "no free times",
    morning: "Morning",
    afternoon: "Afternoon",
    evening: "Evening",
    windowHint: "We arrive within the window that you choose.",
    timesIn: { "All times are \($0)." },
    noneThisDay: "This day is fully booked. Choose another one.",
    noneThisMonth: { "Nothing is free in \($0)." },
    goToNext: { "Go to \($0)" },
    noneAtAll: "No free times at the moment",
    noneAtAllLead:
      "Every time that we could offer for this is taken. Contact us and we’ll find a way.",
    noServices: "There is no service to book for this. Contact us and we’ll help you.",
    justTaken: "Somebody was quicker: that time has just been taken",
    justTakenLead: "Nothing you typed is lost. These times are nearest and still free:",
    justTakenNone: "Nothing you typed is lost. Please choose another day.",
    address: "Address of the visit",
    addressHint: "Street and number, postal code and town",
    comment: "Anything we should know?",
    commentHint: "Gate code, parking, pets …",
    noSlotYet: "Choose a time",
    book: "Book",
    booked: "Your appointment is booked",
    bookedLead: { "We have sent a confirmation to \($0)." },
    backHome: "Back to your appointments",
    minutes: { $0 == 1 ? "1 minute" : "\($0) minutes" },
    hours: { hours, minutes in
      if minutes == 0 { return hours == 1 ? "1 hour" : "\(hours) hours" }
      return "\(hours) h \(minutes) min"
    },
    exactTime: "exact time",
    arrivalWindow: "arrival window",
    loading: "Looking for free times …",
    failed: "That didn’t work. Please check your connection and try again.")
}

extension Texts.Appointment {
  static let english = Texts.Appointment(
    title: { "Appointment \($0)" },
    number: "Number",
    when: "Date and time",
    service: "Service",
    product: "Product",
    address: "Address",
    place: "Place",
    who: "Who comes",
    whoLater: "We’ll tell you as soon as it is settled.", alongWith: "Together with",
    state: "State",
    reason: "Reason",
    comment: "Comment",
    commentLead: "You can change it until we set off.",
    commentFixed: "It can’t be changed any more.",
    noComment: "None",
    saveComment: "Save comment",
    all: "All appointments")
}

extension Texts.Rescheduling {
  static let english = Texts.Rescheduling(
    title: "Change your appointment",
    lead: { "Your appointment on \($0) stays yours until you have saved a new time." },
    save: "Save new time",
    keep: "Keep as it is",
    noSlotYet: "Choose a new time",
    cancelInstead: "Don’t need it any more?")
}

extension Texts.Cancellation {
  static let english = Texts.Cancellation(
    title: "Cancel your appointment",
    reason: "Why are you cancelling?",
    reasonHint: "A few words are enough. We read them.",
    lead: "The time becomes free for others at once.",
    button: "Cancel appointment",
    keep: "Keep appointment")
}

extension Texts.Mailbox {
  static let english = Texts.Mailbox(
    title: "Demo mailbox",
    lead: "No mail server is set up, so the mails of this demonstration arrive here.",
    none: "No mail yet",
    noneLead: "Book an appointment and its confirmation appears here.",
    from: "From",
    to: "To",
    subject: "Subject",
    date: "Date",
    text: "Text",
    html: "Formatted",
    attachments: "Attachments",
    bytes: { $0 == 1 ? "1 byte" : "\($0) bytes" },
    all: "All mails")
}

extension Texts.Problem {
  static let english = Texts.Problem(
    notFound: "There is nothing here",
    notFoundLead:
      "The page doesn’t exist, or it isn’t yours. If you followed a link in a mail, it "
      + "may have expired.",
    slowDown: "A little too fast",
    slowDownLead: { seconds in
      guard let seconds else { return "Too many attempts came from you. Please wait a moment." }
      if seconds < 90 { return "Too many attempts. Please try again in \(seconds) seconds." }
      return "Too many attempts. Please try again in \((seconds + 59) / 60) minutes."
    },
    fault: "Something went wrong on our side",
    faultLead: "Nothing was booked or changed by this. Please try again in a moment.",
    reference: { "Tell us this number if it goes on: \($0)" },
    sessionEnded: "You have been signed out",
    sessionEndedLead: "That happens after a while, to keep your data safe. Sign in to go on.",
    mayNot: "You can’t book online yet",
    mayNotLead: {
      "Your account lacks the right to book and to change appointments. Please ask "
        + "\($0); they can grant it."
    },
    closed: "This appointment can’t be changed any more",
    closedLead: "It is under way or over. Contact us if something has come up.",
    tooLate: "It is too late to change this appointment online. Please contact us.",
    refused: "That isn’t possible",
    busy: "We are very busy right now",
    busyLead: "Nothing was lost. Please try again in a moment.",
    signInAgain: "Sign in")
}

extension Texts.Errors {
  static let english = Texts.Errors(
    required: { "Please fill in “\($0)”." },
    tooLong: { "Please use at most \($0) characters." },
    email: "Please enter an email address such as name@example.com.",
    phone: "Please enter a phone number such as +423 123 45 67.",
    password: { "Please use at least \($0) characters." },
    passwordCommon:
      "This password is used so often that it is easy to guess. Please choose another.",
    passwordWrong: "That isn’t your password.",
    signIn: "Email and password don’t match.",
    zone: "Please choose a time zone from the list.",
    slot: "Please choose a time.",
    slotGone: "That time has just been taken. Please choose another.",
    service: "Please choose a service.",
    product: "Please choose a product.",
    address: "Please tell us where to come.",
    reason: "Please tell us why, in a few words.",
    emailTaken: "This email address can’t be used. Sign in if you have a profile, or contact us.",
    changedMeanwhile: "The appointment was changed in the meantime. Please look at it again.",
    outdated: "This page was too old. Please check what you entered and send it again.")
}
