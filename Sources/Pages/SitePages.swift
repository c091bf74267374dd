package import Scheduling

/// *Settings*, the sites on which customers book.
package struct SitesPage: Sendable {
  package var sites: [Site]
  /// Whole addresses of those that we serve.
  package var addresses: [SiteID: String]

  package init(sites: [Site], addresses: [SiteID: String]) {
    self.sites = sites
    self.addresses = addresses
  }

  package func html(in frame: Frame) -> HTML {
    let words = frame.texts.sharing
    let page = PageFrame(frame: frame, title: words.sites, place: .staff(.settings))
    return page.write { html in
      html.settingsHead(frame, .sites)
      html.settingsList(
        words.sites, lead: words.sitesLead, button: words.addWebsite,
        to: frame.site.staffSiteCreation)
      html.ul(class: "list card") { html in
        for site in sites {
          html.li(class: "plain") { html in
            html.div { html in
              html.h3 { html in
                html.a(
                  site.label(addresses[site.id]), .href(frame.site.staffSite(site.id.rawValue)))
              }
              html.p(site.sharing.invitationPrefix ?? words.noPrefix, class: "soft")
            }
            html.span(
              site.isPortal ? words.portalSite : words.website, class: "badge plain")
          }
        }
      }
    }
  }
}

extension Site {
  /// What people call it.
  ///
  /// - Parameter address: whole, of one that we serve.
  package func label(_ address: String?) -> String {
    if !name.isEmpty { return name }
    return address ?? sharing.invitationPrefix.flatMap(InvitationPrefix.origin(ofPrefix:))
      ?? id.rawValue
  }
}

/// One site: how its invitation URLs begin, who may embed it, what is filled in.
package struct SitePage: Sendable {
  /// Nil: a new website.
  package var id: String?
  package var title: String
  /// Whole, of one that we serve.
  package var address: String?
  /// How invitation URLs of the portal itself begin.
  package var ownPrefix: String
  /// Whole address of the script that embeds the booking.
  package var script: String
  package var state: FormState
  package var topics: [Choice]
  package var territories: [Choice]
  package var flows: [Choice]

  package init(
    id: String?, title: String, address: String?, ownPrefix: String, script: String,
    state: FormState, topics: [Choice], territories: [Choice], flows: [Choice] = []
  ) {
    self.script = script
    self.id = id
    self.title = title
    self.address = address
    self.ownPrefix = ownPrefix
    self.state = state
    self.topics = topics
    self.territories = territories
    self.flows = flows
  }

  package func html(in frame: Frame) -> HTML {
    let words = frame.texts.sharing
    let page = RecordFormPage(
      title: id == nil ? words.newWebsite : title, place: .staff(.settings),
      back: (words.sites, frame.site.staffSites),
      path: id.map { frame.site.staffSite($0) } ?? frame.site.staffSites, state: state,
      order: ["name", "prefix", "origins", "topic", "territory", "flow"])
    return page.html(in: frame) { html, writer in
      html.div(class: "card pad") { html in
        writer.text(&html, "name", words.siteName, isRequired: true)
        if let address {
          html.dl(class: "facts") { $0.fact(words.siteAddress, address) }
        }
        writer.text(
          &html, "prefix", words.prefix, limit: 500, hint: words.prefixHint(ownPrefix),
          type: "url")
        writer.text(
          &html, "origins", words.origins, limit: TextLimit.description, hint: words.originsHint,
          rows: 3)
      }
      html.part("defaults", words.defaults) { html in
        html.p(words.defaultsLead, class: "hint")
        writer.sharingDefaults(&html, topics: topics, territories: territories)
        if !flows.isEmpty {
          let texts = frame.texts.flows
          writer.choice(
            &html, "flow", texts.flow, [Choice(value: "", label: texts.usual)] + flows,
            isRequired: false, hint: texts.flowHint)
        }
        writer.checkbox(&html, "skipsPreview", words.skipsPreview)
      }
      html.button(words.save, class: "primary wide", .type("submit"))
    } below: { html in
      if let id { embedding(id, &html, frame) }
    }
  }

  private func embedding(_ id: String, _ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.sharing
    let tag = "<script src=\"\(script)\" async></script>"
    html.section(class: "card pad other", .aria("labelledby", "embedding")) { html in
      html.h2(words.embedding, id: "embedding")
      html.p(words.embeddingLead, class: "soft")
      html.copyField("booking-tag", label: words.embedBooking, value: tag, frame.texts)
      html.copyField(
        "sharing-tag", label: words.embedSharing,
        value: "\(tag)<doorstep-sharing site=\"\(id)\"></doorstep-sharing>", frame.texts)
    }
    html.p("", class: "heard", id: "said", .role("status"))
  }
}

extension FieldWriter {
  func sharingDefaults(_ html: inout HTML, topics: [Choice], territories: [Choice]) {
    let words = texts.sharing
    let none = Choice(value: "", label: words.noDefault)
    choice(&html, "topic", words.topic, [none] + topics, isRequired: false)
    choice(&html, "territory", words.territory, [none] + territories, isRequired: false)
  }
}
