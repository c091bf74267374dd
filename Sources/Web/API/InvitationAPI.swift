import HTTPTypes
import Scheduling
import StrictJSON

extension APIRoutes {
  static let invitations: [APIRoute] = [
    APIRoute(
      method: .post, path: "/invitations", name: "createInvitation",
      summary: "Invite to the customer portal", tag: "Invitations", scope: .invitations,
      body: .named("NewInvitation"), example: ["type": "single", "contact": "con_new"],
      answers: [
        APIAnswer(
          status: .created,
          note: "Made, with the web role that customers need. The code is shown this once.",
          shape: .named("InvitationWithCode"), headers: [("Location", "Its address.")],
          links: invitationLinks)
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
      parameters: [.path("inv", "The invitation.")],
      body: .object([
        .init("sendsMail", .boolean, "Mail the new code to the contact; true if not given.")
      ]), example: ["sendsMail": false],
      answers: [
        .ok("The old code is void; the new one is shown this once.", .named("InvitationWithCode"))
      ], exists: hasInvitation
    ) { exchange in
      let answer = try await exchange.scheduler.resendInvitation(
        exchange.pathID(), sendsMail: exchange.body["sendsMail"] != false,
        by: exchange.viewer, in: exchange.organization)
      switch answer {
      case .sent(let invitation, let code): return exchange.reply(invitation, code: code)
      case .notFound: throw APIProblem(.notFound)
      case .refused(let refusal): throw APIProblem(.invitationRefused(refusal.rawValue))
      case .refusedToInvite(let refusal): throw APIProblem(.invitationRefused(refusal.rawValue))
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
    _ invitation: PortalInvitation, code: String, status: HTTPResponse.Status = .ok,
    headers: HTTPFields = [:]
  ) -> APIReply {
    let members = invitation.wire(at: portal.now()) + [JSONMember("code", .string(code))]
    return APIReply(.object(members), status: status, headers: headers)
  }

  fileprivate func invite() async throws -> APIReply {
    guard let kind = body.text("type").flatMap(PortalInvitation.Kind.init(rawValue:)) else {
      throw APIProblem(.malformed)
    }
    var maximum = 1
    if case .integer(let number) = body["maximumRedemptions"] { maximum = number }
    let wish = InvitationWish(
      kind: kind, contact: kind == .single ? body.id("contact") : nil,
      maximumRedemptions: maximum,
      expiresAt: body.text("expiresAt").flatMap(Instant.init(rfc3339:)),
      inviter: body.text("inviter"), account: body.id("account"), roles: nil,
      sendsMail: kind == .single && body["sendsMail"] != false)
    switch try await scheduler.invite(wish, by: viewer, in: organization) {
    case .invited(let invitation, let code):
      return reply(
        invitation, code: code, status: .created,
        headers: [.location: "\(root)/invitations/\(invitation.id)"])
    case .notReady(let gaps): throw APIProblem(.notReadyToInvite(gaps))
    case .refused(.contactUnknown): throw APIProblem(.notFound)
    case .refused(let refusal): throw APIProblem(.invitationRefused(refusal.rawValue))
    }
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
