/// The pages that share an entry of the staff menu, side by side.
package enum StaffTab: CaseIterable, Sendable {
  case contacts, accounts, groupInvitations
  case resources, serviceTypes, topics, territories, categories, skills
  case messages, journal
  case portal, sites, flows, mail, users, roles, keys
  case visits, sharing, lists

  var section: StaffSection {
    switch self {
    case .contacts, .accounts, .groupInvitations: .contacts
    case .visits, .sharing, .lists: .visits
    case .resources, .serviceTypes, .topics, .territories, .categories, .skills: .setup
    case .messages, .journal: .log
    case .portal, .sites, .flows, .mail, .users, .roles, .keys: .settings
    }
  }

  func path(in site: SitePath) -> String {
    switch self {
    case .contacts: site.staffContacts
    case .accounts: site.staffAccounts
    case .groupInvitations: site.staffInvitations
    case .resources: site.staffResources
    case .serviceTypes: site.staffServiceTypes
    case .topics: site.staffTopics
    case .sites: site.staffSites
    case .flows: site.staffFlows
    case .visits: site.staffVisits
    case .sharing: site.staffSharing
    case .lists: site.staffLists
    case .territories: site.staffTerritories
    case .categories: site.staffNames("categories")
    case .skills: site.staffNames("skills")
    case .messages: site.staffMessageLog
    case .journal: site.staffJournal
    case .portal: site.staffSettings
    case .mail: site.staffMail
    case .users: site.staffUsers
    case .roles: site.staffRoles
    case .keys: site.staffKeys
    }
  }

  func text(in texts: Texts) -> String {
    switch self {
    case .contacts: texts.contacts.title
    case .accounts: texts.accounts.title
    case .groupInvitations: texts.inviting.groupTitle
    case .resources: texts.catalogue.resources
    case .serviceTypes: texts.catalogue.serviceTypes
    case .topics: texts.sharing.topics
    case .sites: texts.sharing.sites
    case .flows: texts.flows.tab
    case .visits: texts.staff.visits
    case .sharing: texts.sharing.list
    case .lists: texts.lists.lists
    case .territories: texts.catalogue.territories
    case .categories: texts.catalogue.categories
    case .skills: texts.catalogue.skills
    case .messages: texts.staff.messages
    case .journal: texts.journal.title
    case .portal: texts.settings.portalTab
    case .mail: texts.mail.tab
    case .users: texts.administration.staff
    case .roles: texts.administration.roles
    case .keys: texts.administration.keys
    }
  }
}

extension HTML {
  mutating func staffTabs(_ current: StaffTab, _ frame: Frame) {
    let section = current.section
    tabs(
      StaffTab.allCases.filter { $0.section == section }.map {
        ($0.text(in: frame.texts), $0.path(in: frame.site), $0 == current)
      }, label: section.text(in: frame.texts))
  }
}
