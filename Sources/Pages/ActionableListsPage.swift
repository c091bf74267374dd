package import Scheduling

/// *Lists*: the actionable lists that the viewer may see.
package struct ActionableListsPage: Sendable {
  package var lines: [ListLine]
  package var zone: Zone

  package init(lines: [ListLine], zone: Zone) {
    self.lines = lines
    self.zone = zone
  }

  package func html(in frame: Frame) -> HTML {
    let words = frame.texts.lists
    let page = PageFrame(frame: frame, title: words.lists, place: frame.sharingPlace)
    return page.write { html in
      html.sharingTabs(.lists, frame)
      html.titleRow(words.lists, button: words.new, to: frame.site.staffListCreation)
      html.p(words.lead, class: "soft")
      guard !lines.isEmpty else {
        html.p(words.none, class: "card empty soft")
        return
      }
      html.ul(class: "list card") { html in
        for line in lines {
          html.li(class: "plain") { html in
            html.div { html in
              html.h2 {
                $0.a(line.list.name.oneLine, .href(frame.site.staffList(line.list.id.rawValue)))
              }
              html.p(
                [
                  words.members(line.members), words.ownedBy((line.owner ?? words.nobody).oneLine),
                  frame.texts.dates.dayWithYear(zone.date(of: line.list.createdAt)),
                ].joined(separator: " · "), class: "soft small")
            }
          }
        }
      }
    }
  }
}

/// A list's name and who sees it; for one that stands also its owner and its columns.
package struct ActionableListFormPage: Sendable {
  /// Nil: a new one.
  package var list: ActionableList?
  package var state: FormState
  /// Of staff, by name.
  package var roles: [WebRole]
  /// Who could own it.
  package var owners: [StaffUser]

  package init(
    list: ActionableList?, state: FormState, roles: [WebRole], owners: [StaffUser]
  ) {
    self.list = list
    self.state = state
    self.roles = roles
    self.owners = owners
  }

  package func html(in frame: Frame) -> HTML {
    let words = frame.texts.lists
    let title = list == nil ? words.new : words.settings
    let page = PageFrame(
      frame: frame, title: title, hasErrors: !state.errors.isEmpty, place: frame.sharingPlace,
      isNarrow: true)
    let writer = FieldWriter(state: state, texts: frame.texts)
    let path = list.map { frame.site.staffListForm($0.id.rawValue) } ?? frame.site.staffLists
    return page.write { html in
      html.errorSummary(
        state.errors, order: ["name", "owner", "audience", "roles"], frame.texts)
      if let list {
        html.backLink(list.name.oneLine, to: frame.site.staffList(list.id.rawValue))
      } else {
        html.backLink(words.lists, to: frame.site.staffLists)
      }
      html.h1(title)
      html.postForm(path) { html in
        writer.stamp(&html)
        html.div(class: "card pad") { html in
          writer.text(
            &html, "name", words.name, isRequired: true,
            hint: list == nil ? words.nameHint : nil)
          if list != nil {
            writer.choice(
              &html, "owner", words.owner,
              owners.map { Choice(value: $0.id.rawValue, label: $0.name) })
          }
          writer.choice(
            &html, "audience", words.audience,
            ["owner", "dispatchers", "roles"].map {
              Choice(value: $0, label: words.audiences($0))
            })
          html.checkOptions("roles", words.roles, error: state.errors["roles"]) { html in
            for role in roles {
              let name = ActionableListForm.rolePrefix + role.id.rawValue
              html.checkOption(name, label: role.name.oneLine, hint: "", isOn: state.isOn(name))
            }
          }
          if let list { columns(list, &html, frame) }
        }
        html.button(words.save, class: "primary wide", .type("submit"))
      }
      if let list {
        html.p(class: "below") { html in
          html.a(
            words.delete, class: "button danger",
            .href(frame.site.staffListDeletion(list.id.rawValue)))
        }
      }
    }
  }

  private func columns(_ list: ActionableList, _ html: inout HTML, _ frame: Frame) {
    let words = frame.texts.lists
    html.checkOptions("columns", words.columns, hint: words.columnsHint, error: nil) { html in
      for column in ListColumn.all(of: list) {
        let name = ActionableListForm.columnPrefix + column.rawValue
        html.checkOption(
          name, label: words.name(of: column, in: list), hint: "", isOn: state.isOn(name))
      }
    }
  }
}

extension Texts.Lists {
  func name(of column: ListColumn, in list: ActionableList) -> String {
    switch column {
    case .email: email
    case .phone: phone
    case .language: language
    case .own(let index): list.columns.indices.contains(index) ? list.columns[index].oneLine : ""
    }
  }
}

/// Before a list is deleted.
package struct ActionableListDeletionPage: Sendable {
  package var list: ActionableList
  package var members: Int

  package init(list: ActionableList, members: Int) {
    self.list = list
    self.members = members
  }

  package func html(in frame: Frame) -> HTML {
    let words = frame.texts.lists
    let page = PageFrame(
      frame: frame, title: words.deleteTitle, place: frame.sharingPlace, isNarrow: true)
    return page.write { html in
      html.h1(words.deleteTitle)
      html.p { $0.strong(list.name.oneLine) }
      html.p(words.deleteLead(members))
      html.postForm(frame.site.staffListDeletion(list.id.rawValue)) { html in
        html.div(class: "row actions") { html in
          html.button(words.delete, class: "danger", .type("submit"))
          html.a(
            words.keep, class: "button quiet", .href(frame.site.staffList(list.id.rawValue)))
        }
      }
    }
  }
}
