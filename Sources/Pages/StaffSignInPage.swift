/// *Staff sign-in*.
package struct StaffSignInPage: Sendable {
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
      frame: frame, title: texts.staff.signIn, hasErrors: !errors.isEmpty, isNarrow: true)
    return page.write { html in
      html.errorSummary(errors, order: ["email", "password"], texts)
      html.div(class: "card pad") { html in
        html.h1(texts.staff.signIn)
        html.p(texts.staff.signInLead(frame.theme.name), class: "soft")
        html.postForm(frame.site.staffSignIn) { html in
          html.hiddenField("next", next)
          html.signInFields(email: email, errors, texts)
        }
      }
      html.p(class: "below soft") { html in
        html.text(texts.staff.customersHere + " ")
        html.a(texts.staff.customersLink, .href(frame.site.signIn))
      }
    }
  }
}
