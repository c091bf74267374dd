internal import Scheduling

/// *Sign in*, of customers or of staff.
package struct SignInPage: Sendable {
  package enum Audience: Hashable, Sendable {
    case customers, staff
    /// Inside a frame, where the form goes to that path.
    case framedStaff(path: String)
  }

  package var audience: Audience
  package var email: String
  /// Where to go on after signing in: a path of this site.
  package var next: String?
  package var errors: FieldErrors

  package init(
    _ audience: Audience, email: String = "", next: String? = nil, errors: FieldErrors = [:]
  ) {
    self.audience = audience
    self.email = email
    self.next = next
    self.errors = errors
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let isForStaff = audience != .customers
    let title = isForStaff ? texts.staff.signIn : texts.signIn.title
    let lead = isForStaff ? texts.staff.signInLead : texts.signIn.lead
    let page = PageFrame(frame: frame, title: title, hasErrors: !errors.isEmpty, isNarrow: true)
    return page.write { html in
      html.errorSummary(errors, order: ["email", "password"], texts)
      if !isForStaff { html.entryTabs(redeeming: false, frame) }
      html.div(class: "card pad") { html in
        html.h1(title)
        html.p(lead(frame.theme.name), class: "soft")
        html.postForm(path(frame.site)) { form(&$0, texts) }
      }
      guard frame.embedding == nil else { return }
      html.p(class: "below soft") { html in
        if isForStaff {
          html.text(texts.staff.customersHere + " ")
          html.a(texts.staff.customersLink, .href(frame.site.signIn))
        } else {
          html.text(texts.signIn.noProfile + " ")
          html.a(texts.signIn.noProfileLink, .href(frame.site.redemption))
        }
      }
    }
  }

  private func path(_ site: SitePath) -> String {
    switch audience {
    case .customers: site.signIn
    case .staff: site.staffSignIn
    case .framedStaff(let path): path
    }
  }

  private func form(_ html: inout HTML, _ texts: Texts) {
    html.hiddenField("next", next)
    html.field(
      TextField(
        name: "email", label: texts.signIn.email, value: email, type: "email",
        autocomplete: "username", maxLength: TextLimit.email), errors, texts)
    html.field(
      TextField(
        name: "password", label: texts.signIn.password, type: "password",
        autocomplete: "current-password", maxLength: TextLimit.password), errors, texts)
    html.button(texts.signIn.button, class: "primary wide", .type("submit"))
  }
}

extension HTML {
  /// *Sign in* | *Redeem invitation*
  mutating func entryTabs(redeeming: Bool, _ frame: Frame) {
    let texts = frame.texts
    tabs(
      [
        (texts.signIn.title, frame.site.signIn, !redeeming),
        (texts.signIn.redeemTab, frame.site.redemption, redeeming),
      ], label: texts.signIn.title)
  }

  /// Tabs that are links: each has an address of its own and works without scripts.
  mutating func tabs(_ tabs: [(text: String, path: String, isHere: Bool)], label: String) {
    nav(class: "tabs", .aria("label", label)) { html in
      for tab in tabs {
        html.a(tab.text, .href(tab.path), .aria("current", tab.isHere ? "page" : nil))
      }
    }
  }
}
