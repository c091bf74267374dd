package import Scheduling

/// Asks somebody to make their profile in the portal.
package struct PortalInvitationLetter: Hashable, Sendable {
  package static let tags = ["organization", "recipient", "inviter", "code", "link", "expiry"]

  package var organization: String
  package var recipient: String
  package var inviter: String?
  package var code: String
  package var link: String
  /// Until when the code counts, in words.
  package var expiry: String?

  package init(
    organization: String, recipient: String, inviter: String?, code: String, link: String,
    expiry: String?
  ) {
    self.organization = organization
    self.recipient = recipient
    self.inviter = inviter
    self.code = code
    self.link = link
    self.expiry = expiry
  }

  package init(
    _ facts: InvitationFacts, to recipient: Recipient, zone: Zone, _ head: Letterhead
  ) {
    let dates = Texts.language(recipient.language).dates
    self.init(
      organization: head.theme.name, recipient: recipient.name, inviter: facts.inviter,
      code: facts.code, link: head.site.redemption(code: facts.code),
      expiry: facts.expiresAt.map { dates.when(VisitTime(start: $0, zone: zone)) })
  }

  package func model(language: String) -> LetterModel {
    let values: [String: String?] = [
      "organization": organization, "recipient": recipient, "inviter": inviter, "code": code,
      "link": link, "expiry": expiry,
    ]
    return LetterModel(language: language, values: LetterModel.present(values), calendar: nil)
  }
}
