/// Where staff arrive after signing in: what they may do here.
package struct StaffHomePage: Sendable {
  package init() {}

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let menu = frame.staff
    let page = PageFrame(frame: frame, title: texts.staff.title, place: .staff(.home))
    return page.write { html in
      html.h1(texts.home.hello(menu?.name ?? ""))
      let sections = (menu?.sections ?? []).filter { $0 != .home }
      if sections.isEmpty {
        html.p(texts.staff.noRights, class: "soft")
      } else {
        html.ul(class: "list card") { html in
          for section in sections {
            html.li {
              $0.a(section.text(in: texts.staff), .href(section.path(in: frame.site)))
            }
          }
        }
      }
    }
  }
}
