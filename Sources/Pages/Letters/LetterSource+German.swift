package import Scheduling

extension LetterSource {
  /// The built-in letters in German.
  package static func german(_ kind: Message.Kind) -> LetterSource {
    switch kind {
    case .portalInvitation: germanInvitation
    case .confirmed: germanConfirmation
    case .rescheduled: germanRescheduling
    case .canceled: germanCancellation
    case .appointmentInvitation: germanAvailability
    }
  }

  private static let germanInvitation = LetterSource(
    subject: "Ihre Einladung von {{organization}}",
    text: """
      Guten Tag {{recipient}}

      {{#inviter}}{{inviter}}{{/inviter}}{{^inviter}}{{organization}}{{/inviter}} lädt Sie ins \
      Kundenportal von {{organization}} ein. Dort buchen, verschieben und sagen Sie Termine \
      selbst ab.

      Hier legen Sie Ihr Profil an:
      {{link}}

      Falls nach einem Einladungscode gefragt wird:
      {{code}}

      {{#expiry}}
      Die Einladung gilt bis {{expiry}}.
      {{/expiry}}
      Falls Sie das nicht erwartet haben, müssen Sie nichts tun: Es geschieht nichts.
      """,
    html: """
      <h1 class="title">Ihre Einladung</h1>
      <p class="line">Guten Tag {{recipient}}</p>
      <p \
      class="line">{{#inviter}}{{inviter}}{{/inviter}}{{^inviter}}{{organization}}{{/inviter}} \
      lädt Sie ins Kundenportal von {{organization}} ein. Dort buchen, verschieben und sagen Sie \
      Termine selbst ab.</p>
      <p class="line"><a class="button" href="{{link}}">Profil anlegen</a></p>
      <p class="line">Falls nach einem Einladungscode gefragt wird:</p>
      <p class="code">{{code}}</p>
      {{#expiry}}
      <p class="soft">Die Einladung gilt bis {{expiry}}.</p>
      {{/expiry}}
      <p class="soft">Falls Sie das nicht erwartet haben, müssen Sie nichts tun: Es geschieht \
      nichts.</p>
      """)

  private static let germanConfirmation = LetterSource(
    subject: "Gebucht: {{service}}, {{shortWhen}}",
    text: """
      Guten Tag {{recipient}}

      Ihr Termin ist gebucht.

      \(germanFacts)

      \(germanLinks)
      """,
    html: """
      <h1 class="title">Ihr Termin ist gebucht</h1>
      <p class="line">Guten Tag {{recipient}}</p>
      \(germanHTMLFacts)
      \(germanHTMLLinks)
      """)

  private static let germanRescheduling = LetterSource(
    subject: "Verschoben: {{service}}, {{shortWhen}}",
    text: """
      Guten Tag {{recipient}}

      Ihr Termin hat eine neue Zeit.

      \(germanFacts)

      \(germanLinks)
      """,
    html: """
      <h1 class="title">Ihr Termin ist verschoben</h1>
      <p class="line">Guten Tag {{recipient}}</p>
      \(germanHTMLFacts)
      \(germanHTMLLinks)
      """)

  private static let germanCancellation = LetterSource(
    subject: "Abgesagt: {{service}}, {{shortWhen}}",
    text: """
      Guten Tag {{recipient}}

      Dieser Termin ist abgesagt.

      \(germanFacts)

      Neuen Termin buchen: {{book}}
      Termin ansehen: {{view}}
      """,
    html: """
      <h1 class="title">Ihr Termin ist abgesagt</h1>
      <p class="line">Guten Tag {{recipient}}</p>
      \(germanHTMLFacts)
      <p class="line"><a class="button" href="{{book}}">Neuen Termin buchen</a>
      <a class="quiet" href="{{view}}">Termin ansehen</a></p>
      """)

  private static let germanFacts = """
    {{service}}
    {{when}}
    {{#isWindow}}
    Wir treffen innerhalb dieser Zeit ein.
    {{/isWindow}}
    {{#otherTime}}
    Bei Ihnen ist das {{otherTime}}.
    {{/otherTime}}
    {{#previous}}
    Nicht mehr: {{previous}}
    {{/previous}}

    {{#place}}
    Ort: {{place}}
    {{/place}}
    {{#who}}
    Mit: {{who}}
    {{/who}}
    {{#call}}
    Telefonisch: {{call}}
    {{/call}}
    {{#product}}
    Produkt: {{product}}
    {{/product}}
    Terminnummer: {{number}}
    {{#comment}}

    Ihre Bemerkung:
    {{comment}}
    {{/comment}}
    {{#reason}}

    Grund:
    {{reason}}
    {{/reason}}
    """

  private static let germanLinks = """
    {{#join}}
    Videogespräch: {{join}}
    {{/join}}
    Termin ansehen: {{view}}
    Andere Zeit wählen: {{move}}
    Termin absagen: {{cancel}}

    Die Einladung für Ihren Kalender liegt bei.
    """

  private static let germanHTMLFacts = """
    <div class="facts">
    <p class="when">{{when}}</p>
    <p class="fact"><b>{{service}}</b></p>
    {{#isWindow}}
    <p class="soft">Wir treffen innerhalb dieser Zeit ein.</p>
    {{/isWindow}}
    {{#otherTime}}
    <p class="soft">Bei Ihnen ist das {{otherTime}}.</p>
    {{/otherTime}}
    {{#previous}}
    <p class="soft">Nicht mehr: {{previous}}</p>
    {{/previous}}
    {{#place}}
    <p class="fact">Ort: {{place}}</p>
    {{/place}}
    {{#who}}
    <p class="fact">Mit: {{who}}</p>
    {{/who}}
    {{#call}}
    <p class="fact">Telefonisch: {{call}}</p>
    {{/call}}
    {{#product}}
    <p class="fact">Produkt: {{product}}</p>
    {{/product}}
    <p class="fact">Terminnummer: {{number}}</p>
    {{#comment}}
    <p class="written">Ihre Bemerkung:
    {{comment}}</p>
    {{/comment}}
    {{#reason}}
    <p class="written">Grund:
    {{reason}}</p>
    {{/reason}}
    </div>
    """

  private static let germanHTMLLinks = """
    {{#join}}
    <p class="line"><a class="button" href="{{join}}">Zum Videogespräch</a></p>
    {{/join}}
    <p class="line"><a class="button" href="{{view}}">Termin ansehen</a>
    <a class="quiet" href="{{move}}">Andere Zeit wählen</a>
    <a class="quiet" href="{{cancel}}">Termin absagen</a></p>
    <p class="soft">Die Einladung für Ihren Kalender liegt bei.</p>
    """
}
