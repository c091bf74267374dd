package import Scheduling

/// *Share availability*: what it is about first, then whose time, when, and for whom. What is the
/// only choice, or filled in, is not asked.
package struct SharingPage: Sendable {
  package var choices: SharingChoices
  package var sites: [Choice]
  /// What is chosen so far.
  package var query: SharingQuery
  package var state: FormState
  /// What it is about is known: the rest can be asked.
  package var isReady: Bool
  /// The site has no prefix; its name.
  package var withoutPrefix: String?
  package var maySetPrefix: Bool
  package var skipsPreview: Bool
  /// The members of a list who get it; nil: it is for no list.
  package var recipients: SharingRecipients?
  /// Versions that can be chosen.
  package var flows: [Choice]
  /// The one that runs; nil: the usual.
  package var flow: GenerateFlow?

  package init(
    choices: SharingChoices, sites: [Choice], query: SharingQuery, state: FormState,
    isReady: Bool, withoutPrefix: String?, maySetPrefix: Bool, skipsPreview: Bool,
    recipients: SharingRecipients? = nil, flows: [Choice] = [], flow: GenerateFlow? = nil
  ) {
    self.choices = choices
    self.sites = sites
    self.query = query
    self.state = state
    self.isReady = isReady
    self.withoutPrefix = withoutPrefix
    self.maySetPrefix = maySetPrefix
    self.skipsPreview = skipsPreview
    self.recipients = recipients
    self.flows = flows
    self.flow = flow
  }

  package func html(in frame: Frame) -> HTML {
    let words = frame.texts.sharing
    let page = PageFrame(
      frame: frame, title: words.share, hasErrors: !state.errors.isEmpty,
      place: frame.sharingPlace, isNarrow: true)
    return page.write { html in
      html.errorSummary(
        state.errors,
        order: [
          "site", "topic", "territory", "flow", "mode", "resources", "together", "first", "last",
          "expires",
          "maximum", "message", "contact",
        ], frame.texts)
      html.backLink(words.list, to: frame.site.staffSharing)
      html.h1(words.share)
      if let recipients {
        html.div(class: "flash") { $0.p(recipients.text(frame.texts)) }
      } else {
        html.p(words.shareLead, class: "soft")
      }
      content(&html, frame)
    }
  }

  /// The forms without the page around them.
  func content(_ html: inout HTML, _ frame: Frame) {
    guard !choices.topics.isEmpty, !choices.territories.isEmpty else {
      html.p(frame.texts.sharing.nobodyToShare, class: "card empty")
      return
    }
    if !isReady || shows(.about) { about(&html, frame) }
    if let withoutPrefix { missingPrefix(withoutPrefix, &html, frame) }
    if isReady, withoutPrefix == nil { rest(&html, frame) }
  }

  /// The name of the input that says in which flow the form runs.
  package static let shownFlow = "shown"
  package static func shown(_ flow: FlowID?) -> String { flow?.rawValue ?? "usual" }

  private func shows(_ part: GenerateFlow.Part) -> Bool { flow?.shows(part) ?? true }

  /// What else the address says stays with it.
  private func carried(_ html: inout HTML) {
    html.hiddenField("sending", recipients?.sending)
    html.hiddenField("resource", query.resource?.rawValue)
    html.hiddenField("account", query.account?.rawValue)
    html.hiddenField("action", query.action?.rawValue)
    if choices.contacts.count <= 1 || query.account == nil {
      html.hiddenField("contact", query.contact?.rawValue)
    }
  }

  private func about(_ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.sharing
    let topics = choices.topics.map { Choice(value: $0.topic.rawValue, label: $0.name) }
    let territories = choices.territories.map { Choice(value: $0.id.rawValue, label: $0.name) }
    let versions =
      flows.isEmpty ? [] : [Choice(value: "", label: frame.texts.flows.ofSite)] + flows
    let fields: [(String, String, [Choice], String?)] = [
      ("site", words.site, sites, query.site?.rawValue),
      ("topic", words.topic, topics, query.topic?.rawValue),
      ("territory", words.territory, territories, query.territory?.rawValue),
      ("flow", frame.texts.flows.flow, versions, query.flow?.rawValue ?? ""),
    ]
    let open = fields.filter { $0.2.count > 1 }
    guard !open.isEmpty else { return }
    html.form(class: "card pad", .method("get"), .action(frame.site.staffSharingCreation)) {
      html in
      carried(&html)
      if !flows.isEmpty { html.hiddenField(Self.shownFlow, Self.shown(query.flow)) }
      for (name, label, choices, value) in fields {
        if choices.count <= 1 {
          html.hiddenField(name, value == "" ? nil : value)
        } else {
          html.selectField(
            name, label: label, value: value ?? "",
            choices: value == nil ? [.none] + choices : choices,
            // A flow may fill it in.
            isRequired: flows.isEmpty, state.errors, frame.texts)
        }
      }
      html.button(words.choose, class: isReady ? nil : "primary", .type("submit"))
    }
  }

  private func missingPrefix(_ name: String, _ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.sharing
    html.section(class: "flash problem", .role("alert")) { html in
      html.p(words.prefixMissing(name))
      if maySetPrefix, let site = query.site {
        html.p { $0.a(words.setPrefix, .href(frame.site.staffSite(site.rawValue))) }
      } else {
        html.p(words.askAdministrator)
      }
    }
  }

  private func rest(_ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.sharing
    let writer = FieldWriter(state: state, texts: frame.texts)
    html.postForm(skipsPreview ? frame.site.staffSharing : frame.site.staffSharingPreview) {
      html in
      html.hiddenField("site", query.site?.rawValue)
      html.hiddenField("topic", query.topic?.rawValue)
      html.hiddenField("territory", query.territory?.rawValue)
      html.hiddenField("resource", query.resource?.rawValue)
      html.hiddenField("account", query.account?.rawValue)
      html.hiddenField("sending", recipients?.sending)
      html.hiddenField("flow", query.flow?.rawValue)
      html.hiddenField("action", query.action?.rawValue)
      who(&html, frame)
      if shows(.mode) || shows(.days) || shows(.limits) {
        html.part("when", words.when) { html in
          if shows(.mode) { writer.venue(&html, "mode", words.mode, none: words.usualMode) }
          writer.limits(&html, withDays: shows(.days), withEnd: shows(.limits))
        }
      }
      let asksClient = shows(.client) || choices.contacts.count > 1
      if !asksClient { html.hiddenField("contact", choices.contacts.first?.id.rawValue) }
      guard shows(.message) || asksClient && !choices.contacts.isEmpty else {
        return buttons(&html, frame)
      }
      html.part("message", words.message) { html in
        if asksClient, !choices.contacts.isEmpty, recipients == nil {
          let anybody =
            query.account == nil && query.contact != nil
            ? [] : [Choice(value: "", label: words.anybody)]
          writer.choice(
            &html, "contact", words.client,
            anybody + choices.contacts.map { Choice(value: $0.id.rawValue, label: $0.name) },
            isRequired: false, hint: words.clientHint)
        }
        if shows(.message) {
          writer.text(
            &html, "message", words.message, limit: 2000, hint: words.messageHint, rows: 4)
        }
      }
      buttons(&html, frame)
    }
  }

  private func buttons(_ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.sharing
    html.div(class: "row actions") { html in
      html.button(
        skipsPreview ? create(frame.texts) : words.preview, class: "primary", .type("submit"))
      if !skipsPreview {
        html.button(
          recipients?.button(frame.texts) ?? words.createAtOnce, .type("submit"),
          .formAction(frame.site.staffSharing))
      }
    }
  }

  private func create(_ texts: Texts) -> String {
    recipients?.button(texts) ?? texts.sharing.create
  }

  private func who(_ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.sharing
    html.checkOptions(
      "resources", words.who, hint: choices.resources.count > 1 ? words.whoHint : nil,
      error: state.errors["resources"]
    ) { html in
      for resource in choices.resources {
        let name = SharingForm.resourcePrefix + resource.id.rawValue
        html.checkOption(
          name, label: resource.name.oneLine, hint: "",
          isOn: state.isOn(name) || choices.resources.count == 1)
      }
      if shows(.anonymous) {
        html.checkOption(
          "anonymous", label: words.anonymous, hint: words.anonymousHint,
          isOn: state.isOn("anonymous"))
      }
    }
    if choices.resources.count + choices.companions.count > 1 { several(&html, frame) }
  }

  /// Several who come together: rarely wanted, so folded away until it is.
  private func several(_ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.sharing
    let isOpen = state.isOn(SharingForm.together) || state.errors[SharingForm.together] != nil
    let writer = FieldWriter(state: state, texts: frame.texts)
    html.details(class: "other card pad", .open(isOpen)) { html in
      html.summary(words.several)
      html.fieldError(state.errors[SharingForm.together], for: SharingForm.together)
      html.checkOption(
        SharingForm.together, label: words.together, hint: words.togetherHint,
        isOn: state.isOn(SharingForm.together))
      writer.choice(
        &html, "primary", words.leader,
        [Choice(value: "", label: "–")]
          + choices.resources.map { Choice(value: $0.id.rawValue, label: $0.name.oneLine) },
        isRequired: false, hint: words.leaderHint)
      if !choices.companions.isEmpty {
        ticks(
          choices.companions, SharingForm.resourcePrefix, words.alsoNeeded,
          words.alsoNeededHint, { $0 }, &html)
      }
      ticks(
        choices.resources + choices.companions, SharingForm.optionalPrefix, words.optional,
        words.optionalHint, words.ifFree, &html)
    }
  }

  private func ticks(
    _ resources: [Resource], _ prefix: String, _ title: String, _ hint: String,
    _ label: (String) -> String, _ html: inout HTML
  ) {
    html.checkOptions(prefix + "choice", title, hint: hint, error: nil) { html in
      for resource in resources {
        let name = prefix + resource.id.rawValue
        html.checkOption(
          name, label: label(resource.name.oneLine), hint: "", isOn: state.isOn(name))
      }
    }
  }
}

extension FieldWriter {
  /// Where it takes place.
  func venue(_ html: inout HTML, _ name: String, _ label: String, none: String) {
    choice(
      &html, name, label,
      [Choice(value: "", label: none)]
        + Venue.allCases.map { Choice(value: $0.rawValue, label: texts.catalogue.venues($0)) },
      isRequired: false)
  }
}

/// What whoever opens the link will see, before it is made.
package struct SharingPreviewPage: Sendable {
  package var week: SharedWeek?
  /// Why there is no week.
  package var problem: String?
  package var service: String
  /// What was typed, to be sent again.
  package var fields: [String: String]
  /// The members of a list who get it; nil: it is for no list.
  package var recipients: SharingRecipients?

  package init(
    week: SharedWeek?, problem: String?, service: String, fields: [String: String],
    recipients: SharingRecipients? = nil
  ) {
    self.week = week
    self.problem = problem
    self.service = service
    self.fields = fields
    self.recipients = recipients
  }

  package func html(in frame: Frame) -> HTML {
    let words = frame.texts.sharing
    let page = PageFrame(frame: frame, title: words.preview, place: frame.sharingPlace)
    return page.write { html in
      html.h1(words.preview)
      if let recipients {
        html.div(class: "flash") { $0.p(recipients.text(frame.texts)) }
      }
      html.p(words.previewLead, class: "soft")
      html.h2(service)
      if let problem { html.p(problem, class: "card empty") }
      if let week { WeekSheet(week: week, link: nil).write(&html, frame) }
      html.postForm(frame.site.staffSharing) { html in
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) where !value.isEmpty {
          html.hiddenField(name, value)
        }
        html.div(class: "row actions") { html in
          html.button(
            recipients?.button(frame.texts) ?? words.create, class: "primary", .type("submit"))
          html.button(
            words.back, .type("submit"), .name("again"), .value("true"),
            .formAction(frame.site.staffSharingPreview))
        }
      }
    }
  }
}

/// The members of a list to whom an invitation is about to be sent.
package struct SharingRecipients: Sendable {
  /// The draft's identifier.
  package var sending: String
  package var list: String
  package var total: Int
  /// How many were chosen, if it is known.
  package var chosen: Int?

  package init(sending: String, list: String, total: Int, chosen: Int?) {
    self.sending = sending
    self.list = list
    self.total = total
    self.chosen = chosen
  }

  func text(_ texts: Texts) -> String { texts.lists.recipients(list.oneLine, total, chosen) }
  func button(_ texts: Texts) -> String { texts.lists.sendButton(total) }
}
