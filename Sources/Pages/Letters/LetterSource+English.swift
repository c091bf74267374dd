package import Scheduling

extension LetterSource {
  /// The built-in letters in English.
  package static func english(_ kind: Message.Kind) -> LetterSource {
    switch kind {
    case .portalInvitation: englishInvitation
    case .confirmed: englishConfirmation
    case .rescheduled: englishRescheduling
    case .canceled: englishCancellation
    case .appointmentInvitation: englishAvailability
    }
  }

  private static let englishInvitation = LetterSource(
    subject: "Your invitation to {{organization}}",
    text: """
      Hello {{recipient}},

      {{#inviter}}{{inviter}}{{/inviter}}{{^inviter}}{{organization}}{{/inviter}} invites you to \
      the customer portal of {{organization}}. There you book, move and cancel appointments \
      yourself.

      Make your profile here:
      {{link}}

      If you are asked for an invitation code, it is:
      {{code}}

      {{#expiry}}
      The invitation can be used until {{expiry}}.
      {{/expiry}}
      If you did not expect this, you can ignore it: nothing happens.
      """,
    html: """
      <h1 class="title">Your invitation</h1>
      <p class="line">Hello {{recipient}},</p>
      <p \
      class="line">{{#inviter}}{{inviter}}{{/inviter}}{{^inviter}}{{organization}}{{/inviter}} \
      invites you to the customer portal of {{organization}}. There you book, move and cancel \
      appointments yourself.</p>
      <p class="line"><a class="button" href="{{link}}">Make your profile</a></p>
      <p class="line">If you are asked for an invitation code, it is:</p>
      <p class="code">{{code}}</p>
      {{#expiry}}
      <p class="soft">The invitation can be used until {{expiry}}.</p>
      {{/expiry}}
      <p class="soft">If you did not expect this, you can ignore it: nothing happens.</p>
      """)

  private static let englishConfirmation = LetterSource(
    subject: "Booked: {{service}}, {{shortWhen}}",
    text: """
      Hello {{recipient}},

      Your appointment is booked.

      \(englishFacts)

      \(englishLinks)
      """,
    html: """
      <h1 class="title">Your appointment is booked</h1>
      <p class="line">Hello {{recipient}},</p>
      \(englishHTMLFacts)
      \(englishHTMLLinks)
      """)

  private static let englishRescheduling = LetterSource(
    subject: "Moved: {{service}}, {{shortWhen}}",
    text: """
      Hello {{recipient}},

      Your appointment has a new time.

      \(englishFacts)

      \(englishLinks)
      """,
    html: """
      <h1 class="title">Your appointment has moved</h1>
      <p class="line">Hello {{recipient}},</p>
      \(englishHTMLFacts)
      \(englishHTMLLinks)
      """)

  private static let englishCancellation = LetterSource(
    subject: "Canceled: {{service}}, {{shortWhen}}",
    text: """
      Hello {{recipient}},

      This appointment is canceled.

      \(englishFacts)

      Book another appointment: {{book}}
      View the appointment: {{view}}
      """,
    html: """
      <h1 class="title">Your appointment is canceled</h1>
      <p class="line">Hello {{recipient}},</p>
      \(englishHTMLFacts)
      <p class="line"><a class="button" href="{{book}}">Book another appointment</a>
      <a class="quiet" href="{{view}}">View the appointment</a></p>
      """)

  private static let englishFacts = """
    {{service}}
    {{when}}
    {{#isWindow}}
    We arrive within this time.
    {{/isWindow}}
    {{#otherTime}}
    Where you are, that is {{otherTime}}.
    {{/otherTime}}
    {{#previous}}
    No longer: {{previous}}
    {{/previous}}

    {{#place}}
    Place: {{place}}
    {{/place}}
    {{#who}}
    With: {{who}}
    {{/who}}
    {{#call}}
    By phone: {{call}}
    {{/call}}
    {{#product}}
    Product: {{product}}
    {{/product}}
    Appointment number: {{number}}
    {{#comment}}

    Your comment:
    {{comment}}
    {{/comment}}
    {{#reason}}

    Reason:
    {{reason}}
    {{/reason}}
    """

  private static let englishLinks = """
    {{#join}}
    Video call: {{join}}
    {{/join}}
    View the appointment: {{view}}
    Choose another time: {{move}}
    Cancel the appointment: {{cancel}}

    The invitation for your calendar is attached.
    """

  private static let englishHTMLFacts = """
    <div class="facts">
    <p class="when">{{when}}</p>
    <p class="fact"><b>{{service}}</b></p>
    {{#isWindow}}
    <p class="soft">We arrive within this time.</p>
    {{/isWindow}}
    {{#otherTime}}
    <p class="soft">Where you are, that is {{otherTime}}.</p>
    {{/otherTime}}
    {{#previous}}
    <p class="soft">No longer: {{previous}}</p>
    {{/previous}}
    {{#place}}
    <p class="fact">Place: {{place}}</p>
    {{/place}}
    {{#who}}
    <p class="fact">With: {{who}}</p>
    {{/who}}
    {{#call}}
    <p class="fact">By phone: {{call}}</p>
    {{/call}}
    {{#product}}
    <p class="fact">Product: {{product}}</p>
    {{/product}}
    <p class="fact">Appointment number: {{number}}</p>
    {{#comment}}
    <p class="written">Your comment:
    {{comment}}</p>
    {{/comment}}
    {{#reason}}
    <p class="written">Reason:
    {{reason}}</p>
    {{/reason}}
    </div>
    """

  private static let englishHTMLLinks = """
    {{#join}}
    <p class="line"><a class="button" href="{{join}}">Join the video call</a></p>
    {{/join}}
    <p class="line"><a class="button" href="{{view}}">View the appointment</a>
    <a class="quiet" href="{{move}}">Choose another time</a>
    <a class="quiet" href="{{cancel}}">Cancel the appointment</a></p>
    <p class="soft">The invitation for your calendar is attached.</p>
    """
}
