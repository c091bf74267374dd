package import Scheduling

/// The parts of the staff pages, in the order of the menu.
package enum StaffSection: CaseIterable, Sendable {
  case ownDays, visits, sharing, contacts, setup, ownHours, log, settings

  /// What one needs to see it; nil: every member of staff.
  package var permission: Permission? {
    switch self {
    case .ownDays, .visits, .ownHours: .ownDays
    case .contacts, .setup, .log: .dispatch
    case .settings: .administer
    case .sharing: .share
    }
  }

  func path(in site: SitePath) -> String {
    switch self {
    case .ownDays: site.staffOwnDays
    case .visits: site.staffVisits
    case .sharing: site.staffSharing
    case .contacts: site.staffContacts
    case .log: site.staffMessageLog
    case .setup: site.staffResources
    case .ownHours: site.staffOwnHours
    case .settings: site.staffSettings
    }
  }

  func text(in texts: Texts) -> String {
    self == .sharing ? texts.sharing.sharing : text(in: texts.staff)
  }

  private func text(in texts: Texts.Staff) -> String {
    switch self {
    case .sharing: texts.visits
    case .ownDays: texts.ownDays
    case .visits: texts.visits
    case .contacts: texts.contacts
    case .log: texts.log
    case .setup: texts.setup
    case .ownHours: texts.ownHours
    case .settings: texts.settings
    }
  }
}

/// Who of the staff is signed in, and what the menu leads them to.
package struct StaffMenu: Sendable {
  package var name: String
  package var sections: [StaffSection]

  /// - Parameter viewer: sections that they may not see are left out.
  package init(name: String, viewer: StaffViewer) {
    self.name = name
    sections = StaffSection.allCases.filter { section in
      if section == .ownHours || section == .ownDays, viewer.resource == nil { return false }
      // A tab beside the visits, for those who see any.
      if section == .sharing, viewer.may(.ownDays) { return false }
      return section.permission.map { viewer.may($0) } ?? true
    }
  }
}
