package import Scheduling

/// The parts of the staff pages, in the order of the menu.
package enum StaffSection: CaseIterable, Sendable {
  case home

  /// What one needs to see it; nil: every member of staff.
  package var permission: Permission? {
    switch self {
    case .home: nil
    }
  }

  func path(in site: SitePath) -> String {
    switch self {
    case .home: site.staff
    }
  }

  func text(in texts: Texts.Staff) -> String {
    switch self {
    case .home: texts.home
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
      section.permission.map { viewer.may($0) } ?? true
    }
  }
}
