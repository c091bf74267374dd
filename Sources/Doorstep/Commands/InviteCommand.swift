import ArgumentParser
import Foundation
import Scheduling

struct InviteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invite", abstract: "Invite a contact to the portal, or void an invitation.")

  @OptionGroup var settings: SettingsOption
  @Option(help: "Identifier of the contact (con_…).")
  var contact: String?
  @Option(help: "single: one contact, one redemption. group: several.")
  var type: String = "single"
  @Option(help: "How often a group invitation can be redeemed.")
  var maximum: Int = 1
  @Option(help: "UTC instant after which the code is refused, such as 2026-12-31T23:00:00Z.")
  var expires: String?
  @Option(help: "Web role to grant on redemption, by name or identifier; may be repeated.")
  var role: [String] = []
  @Option(help: "Who invites, as the letter says.")
  var inviter: String?
  @Option(help: "Identifier of the organisation, where there are several.")
  var organization: String?
  @Flag(help: "Make no letter; pass the code on yourself.")
  var noMail = false
  @Flag(help: "Print id, code and link as JSON.")
  var json = false
  @Option(help: "Void this invitation (inv_…) instead.")
  var revoke: String?

  func run() async throws {
    let settings = try await settings.load()
    if let revoke {
      return try await settings.carryOut(.revoke(invitation: revoke)).report()
    }
    guard let kind = PortalInvitation.Kind(rawValue: type) else {
      throw ValidationError("--type: must be single or group")
    }
    let expiry = try expires.map { text in
      guard let instant = Instant(iso8601: text) else {
        throw ValidationError("--expires: must look like 2026-12-31T23:00:00Z")
      }
      return instant
    }
    let answer = try await settings.carryOut(
      .invite(
        InvitationOrder(
          contact: contact, kind: kind, maximum: maximum, expires: expiry, roles: role,
          inviter: inviter, organization: organization,
          sendsMail: !noMail && kind == .single)))
    guard json, let invitation = answer.invitation else { return try answer.report() }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(invitation), as: UTF8.self))
  }
}
