import Pages
import Scheduling

extension Samples {
  /// Every page in each state that looks different, by a name that tells them apart.
  var pages: [(name: String, html: HTML)] {
    entry + home + bookings + visits + others + catalogue + administration + flows
  }

  private var entry: [(name: String, html: HTML)] {
    let out = frame(signedIn: false)
    let errors: FieldErrors = [
      "firstName": typed("Please fill in “First name”."),
      "password": typed("Please use at least 8 characters."),
      "zone": typed("Please choose a time zone from the list."),
    ]
    let form = ProfileForm(
      firstName: typed("Mira"), lastName: typed("Ospelt"), email: typed("mira@example.com"),
      phone: typed("+423 123 45 67"), language: texts.language, zone: "Europe/Vaduz",
      smsOptOut: true)
    var wrongForm = form
    wrongForm.firstName = ""
    wrongForm.errors = errors
    let zones = ["Europe/Berlin", "Europe/Vaduz", "Europe/Zurich", "America/New_York", "UTC"]
    return [
      ("sign-in", SignInPage(.customers).html(in: out)),
      (
        "sign-in-refused",
        SignInPage(
          .customers, email: typed("mira@example.com"), next: typed("/book"),
          errors: ["": typed("Email and password don’t match.")]
        ).html(in: out)
      ),
      ("redemption", RedemptionPage(code: typed("7KQ4-M2XW-9TPD")).html(in: out)),
      (
        "redemption-refused",
        RedemptionPage(code: typed("7KQ4-M2XW-9TPD"), refusal: .expired).html(in: out)
      ),
      ("profile-redeem", ProfilePage(variant: .redemption, form: form, zones: zones).html(in: out)),
      (
        "profile-redeem-errors",
        ProfilePage(variant: .redemption, form: wrongForm, zones: zones).html(in: out)
      ),
      (
        "profile",
        ProfilePage(variant: .own, form: form, zones: zones).html(
          in: frame(flash: Flash(.done, typed("Your profile has been saved."))))
      ),
      ("deletion", DeletionPage(upcoming: 2).html(in: frame())),
    ]
  }

  private var home: [(name: String, html: HTML)] {
    let work = WorkCard(
      id: typed("wo_1"), title: typed("Replace the expansion tank"),
      detail: typed("Vitodens 200 · Home, Landstrasse 12"),
      booking: BookingQuery(service: typed("svc_2"), workOrder: typed("wo_1")))
    return [
      (
        "home",
        HomePage(
          firstName: typed("Mira"), active: active, upcoming: [exchange, inspection, repair],
          work: [work]
        ).html(in: frame())
      ),
      ("home-empty", HomePage(firstName: typed("Mira")).html(in: frame())),
      (
        "home-no-role",
        HomePage(firstName: typed("Mira"), canBook: false).html(in: frame())
      ),
      ("past", PastPage(visits: past, page: 2, pages: 4).html(in: frame())),
      ("past-empty", PastPage(visits: []).html(in: frame())),
    ]
  }

  private var bookings: [(name: String, html: HTML)] {
    let comment = typed("Gate code 4711.\nThe dog is friendly.")
    let taken = picker(taken: true)
    var full = picker()
    full.isFullyBooked = true
    let chosen = time("2026-11-26T08:30").slot
    return [
      ("book-start", booking(when: nil, query: BookingQuery()).html(in: frame())),
      ("book", booking(when: picker(chosen: chosen)).html(in: frame())),
      ("book-windows", booking(when: picker(windows: true), comment: comment).html(in: frame())),
      (
        "book-taken",
        booking(
          when: taken, comment: comment,
          errors: ["slot": typed("That time has just been taken.")]
        ).html(in: frame())
      ),
      (
        "book-errors",
        booking(
          when: picker(), address: typed(""), comment: comment,
          errors: [
            "slot": typed("Please choose a time."),
            "address": typed("Please tell us where to come."),
          ]
        ).html(in: frame())
      ),
      ("book-month-full", booking(when: picker(day: nil)).html(in: frame())),
      ("book-full", booking(when: full).html(in: frame())),
      ("book-fragment", booking(when: picker()).fragment(in: frame())),
      (
        "confirmation",
        ConfirmationPage(visit: repair, email: typed("mira@example.com")).html(in: frame())
      ),
    ]
  }

  private var visits: [(name: String, html: HTML)] {
    var canceled = past[1]
    canceled.state = .canceled
    return [
      (
        "appointment",
        AppointmentPage(
          visit: repair, address: typed("Städtle 3\n9490 Vaduz"),
          comment: typed("Gate code 4711."), canComment: true
        ).html(in: frame(flash: Flash(.done, typed("Your new time is saved."))))
      ),
      (
        "appointment-canceled",
        AppointmentPage(
          visit: canceled, comment: typed("Gate code 4711."), reason: typed("We are on holiday.")
        ).html(in: frame())
      ),
      (
        "rescheduling",
        ReschedulingPage(
          visit: inspection, version: typed("3"),
          when: picker(windows: true, path: "/appointments/apt_2/rescheduling"),
          comment: typed("Gate code 4711.")
        ).html(in: frame())
      ),
      ("cancellation", CancellationPage(visit: inspection).html(in: frame())),
      (
        "cancellation-errors",
        CancellationPage(
          visit: inspection, reason: typed(""),
          errors: ["reason": typed("Please tell us why, in a few words.")]
        ).html(in: frame())
      ),
    ]
  }

  private var others: [(name: String, html: HTML)] {
    let mail = DemoMailPage(
      from: typed("Rheintal Heizung <service@example.com>"), to: typed("mira@example.com"),
      subject: typed("Your appointment on 26 November"), at: at("2026-11-21T10:00"),
      zone: Self.vaduz,
      text: typed("Hello Mira,\n\nbooked: https://visits.example.com/v/abc – see you then.\n"),
      html: typed("<p>Hello <b>Mira</b>, <a href=\"https://visits.example.com/v/abc\">see</a></p>"),
      attachments: [
        .init(
          name: typed("appointment.ics"), type: typed("text/calendar"), bytes: 1204,
          text: typed("BEGIN:VCALENDAR\nEND:VCALENDAR\n"))
      ])
    let line = DemoMailboxPage.Line(
      id: typed("msg_1"), to: typed("mira@example.com"),
      subject: typed("Your appointment on 26 November"), at: at("2026-11-21T10:00"))
    let problems: [(String, ProblemPage)] = [
      ("not-found", .notFound), ("too-fast", .tooManyRequests(retryAfterSeconds: 300)),
      ("fault", .fault(reference: typed("01JD-7K2M"))), ("busy", .busy),
      ("session-ended", .sessionEnded(next: typed("/book"))), ("may-not-book", .mayNotBook),
      ("closed", .closed(isTooLate: true, appointment: typed("apt_2"))),
      ("refused", .refused(message: typed("The page was incomplete."))),
    ]
    let list = DemoMailboxPage(mails: [line, line, line], zone: Self.vaduz)
    return [
      ("mailbox", list.html(in: frame(signedIn: false))),
      ("mailbox-empty", DemoMailboxPage(mails: [], zone: Self.vaduz).html(in: frame())),
      ("mail", mail.html(in: frame(signedIn: false))),
    ] + problems.map { ("problem-\($0)", $1.html(in: frame())) }
  }
}
