package import Scheduling

extension Texts {
  /// Actionable lists: prospects to whom invitations are sent.
  package struct Lists: Sendable {
    let lists: String
    let lead: String
    let none: String
    let new: String
    let name: String
    let nameHint: String
    let audience: String
    let audiences: @Sendable (String) -> String
    let roles: String
    let owner: String
    let columns: String
    let columnsHint: String
    let settings: String
    let save: String
    let members: Counted
    let ownedBy: Filled
    let nobody: String
    let edit: String
    let delete: String
    let deleteTitle: String
    let deleteLead: Counted
    let keep: String

    let add: String
    let addLead: String
    let fromFile: String
    let fileHint: String
    let file: String
    let upload: String
    let fromContacts: String
    let contactsLead: String
    let contactText: String
    let contactTextHint: String
    let account: String
    let role: String
    let anyRole: String
    let find: String
    let found: Counted
    let foundCut: Counted
    let andMore: Counted
    let addFound: Counted
    let added: @Sendable (_ added: Int, _ left: Int) -> String
    package let full: String

    let mapping: String
    let mappingLead: Counted
    let windows: String
    let hasHeader: String
    let column: @Sendable (_ number: Int, _ name: String) -> String
    let columnHead: String
    let firstValues: String
    let meaning: String
    let fields: @Sendable (MemberField) -> String
    let take: String
    let takeRest: Counted
    let emailMissing: String
    let nothingLeft: String
    let faults: Counted
    let line: Counted
    let reason: @Sendable (MemberImportReport.Reason) -> String
    let duplicates: Counted
    let duplicate: @Sendable (_ email: String, _ first: Int?) -> String
    let takeDuplicates: String
    let others: Counted
    package let fileFault: @Sendable (CSVTable.Fault) -> String

    let states: @Sendable (MemberState) -> String
    let all: String
    let search: String
    let show: String
    let clear: String
    let progress: String
    let written: String
    let sent: String
    let opened: String
    let started: String
    let booked: String
    let sendings: String
    let sendingOf: Filled
    let lettersOf: @Sendable (_ written: Int, _ total: Int) -> String
    let delivered: Counted
    let bounced: Counted
    let skipped: Counted
    let running: String
    let stopped: String
    let done: String
    let stop: String
    let reload: String
    let noneMatch: String
    let member: String
    let email: String
    let phone: String
    let language: String
    let state: String
    let since: Filled
    let canceledVisit: String
    let bookedVisit: String
    let sendChosen: String
    let sendAll: Counted
    let remove: String
    let export: String
    let first: String
    let further: String
    package let chooseSomebody: String
    let recipients: @Sendable (_ list: String, _ total: Int, _ chosen: Int?) -> String
    let sendButton: Counted
    let sentTo: Filled
    let exportHead: @Sendable () -> [String]
  }

  package var lists: Lists { language == "de" ? .german : .english }

  /// Names of an export's columns before and behind the list's own.
  package func exportHead(_ columns: [String]) -> [String] {
    let head = lists.exportHead()
    return Array(head.prefix(5)) + columns + Array(head.dropFirst(5))
  }

  /// A file's columns without an address among them.
  package var addressColumnMissing: String { lists.emailMissing }

  package func name(_ state: MemberState) -> String { lists.states(state) }
}
