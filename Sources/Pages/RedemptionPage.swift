/// *Redeem invitation*: the code of a mailed invitation.
package struct RedemptionPage: Sendable {
  /// Why a code was not accepted.
  package enum Refusal: CaseIterable, Hashable, Sendable {
    case wrong, expired, usedUp, revoked, tooManyAttempts

    func message(_ texts: Texts) -> String {
      let redemption = texts.redemption
      return switch self {
      case .wrong: redemption.wrong
      case .expired: "\(redemption.expired) \(redemption.askForNew)"
      case .usedUp: "\(redemption.usedUp) \(redemption.askForNew)"
      case .revoked: "\(redemption.revoked) \(redemption.askForNew)"
      case .tooManyAttempts: redemption.tooManyAttempts
      }
    }
  }

  package var code: String
  package var refusal: Refusal?
  package var errors: FieldErrors

  package init(code: String = "", refusal: Refusal? = nil, errors: FieldErrors = [:]) {
    self.code = code
    self.refusal = refusal
    self.errors = errors
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    var errors = errors
    if let refusal { errors["code"] = refusal.message(texts) }
    let page = PageFrame(
      frame: frame, title: texts.redemption.title, hasErrors: !errors.isEmpty, isNarrow: true)
    return page.write { html in
      html.errorSummary(errors, order: ["code"], texts)
      html.entryTabs(redeeming: true, frame)
      html.div(class: "card pad") { html in
        html.h1(texts.redemption.title)
        html.p(texts.redemption.lead(frame.theme.name), class: "soft")
        html.postForm(frame.site.redemption) { html in
          html.field(
            TextField(
              name: "code", label: texts.redemption.code, value: code,
              hint: texts.redemption.codeHint, autocomplete: "one-time-code", maxLength: 200),
            errors, texts)
          html.button(texts.redemption.button, class: "primary wide", .type("submit"))
        }
      }
      if refusal != nil {
        html.div(class: "below") { $0.contactButtons(frame) }
      }
    }
  }
}
