package import Scheduling

/// Offers somebody times to choose from.
package struct AvailabilityLetter: Hashable, Sendable {
  package static let tags = [
    "organization", "recipient", "inviter", "topic", "names", "message", "link",
  ]

  package var facts: AvailabilityFacts
  package var recipient: String
  package var organization: String

  package init(_ facts: AvailabilityFacts, to recipient: Recipient, _ head: Letterhead) {
    self.facts = facts
    self.recipient = recipient.name
    organization = head.theme.name
  }

  package func model(language: String) -> LetterModel {
    let values: [String: String?] = [
      "organization": organization, "recipient": recipient, "inviter": facts.inviter,
      "topic": facts.topic, "names": facts.names.joined(separator: ", "),
      "link": LetterText.link(facts.url),
    ]
    var present = LetterModel.present(values)
    let message = LetterText.lines(facts.message)
    if !message.isEmpty { present["message"] = message }
    return LetterModel(language: language, values: present, calendar: nil)
  }
}

extension LetterSource {
  static let englishAvailability = LetterSource(
    subject: "Choose a time: {{topic}}",
    text: """
      Hello{{#recipient}} {{recipient}}{{/recipient}},

      {{#message}}
      {{message}}

      {{/message}}
      {{^message}}
      {{#inviter}}{{inviter}}{{/inviter}}{{^inviter}}{{organization}}{{/inviter}} asks you to \
      choose a time: {{topic}}.

      {{/message}}
      {{#names}}
      With {{names}}.

      {{/names}}
      The free times are here:
      {{link}}
      """,
    html: """
      <h1 class="title">{{topic}}</h1>
      <p class="line">Hello{{#recipient}} {{recipient}}{{/recipient}},</p>
      {{#message}}
      <p class="written">{{message}}</p>
      {{/message}}
      {{^message}}
      <p \
      class="line">{{#inviter}}{{inviter}}{{/inviter}}{{^inviter}}{{organization}}{{/inviter}} \
      asks you to choose a time.</p>
      {{/message}}
      {{#names}}
      <p class="soft">With {{names}}.</p>
      {{/names}}
      <p class="line"><a class="button" href="{{link}}">Choose a time</a></p>
      """)

  static let germanAvailability = LetterSource(
    subject: "Wählen Sie eine Zeit: {{topic}}",
    text: """
      Guten Tag{{#recipient}} {{recipient}}{{/recipient}}

      {{#message}}
      {{message}}

      {{/message}}
      {{^message}}
      {{#inviter}}{{inviter}}{{/inviter}}{{^inviter}}{{organization}}{{/inviter}} bittet Sie, eine \
      Zeit zu wählen: {{topic}}.

      {{/message}}
      {{#names}}
      Mit {{names}}.

      {{/names}}
      Hier sind die freien Zeiten:
      {{link}}
      """,
    html: """
      <h1 class="title">{{topic}}</h1>
      <p class="line">Guten Tag{{#recipient}} {{recipient}}{{/recipient}}</p>
      {{#message}}
      <p class="written">{{message}}</p>
      {{/message}}
      {{^message}}
      <p \
      class="line">{{#inviter}}{{inviter}}{{/inviter}}{{^inviter}}{{organization}}{{/inviter}} \
      bittet Sie, eine Zeit zu wählen.</p>
      {{/message}}
      {{#names}}
      <p class="soft">Mit {{names}}.</p>
      {{/names}}
      <p class="line"><a class="button" href="{{link}}">Zeit wählen</a></p>
      """)
}
