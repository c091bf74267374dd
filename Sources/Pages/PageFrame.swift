package import Scheduling

/// What surrounds every page: whose it is, who reads it, and in which language.
package struct Frame: Sendable {
  package var theme: Theme
  package var site: SitePath
  package var texts: Texts
  /// The nonce of this answer's Content-Security-Policy.
  package var nonce: String
  package var assets: AssetNames
  /// Who is signed in; nil shows neither menu nor *Sign out*.
  package var person: String?
  /// Who of the staff is signed in: shows their menu instead.
  package var staff: StaffMenu?
  /// What has just happened, told once.
  package var flash: Flash?
  /// Whether the footer leads to the *Demo mailbox*.
  package var showsMailbox: Bool
  /// The address is a secret: no other page hears of it, not even one of ours.
  package var isUnlisted = false
  /// The page stands inside a page of somebody else's website; nil: by itself.
  package var embedding: Embedding?

  package init(
    theme: Theme, site: SitePath, texts: Texts, nonce: String, assets: AssetNames,
    person: String? = nil, staff: StaffMenu? = nil, flash: Flash? = nil,
    showsMailbox: Bool = false
  ) {
    self.theme = theme
    self.site = site
    self.texts = texts
    self.nonce = nonce
    self.assets = assets
    self.person = person
    self.staff = staff
    self.flash = flash
    self.showsMailbox = showsMailbox
  }
}

/// The addresses of our own static files, content-addressed.
package struct AssetNames: Hashable, Sendable {
  package var css: String
  package var js: String

  package init(css: String, js: String) {
    self.css = css
    self.js = js
  }
}

/// A message on the page that follows a change.
package struct Flash: Hashable, Sendable {
  package enum Kind: Hashable, Sendable { case done, problem }

  package var kind: Kind
  package var text: String

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}

/// Where in the menu a page is.
enum MenuPlace: Equatable {
  case appointments, book, profile, ownAccount
  case staff(StaffSection)
}

/// Writes a whole document around a page's content.
struct PageFrame {
  let frame: Frame
  var title: String
  /// Put before the title while a form has errors, so that a screen reader says so first.
  var hasErrors = false
  var place: MenuPlace?
  /// Narrow pages hold one form.
  var isNarrow = false

  private var texts: Texts { frame.texts }

  func write(_ content: HTML.Content) -> HTML {
    var html = HTML()
    html.documentType()
    let isFramed = frame.embedding != nil
    html.html(class: isFramed ? "framed" : nil, .lang(texts.language)) { html in
      html.head { head(&$0) }
      html.body(class: frame.staff == nil ? nil : "desk") { html in
        if !isFramed {
          html.a(texts.common.skip, class: "skip", .href("#main"))
          header(&html)
        }
        html.main(class: isNarrow ? "page narrow" : "page", id: "main", .tabIndex(-1)) { html in
          flash(&html)
          content(&html)
        }
        if !isFramed { footer(&html) }
      }
    }
    return html
  }

  private func head(_ html: inout HTML) {
    html.meta(.charset("utf-8"))
    html.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
    html.meta(
      .name("color-scheme"), .content(frame.embedding?.scheme?.rawValue ?? "light dark"))
    html.meta(
      .name("referrer"), .content(frame.isUnlisted ? "no-referrer" : "same-origin"))
    html.meta(.name("format-detection"), .content("telephone=no"))
    let prefix = hasErrors ? texts.common.errorTitle + ": " : ""
    html.title("\(prefix)\(title) – \(frame.theme.name)")
    html.link(.rel("stylesheet"), .href(frame.assets.css))
    if let logo = frame.theme.logo { html.link(.rel("icon"), .href(logo)) }
    html.style(ThemeSheet.known(frame.theme, frame.embedding?.scheme), nonce: frame.nonce)
    html.script("", .src(frame.assets.js), .nonce(frame.nonce), .defer)
  }

  // MARK: Header

  private func header(_ html: inout HTML) {
    html.header(class: frame.staff == nil ? "top" : "top team") { html in
      html.div { html in
        let home = frame.staff == nil ? frame.site.home : frame.site.staff
        html.a(class: "brand", .href(home)) { html in
          if let logo = frame.theme.logo {
            html.img(.src(logo), .alt(""))
          } else {
            html.span(String(frame.theme.name.prefix(1)), class: "mark", .aria("hidden", "true"))
          }
          html.span(frame.theme.name)
        }
        guard frame.person != nil || frame.staff != nil else { return }
        html.nav(class: "wide", .aria("label", texts.common.mainMenu)) { menu(&$0) }
        // Phones get the same menu folded; only one of the two is ever displayed.
        html.details(class: "folded") { html in
          html.summary(texts.common.menu, class: "button")
          html.nav(.aria("label", texts.common.mainMenu)) { menu(&$0) }
        }
      }
    }
  }

  private func menu(_ html: inout HTML) {
    if let staff = frame.staff {
      for section in staff.sections {
        entry(section.text(in: texts), section.path(in: frame.site), .staff(section), &html)
      }
      ownAccount(staff.name, &html)
      return signOut(of: staff.name, frame.site.staffSignOut, &html)
    }
    entry(texts.common.appointments, frame.site.home, .appointments, &html)
    entry(texts.common.book, frame.site.booking, .book, &html)
    entry(texts.common.profile, frame.site.profile, .profile, &html)
    signOut(of: frame.person ?? "", frame.site.signOut, &html)
  }

  private func ownAccount(_ name: String, _ html: inout HTML) {
    html.a(
      class: "who", .href(frame.site.staffOwnAccount),
      .aria("current", place == .ownAccount ? "page" : nil)
    ) { html in
      html.span(texts.administration.account + ": ", class: "heard")
      html.span(name)
    }
  }

  private func signOut(of name: String, _ path: String, _ html: inout HTML) {
    html.form(.method("post"), .action(path)) { html in
      html.button(
        texts.common.signOut, class: "link", .type("submit"),
        .title(texts.common.signedInAs(name)))
    }
  }

  private func entry(
    _ text: String, _ path: String, _ place: MenuPlace, _ html: inout HTML
  ) {
    html.a(text, .href(path), .aria("current", place == self.place ? "page" : nil))
  }

  // MARK: Flash and footer

  private func flash(_ html: inout HTML) {
    guard let flash = frame.flash else { return }
    let isProblem = flash.kind == .problem
    html.p(
      flash.text, class: isProblem ? "flash problem" : "flash",
      .role(isProblem ? "alert" : "status"),
      .data("say", ""))
  }

  private func footer(_ html: inout HTML) {
    html.footer(class: "bottom") { html in
      html.div { html in
        html.p { html in
          html.strong(frame.theme.name)
          if let footer = frame.theme.footer {
            html.br()
            html.text(footer)
          }
        }
        contactLinks(&html)
        if frame.showsMailbox {
          html.p { $0.a(texts.common.mailbox, .href(frame.site.mailbox)) }
        }
      }
    }
  }

  private func contactLinks(_ html: inout HTML) {
    let theme = frame.theme
    guard theme.contactEmail != nil || theme.contactPhone != nil else { return }
    html.p { html in
      if let phone = theme.contactPhone { html.phoneLink(phone) }
      if theme.contactEmail != nil, theme.contactPhone != nil { html.br() }
      if let email = theme.contactEmail { html.a(email, .href("mailto:\(email)")) }
    }
  }
}

extension HTML {
  /// A telephone number that a tap calls.
  mutating func phoneLink(_ number: String, class names: String? = nil, label: String? = nil) {
    let digits = number.filter { $0.isASCII && ($0.isNumber || $0 == "+") }
    a(
      label ?? number, class: names, .href("tel:\(digits)"),
      .aria("label", label.map { "\($0) \(number)" }))
  }

  /// The organisation's contact details as buttons, for when a page can't help.
  mutating func contactButtons(_ frame: Frame) {
    let theme = frame.theme
    guard theme.contactEmail != nil || theme.contactPhone != nil else { return }
    div(class: "row") { html in
      if let phone = theme.contactPhone { html.phoneLink(phone, class: "button") }
      if let email = theme.contactEmail {
        html.a(email, class: "button", .href("mailto:\(email)"))
      }
    }
  }
}
