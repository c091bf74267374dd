/// What came of a test letter.
public struct MailTest: Hashable, Sendable {
  public var passed: Bool
  /// The mail server's last word, or why it came to none.
  public var reply: String
  /// What was said, line by line: `>` by us, `<` by the server.
  public var dialogue: [String]

  public init(passed: Bool, reply: String, dialogue: [String] = []) {
    self.passed = passed
    self.reply = reply
    self.dialogue = dialogue
  }
}

public enum MailboxAnswer: Sendable {
  case saved(Mailbox)
  case faulty([FieldFault])
  /// Somebody changed it after the form was made: what stands by now.
  case outdated(standing: [String: String])
  case notFound
}

extension Mailbox {
  /// What its form shows, by the names of its inputs.
  public var formFields: [String: String] { ["mailboxName": name, "mailboxAddress": address] }
}

extension MailSettings {
  /// What the form of the messages shows, by the names of its inputs.
  public var messageFields: [String: String] {
    var fields = ["notification": notification?.rawValue ?? ""]
    for kind in Message.Kind.allCases {
      fields["on.\(kind.rawValue)"] = isOn(kind) ? "true" : ""
      fields["from.\(kind.rawValue)"] = kinds[kind]?.mailbox?.rawValue ?? ""
    }
    return fields
  }
}

/// More than anybody needs; keeps the settings small.
private let mostMailboxes = 50

extension Scheduler {
  /// Adds a mailbox, neither approved nor tested, or changes one, which withdraws both.
  ///
  /// - Parameters:
  ///   - id: nil: a new one.
  ///   - stamp: the ``FormStamp`` of the `formFields` that the form was made from.
  public func saveMailbox(
    _ id: MailboxID?, name: String, address: String, stamp: String? = nil, by viewer: Viewer,
    in organization: OrganizationID
  ) async throws -> MailboxAnswer {
    var faults: [FieldFault] = []
    if let fault = FieldFault.line(.mailboxName, name, limit: TextLimit.name) {
      faults.append(fault)
    }
    if let fault = FieldFault.line(.mailboxAddress, address, limit: TextLimit.email) {
      faults.append(fault)
    } else if !EmailAddress.isPlausible(address.trimmed) {
      faults.append(FieldFault(field: .mailboxAddress, reason: .malformed))
    }
    guard faults.isEmpty else { return .faulty(faults) }
    return try await changeMail(by: viewer, in: organization) { mail, ledger in
      var mailbox = Mailbox(
        id: id ?? identifier(now: ledger.now), name: name.trimmed, address: address.trimmed)
      if mail.mailboxes.contains(where: {
        $0.id != mailbox.id && $0.address.lowercased() == mailbox.address.lowercased()
      }) {
        return (.faulty([FieldFault(field: .mailboxAddress, reason: .taken)]), nil)
      }
      if let id {
        guard let index = mail.mailboxes.firstIndex(where: { $0.id == id }) else {
          return (.notFound, nil)
        }
        let before = mail.mailboxes[index]
        if before.name == mailbox.name, before.address == mailbox.address {
          mailbox = before
        } else if stamp != FormStamp.of(before.formFields) {
          return (.outdated(standing: before.formFields), nil)
        }
        mail.mailboxes[index] = mailbox
        return (.saved(mailbox), .init("mailbox.changed", id, before.fields, mailbox.fields))
      }
      guard mail.mailboxes.count < mostMailboxes else {
        return (.faulty([FieldFault(field: .mailboxAddress, reason: .tooMany)]), nil)
      }
      mail.mailboxes.append(mailbox)
      return (.saved(mailbox), .init("mailbox.created", mailbox.id, [:], mailbox.fields))
    }
  }

  public func approveMailbox(
    _ id: MailboxID, by viewer: Viewer, in organization: OrganizationID
  ) async throws -> MailboxAnswer {
    try await changeMail(by: viewer, in: organization) { mail, ledger in
      guard let index = mail.mailboxes.firstIndex(where: { $0.id == id }) else {
        return (.notFound, nil)
      }
      guard mail.mailboxes[index].approvedAt == nil else {
        return (.saved(mail.mailboxes[index]), nil)
      }
      mail.mailboxes[index].approvedAt = ledger.now
      return (
        .saved(mail.mailboxes[index]),
        .init("mailbox.approved", id, [:], mail.mailboxes[index].fields)
      )
    }
  }

  /// Sends a test letter and keeps whether it got through. Nil: there is no such mailbox.
  ///
  /// - Parameters:
  ///   - recipient: for the journal.
  ///   - send: hands a letter over and tells how that went. Runs outside of any transaction.
  public func testMailbox(
    _ id: MailboxID, to recipient: String, by viewer: Viewer, in organization: OrganizationID,
    send: @Sendable (Mailbox) async -> MailTest
  ) async throws -> (Mailbox, MailTest)? {
    let settings = try await store.read(organization) { try $0.catalogue().organization.mail }
    guard let tested = settings[id] else { return nil }
    let test = await send(tested)
    let answer = try await changeMail(by: viewer, in: organization) { mail, ledger in
      // What was changed while the letter was under way has not been tested.
      guard let index = mail.mailboxes.firstIndex(where: { $0.id == id }),
        mail.mailboxes[index].address == tested.address, mail.mailboxes[index].name == tested.name
      else { return (.notFound, nil) }
      mail.mailboxes[index].testedAt = test.passed ? ledger.now : nil
      let outcome = [
        "passed": "\(test.passed)", "reply": test.reply, "recipient": recipient,
      ]
      return (
        .saved(mail.mailboxes[index]),
        .init("mailbox.tested", id, [:], mail.mailboxes[index].fields.merging(outcome) { $1 })
      )
    }
    guard case .saved(let mailbox) = answer else { return nil }
    return (mailbox, test)
  }

  /// Letters that came from it come from the notification mailbox afterwards.
  public func removeMailbox(
    _ id: MailboxID, by viewer: Viewer, in organization: OrganizationID
  ) async throws -> MailboxAnswer {
    try await changeMail(by: viewer, in: organization) { mail, _ in
      guard let mailbox = mail[id] else { return (.notFound, nil) }
      mail.mailboxes.removeAll { $0.id == id }
      if mail.notification == id { mail.notification = nil }
      for kind in mail.kinds.keys where mail.kinds[kind]?.mailbox == id {
        mail.kinds[kind]?.mailbox = nil
      }
      return (.saved(mailbox), .init("mailbox.removed", id, mailbox.fields, [:]))
    }
  }

  /// Which letters are sent, and from where. A mailbox that doesn't exist is not found.
  ///
  /// - Parameter stamp: the ``FormStamp`` of the `messageFields` that the form was made from.
  public func saveMessages(
    notification: MailboxID?, kinds: [Message.Kind: MailSettings.Rule], stamp: String?,
    by viewer: Viewer, in organization: OrganizationID
  ) async throws -> SettingsAnswer {
    try await store.write(organization) { ledger in
      var changed = try ledger.catalogue().organization
      let before = changed.mail
      let named = [notification] + kinds.values.map(\.mailbox)
      guard named.compactMap({ $0 }).allSatisfy({ before[$0] != nil }) else { return .notFound }
      changed.mail.notification = notification
      changed.mail.kinds = kinds.filter { $0.value != MailSettings.Rule() }
      guard changed.mail != before else { return .saved }
      let standing = before.messageFields
      guard stamp == FormStamp.of(standing) else { return .outdated(standing: standing) }
      try ledger.save(changed)
      try ledger.record(
        JournalEntry(
          actor: viewer.name, event: "messages.changed", subject: organization.rawValue,
          before: before.fields, after: changed.mail.fields))
      return .saved
    }
  }

  private func changeMail(
    by viewer: Viewer, in organization: OrganizationID,
    _ change:
      @escaping @Sendable (inout MailSettings, any Ledger) throws -> (MailboxAnswer, MailboxEvent?)
  ) async throws -> MailboxAnswer {
    try await store.write(organization) { ledger in
      var changed = try ledger.catalogue().organization
      let before = changed.mail
      let (answer, event) = try change(&changed.mail, ledger)
      guard let event, changed.mail != before || event.name == "mailbox.tested" else {
        return answer
      }
      if changed.mail != before { try ledger.save(changed) }
      try ledger.record(
        JournalEntry(
          actor: viewer.name, event: event.name, subject: event.mailbox.rawValue,
          before: event.before, after: event.after))
      return answer
    }
  }
}

private struct MailboxEvent {
  var name: String
  var mailbox: MailboxID
  var before: [String: String]
  var after: [String: String]

  init(
    _ name: String, _ mailbox: MailboxID, _ before: [String: String], _ after: [String: String]
  ) {
    (self.name, self.mailbox, self.before, self.after) = (name, mailbox, before, after)
  }
}

extension Mailbox {
  fileprivate var fields: [String: String] { ["name": name, "address": address] }
}

extension MailSettings {
  /// For the journal.
  fileprivate var fields: [String: String] {
    var fields = ["notification": notification?.rawValue ?? ""]
    for kind in Message.Kind.allCases {
      let rule = kinds[kind] ?? Rule()
      let sender = rule.mailbox.map { " from \($0)" } ?? ""
      fields[kind.rawValue] = (rule.isOn ? "on" : "off") + sender
    }
    return fields
  }
}

extension FieldFault {
  /// What is wrong with one line of text; nil: nothing.
  static func line(
    _ field: Field, _ text: String, limit: Int, isRequired: Bool = true
  ) -> FieldFault? {
    if isRequired, text.allSatisfy(\.isWhitespace) {
      return FieldFault(field: field, reason: .missing)
    }
    if text.count > limit { return FieldFault(field: field, reason: .tooLong(limit)) }
    return text.unicodeScalars.contains { $0.properties.generalCategory == .control }
      ? FieldFault(field: field, reason: .malformed) : nil
  }
}
