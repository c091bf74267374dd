import HTTPTypes
import Scheduling
import Storage
import Testing

extension Stage {
  static let listID = ActionableListID("lst_test")!

  /// A list of Dora's that dispatchers see, with members of these addresses: `mem_0`, …
  ///
  /// - Returns: its id.
  @discardableResult
  func list(
    members: [String] = [], audience: ListAudience = .dispatchers, owner: String = "dora"
  ) async throws -> String {
    let owner = try #require(StaffUserID("stf_\(owner)"))
    try await store.writeLedger(Firm.organization) { ledger in
      try ledger.save(
        ActionableList(
          id: Self.listID, name: "Prospects", owner: owner, audience: audience, columns: ["Town"],
          shown: [.email, .own(0)], createdAt: ledger.now))
      try ledger.insert(
        members.enumerated().map { index, email in
          ListMember(
            id: ListMemberID("mem_\(index)")!, list: Self.listID, position: index + 1,
            firstName: "P\(index)", lastName: "Prospect", email: email, phone: "", language: nil,
            contact: nil, values: ["Vaduz"])
        })
    }
    return "lst_test"
  }

  /// Sends an invitation to members of a list, as far as beginning it goes.
  ///
  /// - Returns: the sending's id.
  func send(
    _ list: String, _ browser: Browser, _ choice: [String: String] = ["which": "all"],
    _ changes: [String: String] = [:]
  ) async throws -> String {
    try await setPrefix()
    let draft = try await browser.post("/staff/lists/\(list)/sendings", choice)
    try #require(draft.status == .seeOther, "\(draft.text)")
    let id = try #require(draft.location.firstMatch(of: /sending=(snd_\w+)/)?.output.1)
    let answer = try await browser.post(
      "/staff/sharing",
      Stage.sharingForm.merging(["sending": String(id)]) { $1 }.merging(changes) { $1 })
    try #require(answer.status == .seeOther, "\(answer.text)")
    try #require(answer.location.hasPrefix("/staff/lists/\(list)"))
    return String(id)
  }

  /// Writes all letters of a sending, a few at a time.
  func finish(_ sending: String, atMost limit: Int = 2) async throws {
    let id = try #require(ListSendingID(sending))
    while try await scheduler.continueSending(id, atMost: limit, room: nil, in: Firm.organization)
      != .ended
    {}
  }

  /// Letters with URLs that wait, by the address that they go to.
  func urls() async throws -> [String: [String]] {
    var urls: [String: [String]] = [:]
    for pending in try await store.waiting(limit: 1000) {
      guard case .availability(let facts) = pending.message.content else { continue }
      urls[pending.message.recipient.email, default: []].append(facts.url)
    }
    return urls
  }

  /// States by member.
  func states(_ list: ActionableListID = Stage.listID) async throws -> [String: MemberState] {
    let lines = try await store.readLedger(Firm.organization) {
      try $0.members(of: list, MemberQuery(), after: nil, limit: 1000)
    }
    return Dictionary(uniqueKeysWithValues: lines.map { ($0.member.id.rawValue, $0.state) })
  }
}
