/// *Sign in*: the first of the two tabs that a visitor without a session sees.
package struct SignInPage: Sendable {
  package var email: String
  /// Where to go on after signing in: a path of this site.
  package var next: String?
  package var errors: FieldErrors

  package init(email: String = "", next: String? = nil, errors: FieldErrors = [:]) {
    self.email = email
    self.next = next
    self.errors = errors
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let page = PageFrame(
      frame: frame, title: texts.signIn.title, hasErrors: !errors.isEmpty, isNarrow: true)
    return page.write { html in
      html.errorSummary(errors, order: ["email", "password"], texts)
      html.entryTabs(redeeming: false, frame)
      html.div(class: "card pad") { html in
        html.h1(texts.signIn.title)
        html.p(texts.signIn.lead(frame.theme.name), class: "soft")
        html.postForm(frame.site.signIn) { form(&$0, texts) }
      }
      html.p(class: "below soft") { html in
        html.text(texts.signIn.noProfile + " ")
        html.a(texts.signIn.noProfileLink, .href(frame.site.redemption))
      }
    }
  }

  private func form(_ html: inout HTML, _ texts: Texts) {
    html.hiddenField("next", next)
    html.signInFields(email: email, errors, texts)
  }
}

extension HTML {
  /// Address, password and the button.
  mutating func signInFields(email: String, _ errors: FieldErrors, _ texts: Texts) {
    field(
      TextField(
        name: "email", label: texts.signIn.email, value: email, type: "email",
        autocomplete: "username", maxLength: 254), errors, texts)
    field(
      TextField(
        name: "password", label: texts.signIn.password, type: "password",
        autocomplete: "current-password", maxLength: 256), errors, texts)
    button(texts.signIn.button, class: "primary wide", .type("submit"))
  }

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
