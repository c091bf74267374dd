package import Scheduling

/// What has been chosen for a new invitation.
package struct InvitationForm: Sendable {
  package var isGroup = false
  package var maximum = "10"
  /// `2026-12-31`, or empty.
  package var expires = ""
  package var inviter = ""
  package var account = ""
  package var roles: Set<WebRoleID> = []
  package var sendsMail = true

  package init() {}
}

/// *Create invitation* on a contact.
package struct InvitationFormPage: Sendable {
  package var contact: Contact
  package var form: InvitationForm
  /// Those that can be granted.
  package var roles: [WebRole]
  package var zone: Zone
  package var errors: FieldErrors

  package init(
    contact: Contact, form: InvitationForm, roles: [WebRole], zone: Zone,
    errors: FieldErrors = [:]
  ) {
    self.contact = contact
    self.form = form
    self.roles = roles
    self.zone = zone
    self.errors = errors
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.inviting
    let title = texts.title(contact.name)
    let page = PageFrame(
      frame: frame, title: title, hasErrors: !errors.isEmpty, place: .staff(.contacts),
      isNarrow: true)
    return page.write { html in
      html.errorSummary(
        errors, order: ["kind", "maximum", "expires", "inviter", "account", "roles", "sendsMail"],
        frame.texts)
      html.backLink(contact.name, to: frame.site.staffContact(contact.id.rawValue))
      html.h1(title)
      html.postForm(frame.site.staffContactInvitation(contact.id.rawValue)) { html in
        kind(&html, frame)
        html.fieldset(class: "card pad") { html in
          html.legend(texts.invitation)
          fields(&html, frame)
        }
        roles(&html, frame)
        html.button(texts.create, class: "primary wide", .type("submit"))
      }
    }
  }

  private func kind(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.inviting
    html.fieldset(class: "choices") { html in
      html.legend(texts.kind)
      html.div { html in
        for (value, label, hint, isOn) in [
          ("single", texts.single, texts.singleHint, !form.isGroup),
          ("group", texts.group, texts.groupHint, form.isGroup),
        ] {
          html.label(class: "option") { html in
            html.input(
              id: "kind-\(value)", .type("radio"), .name("kind"), .value(value), .checked(isOn))
            html.span { html in
              html.text(label)
              html.small(hint)
            }
          }
        }
      }
    }
  }

  private func fields(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.inviting
    html.div(class: "two") { html in
      html.field(
        TextField(
          name: "expires", label: texts.expires, value: form.expires, type: "date",
          hint: texts.expiresHint(frame.texts.dates.zone(zone)), isRequired: false), errors,
        frame.texts)
      html.field(
        TextField(
          name: "maximum", label: texts.maximum, value: form.maximum, inputMode: "numeric",
          maxLength: 6, isRequired: false), errors, frame.texts)
    }
    html.field(
      TextField(
        name: "inviter", label: texts.inviter, value: form.inviter, hint: texts.inviterHint,
        autocomplete: "off", maxLength: 100, isRequired: false), errors, frame.texts)
    html.field(
      TextField(
        name: "account", label: texts.account, value: form.account, hint: texts.accountHint,
        autocomplete: "off", maxLength: 200, isRequired: false), errors, frame.texts)
    html.fieldError(errors["sendsMail"], for: "sendsMail")
    html.checkbox("sendsMail", label: texts.sendsMail(contact.email), isOn: form.sendsMail)
  }

  private func roles(_ html: inout HTML, _ frame: Frame) {
    html.fieldset(class: "card pad", id: "roles") { html in
      html.legend(frame.texts.inviting.roles)
      html.fieldError(errors["roles"], for: "roles")
      for role in roles {
        html.checkbox(
          "role.\(role.id.rawValue)", label: role.name, isOn: form.roles.contains(role.id))
      }
    }
  }
}

/// Says exactly what is missing before anybody can be invited.
package struct InvitationGapsPage: Sendable {
  package var gaps: [InvitationGap]
  package var contact: Contact?

  package init(gaps: [InvitationGap], contact: Contact?) {
    self.gaps = gaps
    self.contact = contact
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.inviting
    let maySet = frame.staff?.sections.contains(.settings) ?? false
    let page = PageFrame(
      frame: frame, title: texts.notReady, place: .staff(.contacts), isNarrow: true)
    return page.write { html in
      if let contact {
        html.backLink(contact.name, to: frame.site.staffContact(contact.id.rawValue))
      }
      html.h1(texts.notReady)
      html.section(class: "flash problem", .role("alert")) { html in
        html.p(texts.notReadyLead)
        html.ul { html in
          for gap in gaps {
            html.li { html in
              html.text(texts.gap(gap) + " ")
              guard maySet else { return }
              html.a(
                texts.openSettings, .href(Self.path(gap, frame.site)),
                .aria("label", "\(texts.openSettings): \(texts.gap(gap))"))
            }
          }
        }
        if !maySet { html.p(frame.texts.staff.notPermittedLead) }
      }
    }
  }

  private static func path(_ gap: InvitationGap, _ site: SitePath) -> String {
    switch gap {
    case .portalName, .portalAddress: site.staffSettings
    case .mailbox, .approval, .test: site.staffMail + "#mailboxes"
    case .message: site.staffMail + "#messages"
    }
  }
}

/// The code and the link of an invitation, shown once.
package struct InvitationMadePage: Sendable {
  package var code: String
  /// Whole, with the origin.
  package var link: String
  /// To whom it was mailed; nil: to nobody.
  package var email: String?
  /// Where one came from: the contact; nil: group invitations.
  package var contact: Contact?

  package init(code: String, link: String, email: String?, contact: Contact?) {
    self.code = code
    self.link = link
    self.email = email
    self.contact = contact
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.inviting
    let page = PageFrame(
      frame: frame, title: texts.made, place: .staff(.contacts), isNarrow: true)
    return page.write { html in
      html.section(class: "card pad") { html in
        html.h1(texts.made)
        if let email { html.p(texts.mailed(email)) }
        html.details(.open) { html in
          html.summary(texts.advanced)
          html.p(texts.madeLead, class: "soft")
          html.copyField("code", label: texts.code, value: code, frame.texts)
          html.copyField("link", label: texts.link, value: link, frame.texts)
        }
        html.div(class: "row actions") { html in
          let back = contact.map { frame.site.staffContact($0.id.rawValue) }
          html.a(
            texts.done, class: "button primary", .href(back ?? frame.site.staffInvitations))
        }
      }
      html.p("", class: "heard", id: "said", .role("status"))
    }
  }
}

/// Invitations with their states, and what can still be done with them.
struct InvitationSheet {
  let invitations: [InvitationView]
  let zone: Zone
  /// Stands directly under the page's title.
  var isTopLevel = false

  func write(_ html: inout HTML, _ frame: Frame) {
    guard !invitations.isEmpty else { return }
    let texts = frame.texts.inviting
    if isTopLevel {
      html.h2(texts.all, id: "invitations")
    } else {
      html.h3(texts.all, id: "invitations")
    }
    html.ul(class: "list inside", .aria("labelledby", "invitations")) { html in
      for view in invitations { row(view, &html, frame) }
    }
  }

  private func row(_ view: InvitationView, _ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.inviting
    let invitation = view.invitation
    let made = texts.madeBy(when(invitation.createdAt, frame), view.maker)
    html.li(class: "plain") { html in
      html.div { html in
        html.p { html in
          html.span(state(view, texts), class: view.refusal == nil ? "badge" : "badge plain")
          html.text(" " + made)
        }
        let more = [
          invitation.kind == .group ? texts.group : nil,
          invitation.kind == .group
            ? texts.redeemed(invitation.redemptions, invitation.maximumRedemptions) : nil,
          invitation.expiresAt.map { texts.validUntil(when($0 - 1, frame)) },
        ].compactMap { $0 }
        if !more.isEmpty { html.p(more.joined(separator: " · "), class: "soft small") }
      }
      guard view.refusal == nil else { return }
      let id = invitation.id.rawValue
      html.div(class: "row actions") { html in
        if invitation.kind == .single {
          html.postButton(
            texts.resend, frame.site.staffResending(id), about: made, class: "quiet",
            fields: [("sendsMail", "true")])
        }
        html.postButton(
          texts.sendByHand, frame.site.staffResending(id), about: made, class: "quiet")
        html.postButton(texts.revoke, frame.site.staffRevocation(id), about: made, class: "quiet")
      }
    }
  }

  private func state(_ view: InvitationView, _ texts: Texts.Inviting) -> String {
    switch view.refusal {
    case nil, .wrongCode: texts.valid
    case .revoked: texts.revoked
    case .usedUp, .profileExists: texts.usedUp
    case .expired: texts.expired
    }
  }

  private func when(_ instant: Instant, _ frame: Frame) -> String {
    let dates = frame.texts.dates
    return "\(dates.dayWithYear(zone.date(of: instant))), \(dates.time(instant, in: zone))"
  }
}

/// Every invitation for several people.
package struct GroupInvitationsPage: Sendable {
  package var invitations: [InvitationView]
  package var zone: Zone

  package init(invitations: [InvitationView], zone: Zone) {
    self.invitations = invitations
    self.zone = zone
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.inviting
    let page = PageFrame(frame: frame, title: texts.groupTitle, place: .staff(.contacts))
    return page.write { html in
      html.staffTabs(.groupInvitations, frame)
      html.h1(texts.groupTitle)
      guard !invitations.isEmpty else {
        html.p(texts.noGroups, class: "card empty soft")
        return
      }
      html.section(class: "card pad") {
        InvitationSheet(invitations: invitations, zone: zone, isTopLevel: true).write(&$0, frame)
      }
    }
  }
}
