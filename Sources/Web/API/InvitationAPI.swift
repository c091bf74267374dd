import HTTPTypes
import Pages
import Scheduling
import StrictJSON

extension APIRoutes {
  static let invitations: [APIRoute] = [
    APIRoute(
      method: .post, path: "/invitations", name: "createInvitation",
      summary: "Invite to the customer portal", tag: "Invitations", scope: .invitations,
      parameters: [
        .header(
          "Idempotency-Key", .token(1...200),
          """
          Yours for this invitation: sent again, it answers the same invitation, makes none and mails \
          nothing. The code is not in that answer; resend for a new one.
          """)
      ], body: .named("NewInvitation"), example: ["type": "single", "contact": "con_new"],
      answers: [
        APIAnswer(
          status: .created,
          note: """
            Made, with the web role that customers need. The code is shown this once, to keys that may \
            also write contacts: whoever has it becomes that contact.
            """,
          shape: .named("InvitationWithCode"), headers: [("Location", "Its address.")],
          links: invitationLinks),
        .ok(
          "Was made before, with this key and this body.", .named("InvitationWithCode"),
          links: invitationLinks),
      ]
    ) { try await $0.invite() },
    APIRoute(
      method: .get, path: "/invitations", name: "listInvitations", summary: "List invitations",
      tag: "Invitations", scope: .invitations,
      parameters: [.query("contact", .id("con"), "Of this contact."), .cursor, .limit],
      answers: [.ok("In the order in which they were made.", .named("InvitationList"))]
    ) { exchange in
      let cursor: PortalInvitationID? = try Cursor.read(exchange) { PortalInvitationID($0) }
      let part = try await exchange.scheduler.invitations(
        of: exchange.id("contact"), after: cursor, limit: exchange.limit,
        in: exchange.organization)
      let last = part.hasMore ? part.items.last : nil
      return exchange.reply(
        part.items.map { .object($0.wire(at: exchange.portal.now())) },
        next: last.map { Cursor.make($0.id.rawValue) })
    },
    APIRoute(
      method: .get, path: "/invitations/{id}", name: "readInvitation",
      summary: "Read an invitation",
      tag: "Invitations", scope: .invitations, parameters: [.path("inv", "The invitation.")],
      answers: [.ok("As it stands.", .named("Invitation"), links: invitationLinks)],
      exists: hasInvitation
    ) { try await $0.invitation() },
    APIRoute(
      method: .post, path: "/invitations/{id}/resending", name: "resendInvitation",
      summary: "Give an invitation a new code", tag: "Invitations", scope: .invitations,
      parameters: [
        .path("inv", "The invitation."),
        .header(
          "Idempotency-Key", .token(1...200),
          "Yours for this new code: sent again, it changes nothing, and the answer has no code."),
      ],
      body: .object([
        .init("sendsMail", .boolean, "Mail the new code to the contact; true if not given.")
      ]), example: ["sendsMail": false],
      answers: [
        .ok(
          "The old code is void; the new one is shown this once, as when it was made.",
          .named("InvitationWithCode"))
      ], exists: hasInvitation
    ) { exchange in
      let answer = try await exchange.scheduler.resendInvitation(
        exchange.pathID(), sendsMail: exchange.body["sendsMail"] != false,
        key: exchange.text("Idempotency-Key"), by: exchange.viewer, in: exchange.organization)
      switch answer {
      case .sent(let invitation, let code): return exchange.reply(invitation, code: code)
      case .alreadySent(let invitation): return exchange.reply(invitation, code: nil)
      case .notFound: throw APIProblem(.notFound)
      case .refused(let refusal): throw APIProblem(.invitationRefused(refusal.rawValue))
      case .refusedToInvite(let refusal): throw APIProblem(refusal)
      case .notReady(let gaps): throw APIProblem(.notReadyToInvite(gaps))
      }
    },
    APIRoute(
      method: .post, path: "/invitations/{id}/revocation", name: "revokeInvitation",
      summary: "Void an invitation", tag: "Invitations", scope: .invitations,
      parameters: [.path("inv", "The invitation.")], body: .object([]), example: [:],
      answers: [.ok("Void, now or before.", .named("Invitation"))], exists: hasInvitation
    ) { exchange in
      _ = try await exchange.scheduler.revokeInvitation(
        exchange.pathID(), by: exchange.viewer, in: exchange.organization)
      return try await exchange.invitation()
    },
  ]

  private static let invitationLinks = [
    ("read", "readInvitation"), ("resend", "resendInvitation"), ("revoke", "revokeInvitation"),
  ].map { name, operation in
    APILink(name: name, operation: operation, parameters: [("id", "$response.body#/id")])
  }

  private static let hasInvitation: @Sendable (APIExchange) async throws -> Bool = { exchange in
    guard let id: PortalInvitationID = exchange.id("id") else { return false }
    return try await exchange.scheduler.invitation(id, in: exchange.organization) != nil
  }
}

extension APIExchange {
  fileprivate func invitation() async throws -> APIReply {
    guard let found = try await scheduler.invitation(pathID(), in: organization) else {
      throw APIProblem(.notFound)
    }
    return APIReply(.object(found.wire(at: portal.now())))
  }

  fileprivate func reply(
    _ invitation: PortalInvitation, code: String?, status: HTTPResponse.Status = .ok,
    headers: HTTPFields = [:]
  ) -> APIReply {
    var members = invitation.wire(at: portal.now())
    // Whoever has the code becomes the contact: profile, visits, address.
    if let code, program?.may(.writeContacts) ?? false {
      members.append(JSONMember("code", .string(code)))
    }
    return APIReply(.object(members), status: status, headers: headers)
  }

  fileprivate func invite() async throws -> APIReply {
    guard let kind = body.text("type").flatMap(PortalInvitation.Kind.init(rawValue:)) else {
      throw APIProblem(.malformed)
    }
    let misplaced = misplacedMembers(of: kind)
    guard misplaced.isEmpty else { throw APIProblem(.unprocessable, faults: misplaced) }
    if body["account"] != nil, let program, !program.may(.writeContacts) {
      throw APIProblem(.missingScope(.writeContacts), faults: [.body("/account", "needs it")])
    }
    var maximum = 1
    if case .integer(let number) = body["maximumRedemptions"] { maximum = number }
    let wish = InvitationWish(
      kind: kind, contact: kind == .single ? body.id("contact") : nil,
      maximumRedemptions: maximum,
      expiresAt: body.text("expiresAt").flatMap(Instant.init(rfc3339:)),
      inviter: body.text("inviter"), account: body.id("account"), roles: nil,
      sendsMail: kind == .single && body["sendsMail"] != false)
    let id: PortalInvitationID? = text("Idempotency-Key").flatMap { identifier(fromKey: $0) }
    switch try await scheduler.invite(wish, id: id, by: viewer, in: organization) {
    case .alreadyInvited(let invitation): return reply(invitation, code: nil)
    case .sameKeyOtherWish(_, let field):
      let name = field == "kind" ? "type" : field
      throw APIProblem(
        .conflictingKey, faults: [.body("/" + name, "differs from the request before")])
    case .invited(let invitation, let code):
      return reply(
        invitation, code: code, status: .created,
        headers: [.location: "\(root)/invitations/\(invitation.id)"])
    case .notReady(let gaps): throw APIProblem(.notReadyToInvite(gaps))
    case .refused(let refusal): throw APIProblem(refusal)
    }
  }

  /// What one kind of invitation has and the other has not.
  private func misplacedMembers(of kind: PortalInvitation.Kind) -> [APIProblem.Fault] {
    var faults: [APIProblem.Fault] = []
    func refuse(_ name: String, _ isMisplaced: Bool, _ detail: String) {
      if isMisplaced { faults.append(.body("/" + name, detail)) }
    }
    switch kind {
    case .single:
      let maximum = body["maximumRedemptions"]
      refuse("maximumRedemptions", maximum != nil && maximum != 1, "is 1 for a single one")
    case .group:
      refuse("contact", body["contact"] != nil, "belongs to a single one")
      refuse("sendsMail", body["sendsMail"] == true, "belongs to a single one")
    }
    return faults
  }
}

extension PortalInvitation {
  /// As other programs see it; of the code nothing.
  func wire(at now: Instant) -> [JSONMember] {
    [
      JSONMember("id", .id(id)), JSONMember("type", .string(kind.rawValue)),
      JSONMember("contact", .id(contact)), JSONMember("account", .id(account)),
      JSONMember("inviter", .text(inviter)), JSONMember("expiresAt", .instant(expiresAt)),
      JSONMember("maximumRedemptions", .integer(maximumRedemptions)),
      JSONMember("redemptions", .integer(redemptions)),
      JSONMember("revokedAt", .instant(revokedAt)), JSONMember("createdAt", .instant(createdAt)),
      JSONMember("refusal", .text(refusal(at: now)?.rawValue)),
    ]
  }
}

extension APIProblem {
  /// No invitation was made: the member that stands in the way is named.
  fileprivate init(_ refusal: InvitationRefusal) {
    self.init(
      .invitationRefused(refusal.rawValue),
      faults: refusal.member.map { [.body("/" + $0, Texts.english.message(refusal))] } ?? [])
  }
}

extension InvitationRefusal {
  /// Of the body.
  fileprivate var member: String? {
    switch self {
    case .contactMissing, .contactUnknown, .profileExists: "contact"
    // Programs grant no roles.
    case .roleUnknown: nil
    case .inviterMalformed: "inviter"
    case .accountUnknown: "account"
    case .expiryInPast: "expiresAt"
    case .maximumTooSmall, .maximumTooLarge: "maximumRedemptions"
    case .addressMissing, .tooManyLetters: "sendsMail"
    }
  }
}
