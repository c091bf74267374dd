/// The paths of actionable lists.
extension SitePath {
  package var staffLists: String { staff + "/lists" }
  package var staffListCreation: String { staffLists + "/new" }
  package func staffList(_ id: String) -> String { staffLists + "/" + part(id) }
  /// Members as a filter shows them, after a position.
  package func staffList(_ id: String, _ filter: MemberFilter, after: Int? = nil) -> String {
    let all: [(String, String?)] = [
      ("state", filter.state), ("text", filter.text), ("after", after.map { "\($0)" }),
    ]
    return staffList(id) + Query(all.compactMap { name, value in value.map { (name, $0) } }).string
  }
  /// With what came of adding members.
  package func staffList(_ id: String, added: Int, left: Int) -> String {
    staffList(id) + Query([("added", "\(added)"), ("left", "\(left)")]).string
  }
  package func staffListForm(_ id: String) -> String { staffList(id) + "/edit" }
  package func staffListDeletion(_ id: String) -> String { staffList(id) + "/deletion" }
  /// Where members are added.
  package func staffListMembers(_ id: String) -> String { staffList(id) + "/members" }
  package func staffListContacts(_ id: String) -> String { staffList(id) + "/contacts" }
  package func staffListUploads(_ id: String) -> String { staffList(id) + "/uploads" }
  package func staffListUpload(_ id: String, _ upload: String) -> String {
    staffListUploads(id) + "/" + part(upload)
  }
  package func staffListSendings(_ id: String) -> String { staffList(id) + "/sendings" }
  package func staffListStop(_ id: String, _ sending: String) -> String {
    staffListSendings(id) + "/" + part(sending) + "/stop"
  }
  package func staffListRemoval(_ id: String) -> String { staffList(id) + "/removal" }
  package func staffListExport(_ id: String) -> String { staffList(id) + "/members.csv" }
  package func staffListExport(_ id: String, _ filter: MemberFilter) -> String {
    let all: [(String, String?)] = [("state", filter.state), ("text", filter.text)]
    return staffListExport(id)
      + Query(all.compactMap { name, value in value.map { (name, $0) } }).string
  }
}

/// Which members are shown, as the page's address says it.
package struct MemberFilter: Hashable, Sendable {
  package var state: String?
  package var text: String?

  package init(state: String? = nil, text: String? = nil) {
    self.state = state
    self.text = text
  }
}
