import Foundation
import Pages
import Scheduling
import Storage

/// What a command asks of the installation: carried out in this process, or, when a server owns the
/// database, by that server.
enum Order: Codable, Sendable {
  case importFile(path: String)
  case exportFile(ExportOrder)
  case backup(path: String)
  case invite(InvitationOrder)
  case revoke(invitation: String)
  case key(KeyOrder)
}

struct InvitationOrder: Codable, Sendable {
  var contact: String?
  var kind: PortalInvitation.Kind
  var maximum: Int
  var expires: Instant?
  var roles: [String]
  var inviter: String?
  var organization: String?
  var sendsMail: Bool
}

/// What came of it: lines for people, and values for programs.
struct OrderAnswer: Codable, Sendable {
  var succeeded: Bool
  var lines: [String]
  var invitation: Invitation?
  var keys: [KeyAnswer]?

  struct Invitation: Codable, Sendable {
    var id: String
    var code: String
    var link: String
  }

  static func refused(_ lines: String...) -> OrderAnswer {
    OrderAnswer(succeeded: false, lines: lines)
  }
}

extension Installation {
  /// - Parameter progress: called now and then by what takes long.
  func carryOut(
    _ order: Order, progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
  ) async throws -> OrderAnswer {
    switch order {
    case .importFile(let path): try await importFile(path, progress)
    case .exportFile(let order): try await exportFile(order, progress)
    case .backup(let path): try await backup(to: path)
    case .invite(let order): try await invite(order)
    case .revoke(let id): try await revoke(id)
    case .key(let order): try await key(order)
    }
  }

  private func invite(_ order: InvitationOrder) async throws -> OrderAnswer {
    guard let site = try await site(ofChosen: order.organization) else {
      return .refused("There is no such organisation, or several: name one with --organization.")
    }
    let contact = order.contact.flatMap { ContactID($0) }
    if order.contact != nil, contact == nil {
      return .refused("--contact: must be an identifier such as con_…")
    }
    let known = try await store.read(site.organization) { try $0.roles() }
    let roles = order.roles.map { name in
      known.first { $0.id.rawValue == name || $0.name == name }?.id
    }
    if roles.contains(nil) { return .refused("--role: there is no such web role") }
    let wish = InvitationWish(
      kind: order.kind, contact: contact, maximumRedemptions: order.maximum,
      expiresAt: order.expires, inviter: order.inviter, account: nil,
      roles: order.roles.isEmpty ? nil : Set(roles.compactMap { $0 }),
      sendsMail: order.sendsMail)
    switch try await scheduler.invite(wish, by: .system, in: site.organization) {
    case .refused(let refusal): return .refused(refusal.explanation)
    case .notReady(let gaps):
      return OrderAnswer(
        succeeded: false,
        lines: ["Nobody can be invited yet. What is missing:"] + gaps.map(\.explanation)
          + ["See the staff pages, under Settings."])
    case .alreadyInvited(let invitation), .sameKeyOtherWish(let invitation, _):
      return .refused("There is an invitation \(invitation.id) already.")
    case .invited(let invitation, let code):
      let link = SitePath(prefix: address(of: site)).redemption(code: code)
      return OrderAnswer(
        succeeded: true,
        lines: [
          "Invitation \(invitation.id)", "Code: \(code)", "Link: \(link)",
          "The code is shown this once; only its hash is kept.",
        ],
        invitation: OrderAnswer.Invitation(id: invitation.id.rawValue, code: code, link: link))
    }
  }

  private func revoke(_ id: String) async throws -> OrderAnswer {
    guard let invitation = PortalInvitationID(id) else {
      return .refused("--revoke: must be an identifier such as inv_…")
    }
    for organization in Set(try await store.sites().map(\.organization)) {
      if try await scheduler.revokeInvitation(invitation, by: .system, in: organization) {
        return OrderAnswer(succeeded: true, lines: ["Revoked \(id)"])
      }
    }
    return .refused("There is no invitation \(id) that is still valid.")
  }

  /// Of the only organisation if none is named; nil where that leaves a doubt.
  func site(ofChosen organization: String?) async throws -> Site? {
    let sites = try await store.sites().sorted { $0.id < $1.id }
    if let organization { return sites.first { $0.organization.rawValue == organization } }
    return Set(sites.map(\.organization)).count == 1 ? sites.first : nil
  }
}

extension InvitationRefusal {
  fileprivate var explanation: String {
    switch self {
    case .contactMissing: "--contact: a single invitation needs a contact"
    case .contactUnknown: "--contact: there is no such contact"
    case .profileExists: "This contact has a portal profile already."
    case .roleUnknown: "--role: there is no such web role"
    case .accountUnknown: "There is no such account."
    case .expiryInPast: "--expires: must be in the future"
    case .inviterMalformed: "--inviter: must be one short line"
    case .maximumTooLarge: "--maximum: must be at most \(InvitationWish.mostRedemptions)"
    case .maximumTooSmall: "--maximum: must be at least 1"
    case .tooManyLetters: "This address has been sent too many today; use --no-mail."
    case .addressMissing: "This contact has no email address; use --no-mail and pass the code on."
    }
  }
}

extension InvitationGap {
  fileprivate var explanation: String {
    switch self {
    case .portalName: "- the portal has no name"
    case .portalAddress: "- the portal has no address: the organisation has no site"
    case .mailbox: "- there is no mailbox that letters could come from"
    case .approval: "- the mailbox of portal invitations is not approved"
    case .test: "- the mailbox of portal invitations is not tested"
    case .message: "- the message “Portal invitation” is switched off"
    }
  }
}

extension CompanyImport.Summary {
  var lines: [String] {
    guard !changesNothing else { return ["Nothing changed."] }
    return Kind.allCases.compactMap { kind in
      let count = self[kind]
      guard count.inserted + count.changed + count.unchanged > 0 else { return nil }
      return "\(kind.rawValue): \(count.inserted) new, \(count.changed) changed, "
        + "\(count.unchanged) as they were"
    }
  }
}
