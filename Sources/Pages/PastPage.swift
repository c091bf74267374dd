/// *Past appointments*: completed, canceled and those that couldn't be completed; newest first.
package struct PastPage: Sendable {
  package var visits: [VisitCard]
  /// From 1.
  package var page: Int
  package var pages: Int
  package var canBook: Bool

  package init(visits: [VisitCard], page: Int = 1, pages: Int = 1, canBook: Bool = true) {
    self.visits = visits
    self.page = page
    self.pages = pages
    self.canBook = canBook
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let document = PageFrame(frame: frame, title: texts.home.past, place: .appointments)
    return document.write { html in
      html.div(class: "row between head") { html in
        html.h1(texts.home.past)
        if canBook, !visits.isEmpty {
          html.a(texts.home.bookNew, class: "button", .href(frame.site.booking))
        }
      }
      html.homeTabs(past: true, frame)
      if visits.isEmpty {
        empty(&html, frame)
      } else {
        html.ul(class: "list card") { html in
          for visit in visits { row(&html, visit, frame) }
        }
        paging(&html, frame)
      }
    }
  }

  private func row(_ html: inout HTML, _ visit: VisitCard, _ frame: Frame) {
    let texts = frame.texts
    html.li { html in
      html.dateLeaf(visit.time.date, texts)
      html.visitWords(visit, frame, isTopLevel: true)
      html.div(class: "row actions") { html in
        html.badge(visit.state, texts)
        html.visitLink(
          texts.home.details, frame.site.appointment(visit.id), visit, class: "button quiet", texts)
      }
    }
  }

  private func empty(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.home
    html.section(class: "card empty") { html in
      html.h2(texts.noPast)
      html.p(texts.noPastLead, class: "soft")
      if canBook {
        html.a(texts.bookNew, class: "button", .href(frame.site.booking))
      }
    }
  }

  private func paging(_ html: inout HTML, _ frame: Frame) {
    guard pages > 1 else { return }
    let texts = frame.texts.home
    html.nav(class: "row between paging", .aria("label", texts.page(page, pages))) { html in
      html.span {
        if page > 1 {
          $0.a(texts.newer, class: "button", .href(frame.site.past(page: page - 1)))
        }
      }
      html.span(texts.page(page, pages), class: "soft")
      html.span {
        if page < pages {
          $0.a(texts.older, class: "button", .href(frame.site.past(page: page + 1)))
        }
      }
    }
  }
}
