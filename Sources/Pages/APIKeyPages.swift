package import Scheduling

/// *Settings*, the keys of other programs.
package struct APIKeysPage: Sendable {
  package var keys: [APIKey]
  /// By `createdBy`.
  package var makers: [String: JournalActor]
  package var now: Instant
  package var zone: Zone

  package init(keys: [APIKey], makers: [String: JournalActor], now: Instant, zone: Zone) {
    self.keys = keys
    self.makers = makers
    self.now = now
    self.zone = zone
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.administration
    let page = PageFrame(frame: frame, title: texts.keys, place: .staff(.settings))
    return page.write { html in
      html.settingsHead(frame, .keys)
      html.settingsList(
        texts.keys, lead: texts.keysLead, button: texts.addKey, to: frame.site.staffKeyCreation)
      guard !keys.isEmpty else {
        html.p(texts.noKeys, class: "card empty soft")
        return
      }
      html.ul(class: "list card") { html in
        for key in keys { row(key, &html, frame) }
      }
    }
  }

  private func row(_ key: APIKey, _ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.administration
    let isValid = key.isValid(at: now)
    let state = key.revokedAt != nil ? texts.revoked : isValid ? texts.valid : texts.expired
    html.li(class: "plain") { html in
      html.div { html in
        html.div(class: "row") { html in
          html.h3(key.name.oneLine)
          html.span(state, class: isValid ? "badge" : "badge plain")
        }
        html.p(key.scopes.sorted().map { texts.scope($0) }.joined(separator: ", "))
        html.p(facts(key, frame).joined(separator: " · "), class: "soft small")
      }
      if isValid {
        html.a(
          texts.revoke, class: "button quiet",
          .href(frame.site.staffKeyRevocation(key.id.rawValue)),
          .aria("label", "\(texts.revoke): \(key.name.oneLine)"))
      }
    }
  }

  private func facts(_ key: APIKey, _ frame: Frame) -> [String] {
    let texts = frame.texts
    func moment(_ instant: Instant) -> String { texts.dates.moment(instant, in: zone) }
    let maker = makers[key.createdBy].map { texts.journal.actor($0) } ?? key.createdBy.oneLine
    return [
      texts.administration.made(moment(key.createdAt), maker),
      key.lastUsedAt.map { texts.administration.lastUsed(moment($0)) }
        ?? texts.administration.neverUsed,
      key.revokedAt.map { texts.administration.revokedAt(moment($0)) }
        ?? key.expiresAt.map { texts.administration.expires(moment($0)) }
        ?? texts.administration.noExpiry,
    ]
  }
}

/// *New API key*.
package struct APIKeyPage: Sendable {
  package var state: FormState
  package var zone: Zone

  package init(state: FormState, zone: Zone) {
    self.state = state
    self.zone = zone
  }

  /// Scopes are one checkbox each: `scope.slots:read`.
  package static let scopePrefix = "scope."

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.administration
    let writer = FieldWriter(state: state, texts: frame.texts)
    let page = PageFrame(
      frame: frame, title: texts.newKey, hasErrors: !state.errors.isEmpty,
      place: .staff(.settings), isNarrow: true)
    return page.write { html in
      html.errorSummary(state.errors, order: ["name", "expires", "scopes"], frame.texts)
      html.backLink(texts.keys, to: frame.site.staffKeys)
      html.h1(texts.newKey)
      html.postForm(frame.site.staffKeys) { html in
        html.div(class: "card pad") { html in
          writer.text(
            &html, "name", texts.name, limit: TextLimit.name, isRequired: true,
            hint: texts.keyNameHint)
          writer.text(
            &html, "expires", frame.texts.inviting.expires, limit: 10,
            hint: frame.texts.inviting.expiresHint(frame.texts.dates.zone(zone)), type: "date")
        }
        html.checkOptions("scopes", texts.scopes, error: state.errors["scopes"]) { html in
          for scope in APIScope.allCases {
            let name = Self.scopePrefix + scope.rawValue
            html.checkOption(
              name, label: texts.scope(scope), hint: texts.scopeHint(scope), isOn: state.isOn(name))
          }
        }
        html.button(texts.createKey, class: "primary wide", .type("submit"))
      }
    }
  }
}

/// Asks before a key is voided.
package struct KeyRevocationPage: Sendable {
  package var key: APIKey

  package init(key: APIKey) { self.key = key }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.administration
    let title = texts.revocation(key.name.oneLine)
    let page = PageFrame(frame: frame, title: title, place: .staff(.settings), isNarrow: true)
    return page.write { html in
      html.section(class: "card pad") { html in
        html.h1(title)
        html.p(texts.revocationLead)
        html.postForm(frame.site.staffKeyRevocation(key.id.rawValue)) { html in
          html.div(class: "row") { html in
            html.button(texts.revoke, class: "danger", .type("submit"))
            html.a(texts.keepKey, class: "button quiet", .href(frame.site.staffKeys))
          }
        }
      }
    }
  }
}
