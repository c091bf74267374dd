package import Scheduling

/// One contact as staff see it.
package struct ContactPage: Sendable {
  package var dossier: ContactDossier
  /// Of the organisation: for moments that belong to no place.
  package var zone: Zone
  package var quick: QuickLinks

  package init(dossier: ContactDossier, zone: Zone, quick: QuickLinks = .none) {
    self.dossier = dossier
    self.zone = zone
    self.quick = quick
  }

  private var contact: Contact { dossier.contact }
  private var id: String { contact.id.rawValue }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.contacts
    let document = PageFrame(frame: frame, title: contact.name, place: .staff(.contacts))
    return document.write { html in
      html.backLink(texts.title, to: frame.site.staffContacts)
      html.div(class: "row between head") { html in
        html.h1(contact.name)
        if contact.deletedAt == nil {
          html.div(class: "row") { html in
            if dossier.user != nil {
              html.a(
                frame.texts.sharing.share, class: "button",
                .href(frame.site.staffSharingCreation([("contact", id)])))
            }
            html.quickButtons(quick, frame)
            html.a(texts.edit, class: "button", .href(frame.site.staffContactForm(id)))
            html.a(
              texts.newVisit, class: "button primary", .href(frame.site.staffNewVisit(contact: id)))
          }
        }
      }
      if contact.unverifiedSince != nil {
        html.p { $0.span(frame.texts.sharing.unverified, class: "badge plain") }
      }
      if let deletedAt = contact.deletedAt {
        html.p(texts.deleted(day(deletedAt, frame)), class: "flash problem")
        if !dossier.upcoming.isEmpty { html.p(texts.conflicts, class: "flash problem") }
      }
      html.placedForm(quick, frame)
      details(&html, frame)
      portal(&html, frame)
      html.visitSheet(texts.upcoming, id: "upcoming", dossier.upcoming, frame)
      html.visitSheet(texts.past, id: "past", dossier.past, frame)
      if contact.deletedAt == nil {
        html.div(class: "row actions") { html in
          html.a(
            texts.deletion, class: "button danger", .href(frame.site.staffContactDeletion(id)))
        }
      }
    }
  }

  private func day(_ instant: Instant, _ frame: Frame) -> String {
    frame.texts.dates.dayWithYear(zone.date(of: instant))
  }

  private func details(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.contacts
    let faults = frame.texts.faults
    html.section(class: "card pad", .aria("labelledby", "details")) { html in
      html.h2(texts.details, id: "details")
      html.dl(class: "facts") { html in
        if let account = dossier.account {
          html.fact(texts.account) {
            $0.a(account.name, .href(frame.site.staffAccount(account.id.rawValue)))
          }
        }
        if !contact.email.isEmpty {
          html.fact(texts.email) { $0.a(contact.email, .href("mailto:\(contact.email)")) }
        }
        if !contact.phone.isEmpty {
          html.fact(texts.phone) { $0.phoneLink(contact.phone) }
        }
        html.fact(texts.address, contact.address?.line)
        html.fact(texts.language, contact.language.map { Texts.language($0).name })
        html.fact(texts.zone, contact.zone.map { frame.texts.dates.zoneChoice($0) })
        html.fact(
          texts.wants,
          [(contact.emailOptOut, texts.noMails), (contact.smsOptOut, texts.noSMS)]
            .filter(\.0).map(\.1).joined(separator: ", "))
        html.fact(
          texts.assets,
          dossier.assets.map { asset in
            [asset.name, asset.address?.line].compactMap { $0 }.joined(separator: ", ")
          }.joined(separator: "\n"))
        html.fact(faults.idLabel, id)
      }
    }
  }

  private func portal(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.contacts
    html.section(class: "card pad", .aria("labelledby", "portal")) { html in
      html.div(class: "row between") { html in
        html.h2(texts.portal, id: "portal")
        if dossier.user == nil, contact.deletedAt == nil {
          html.a(
            frame.texts.inviting.create, class: "button",
            .href(frame.site.staffContactInvitation(id)))
        }
      }
      html.p { html in
        if let user = dossier.user {
          html.span(texts.hasProfile, class: "badge")
          html.text(" " + texts.signsIn(user.email))
          if !user.isEnabled { html.text(" " + texts.mayNotSignIn) }
        } else {
          html.span(texts.noProfile, class: "badge plain")
        }
      }
      if contact.deletedAt == nil { roles(&html, frame) }
      InvitationSheet(invitations: dossier.invitations, zone: zone).write(&html, frame)
    }
  }

  private func roles(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.contacts
    html.h3(texts.roles, id: "roles")
    if dossier.roles.isEmpty, dossier.promisedRoles.isEmpty {
      html.p(texts.noRoles, class: "soft")
    } else {
      html.ul(class: "list inside", .aria("labelledby", "roles")) { html in
        for role in dossier.roles { self.role(role, isPromised: false, &html, frame) }
        for role in dossier.promisedRoles { self.role(role, isPromised: true, &html, frame) }
      }
    }
    guard !dossier.otherRoles.isEmpty else { return }
    html.form(
      class: "row", .method("post"), .action(frame.site.staffContactRoles(id))
    ) { html in
      html.hiddenField("change", "add")
      html.label(texts.addRole, .for("role"))
      html.select(class: "short", id: "role", .name("role")) { html in
        for role in dossier.otherRoles { html.option(role.name, .value(role.id.rawValue)) }
      }
      html.button(texts.add, .type("submit"))
    }
  }

  private func role(_ role: WebRole, isPromised: Bool, _ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.contacts
    html.li(class: "plain") { html in
      html.p { html in
        html.strong(role.name)
        if isPromised { html.span(" " + texts.onRedemption, class: "soft") }
      }
      html.postButton(
        texts.remove, frame.site.staffContactRoles(id), about: role.name, class: "quiet",
        fields: [("change", "remove"), ("role", role.id.rawValue)])
    }
  }
}

extension HTML {
  /// Visits as a table, under a heading.
  mutating func visitSheet(_ title: String, id: String, _ visits: [VisitView], _ frame: Frame) {
    let texts = frame.texts.contacts
    section(.aria("labelledby", id)) { html in
      html.h2(title, id: id)
      guard !visits.isEmpty else {
        html.p(texts.noVisits, class: "soft")
        return
      }
      html.sheet(title, [texts.number, texts.service, texts.when, texts.state]) { html in
        for view in visits {
          let visit = view.appointment
          html.tr { html in
            html.th(.scope("row")) {
              $0.a(visit.number, .href(frame.site.staffVisit(visit.id.rawValue)))
            }
            html.cell(texts.service, view.service)
            html.cell(texts.when) { html in
              let time = VisitTime(visit.slot, zone: view.zone)
              html.text(
                "\(frame.texts.dates.dayWithYear(time.date)), "
                  + frame.texts.dates.clockAndZone(time))
            }
            html.cell(texts.state) { $0.badge(VisitState(visit.state), frame.texts) }
          }
        }
      }
    }
  }
}
