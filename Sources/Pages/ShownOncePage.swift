package import Scheduling

/// A secret that was just made, to take along: it can't be shown again.
package struct ShownOncePage: Sendable {
  package enum Secret: Sendable {
    /// The password of a member of staff. `isNew`: they were just added.
    case password(String, of: StaffUser, isNew: Bool)
    case key(String, APIKey)
  }

  package var secret: Secret

  package init(_ secret: Secret) { self.secret = secret }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.administration
    let (title, lead, back) =
      switch secret {
      case .password(_, let user, let isNew):
        (
          isNew ? texts.staffAdded(user.name) : texts.passwordRenewed(user.name),
          texts.passwordLead, frame.site.staffUser(user.id.rawValue)
        )
      case .key(_, let key): (texts.keyMade(key.name), texts.keyMadeLead, frame.site.staffKeys)
      }
    let page = PageFrame(frame: frame, title: title, place: .staff(.settings), isNarrow: true)
    return page.write { html in
      html.section(class: "card pad") { html in
        html.h1(title)
        html.p(lead)
        switch secret {
        case .password(let password, let user, _):
          html.copyField("email", label: texts.email, value: user.email, frame.texts)
          html.copyField("password", label: texts.password, value: password, frame.texts)
        case .key(let secret, _):
          html.copyField("secret", label: texts.secret, value: secret, frame.texts)
        }
        html.div(class: "row actions") {
          $0.a(frame.texts.inviting.done, class: "button primary", .href(back))
        }
      }
      html.p("", class: "heard", id: "said", .role("status"))
    }
  }
}
