import Pages
import Testing

/// What holds for every page in every state and language.
@Suite struct StructureTests {
  static let pages: [(name: String, html: HTML)] = Texts.all.flatMap { texts in
    var samples = Samples()
    samples.texts = texts
    return samples.pages.map { ("\(texts.language) \($0.name)", $0.html) }
  }

  @Test(arguments: pages.map(\.name))
  func isWellFormed(name: String) throws {
    let markup = try Self.markup(name)
    #expect(markup.faults.isEmpty)
  }

  @Test(arguments: pages.map(\.name))
  func idsAreUniqueAndReferencesLead(name: String) throws {
    let markup = try Self.markup(name)
    let ids = markup.tags.compactMap { $0["id"] }
    #expect(Set(ids).count == ids.count)
    // A fragment refers to ids of the page that it is put into.
    guard !name.hasSuffix("fragment") else { return }
    for tag in markup.tags {
      for attribute in ["for", "form", "aria-labelledby", "aria-describedby"] {
        for id in tag[attribute]?.split(separator: " ") ?? [] {
          #expect(ids.contains(String(id)), "\(attribute)=\(id)")
        }
      }
      if let href = tag["href"], href.hasPrefix("#") {
        #expect(ids.contains(String(href.dropFirst())), "\(href)")
      }
    }
  }

  @Test(arguments: pages.map(\.name))
  func everyControlHasALabel(name: String) throws {
    let markup = try Self.markup(name)
    let labelled = Set(markup.all("label").compactMap { $0["for"] })
    for control in markup.tags where ["input", "select", "textarea"].contains(control.name) {
      if control["type"] == "hidden" { continue }
      // Radios stand inside their label: it is the start tag just before theirs.
      let inside = control.index > 0 && markup.tags[control.index - 1].name == "label"
      #expect(inside || control["id"].map(labelled.contains) == true, "\(control.attributes)")
    }
  }

  @Test(arguments: pages.map(\.name))
  func nothingRunsOrStylesWithoutTheNonce(name: String) throws {
    let markup = try Self.markup(name)
    for tag in markup.tags {
      #expect(tag["style"] == nil)
      #expect(!tag.attributes.keys.contains { $0.hasPrefix("on") })
      if tag.name == "script" || tag.name == "style" { #expect(tag["nonce"] == Samples.nonce) }
      if tag.name == "script" { #expect(tag["src"] != nil) }
    }
  }

  @Test(arguments: pages.map(\.name))
  func hasOneHeadingAndOneMain(name: String) throws {
    guard !name.hasSuffix("fragment") else { return }
    let markup = try Self.markup(name)
    #expect(markup.all("h1").count == 1)
    #expect(markup.all("main").count == 1)
    #expect(markup.all("title").count == 1)
    #expect(markup.all("html").first?["lang"] == String(name.prefix(2)))
  }

  /// A password never comes back to the page, and changes are never made by GET.
  @Test(arguments: pages.map(\.name))
  func formsAreCareful(name: String) throws {
    let markup = try Self.markup(name)
    for form in markup.all("form") {
      #expect(form["method"] == "post" || form["id"] == "choose" || form["role"] == "search")
    }
    for input in markup.all("input") where input["type"] == "password" {
      #expect(input["value"] == "")
    }
  }

  @Test(arguments: pages.map(\.name))
  func saysWhereErrorsAre(name: String) throws {
    let markup = try Self.markup(name)
    for tag in markup.tags where tag["aria-invalid"] == "true" {
      let described = tag["aria-describedby"]?.split(separator: " ") ?? []
      #expect(described.contains { $0.hasSuffix("-error") })
      if !name.hasSuffix("fragment") {
        #expect(markup.tags.contains { $0["role"] == "alert" })
      }
    }
  }

  static func markup(_ name: String) throws -> Markup {
    Markup(try #require(pages.first { $0.name == name }).html.string)
  }
}
