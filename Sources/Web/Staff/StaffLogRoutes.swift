import HTTPTypes
import Hummingbird
import Pages
import Scheduling

extension Portal {
  private static let logSize = 50

  func addStaffMessageRoutes(to routes: StaffRoutes) {
    routes.get(SitePath.routes.staffMessageLog, needs: .dispatch) { exchange, _ in
      try await self.messages(exchange)
    }
    routes.post(SitePath.routes.staffSending("{id}"), needs: .dispatch) { exchange, member in
      guard let id = MessageID(exchange.parameter("id")) else { throw Problem.notFound }
      let answer = try await scheduler.sendAgain(
        id, by: .staff(member.viewer), in: exchange.organization)
      switch answer {
      case .sent: return exchange.redirect(to: exchange.paths.staffMessageLog, .staffSaved)
      case .notFound: throw Problem.notFound
      case .notPossible:
        return try await self.messages(exchange, problem: exchange.texts.cannotSendAgain)
      case .noRecipient:
        return try await self.messages(exchange, problem: exchange.texts.nobodyToSendTo)
      }
    }
  }

  private func messages(_ exchange: Exchange, problem: String? = nil) async throws -> Response {
    let state = exchange.query("state").flatMap(MessageState.init(rawValue:))
    let recipient = String((exchange.query("recipient") ?? "").prefix(TextLimit.email))
    let part = try await scheduler.messages(
      MessageQuery(state: state, recipient: recipient.nonEmpty),
      before: exchange.query("before").flatMap(Int.init), limit: Self.logSize,
      in: exchange.organization)
    return exchange.page(
      StaffMessagesPage(
        messages: part.messages, state: state, recipient: recipient,
        zone: exchange.catalogue.organization.zone, next: part.next, problem: problem
      ).html(in: exchange.frame()), status: problem == nil ? .ok : .conflict)
  }

  func addStaffJournalRoutes(to routes: StaffRoutes) {
    routes.get(SitePath.routes.staffJournal, needs: .dispatch) { exchange, member in
      let seesEverything = member.viewer.may(.administer)
      let record = exchange.query("record").map { String($0.prefix(80)) }
      var query = JournalQuery(subject: record)
      var part = JournalPart(lines: [], next: nil)
      if seesEverything {
        query.actor = exchange.query("actor")
        query.event = exchange.query("event")
      }
      if seesEverything || record.map(Self.isForDispatchers) ?? false {
        part = try await scheduler.journal(
          query, before: exchange.query("before").flatMap(Int.init), limit: Self.logSize,
          in: exchange.organization)
      }
      let people =
        seesEverything
        ? try await scheduler.staffNames(in: exchange.organization).map {
          Choice(value: $0.id.rawValue, label: $0.name.oneLine)
        } : []
      return exchange.page(
        StaffJournalPage(
          lines: part.lines, query: query, people: people, seesEverything: seesEverything,
          zone: exchange.catalogue.organization.zone, next: part.next
        ).html(in: exchange.frame()))
    }
  }

  /// Whose settings, roles and keys changed how is for administrators.
  private static func isForDispatchers(_ record: String) -> Bool {
    ["apt_", "con_", "acc_", "ast_", "wo_", "res_", "inv_", "ain_"].contains {
      record.hasPrefix($0)
    }
  }
}
