package import Scheduling

/// *New quick action*, and the form that changes one.
package struct QuickActionPage: Sendable {
  /// Nil: a new one.
  package var action: QuickAction?
  package var state: FormState
  package var choices: FlowChoices

  package init(action: QuickAction?, state: FormState, choices: FlowChoices) {
    self.action = action
    self.state = state
    self.choices = choices
  }

  package func html(in frame: Frame) -> HTML {
    let words = frame.texts.flows
    let id = action?.id.rawValue
    let labels = Texts.all.map { "label.\($0.language)" }
    let page = RecordFormPage(
      title: action?.label.text(in: frame.texts.language) ?? words.newAction,
      place: .staff(.settings), back: (words.tab, frame.site.staffFlows),
      path: id.map { frame.site.staffQuickAction($0) } ?? frame.site.staffQuickActions,
      state: state,
      order: labels + ["pages", "roles", "flow", "site", "topic", "territory", "mode", "position"])
    return page.html(in: frame) { html, writer in
      html.div(class: "card pad") { html in
        writer.words(&html, "label", words.actionLabel, limit: 60)
        writer.checkbox(&html, "active", words.active)
        writer.number(
          &html, "position", words.order, hint: words.orderHint, isRequired: false)
        writer.checkbox(&html, "placed", words.placed)
        html.p(words.placedHint, class: "hint")
      }
      html.checkOptions("pages", words.pages, hint: words.pagesHint, error: state.errors["pages"]) {
        html in
        for page in QuickAction.Page.allCases {
          let name = QuickActionForm.pagePrefix + page.rawValue
          html.checkOption(name, label: words.pageNames(page), hint: "", isOn: state.isOn(name))
        }
      }
      html.checkOptions("roles", words.roles, error: state.errors["roles"]) { html in
        for role in choices.roles {
          let name = QuickActionForm.rolePrefix + role.id.rawValue
          html.checkOption(name, label: role.name, hint: "", isOn: state.isOn(name))
        }
      }
      html.part("presets", words.presets) { html in
        html.p(words.presetsLead, class: "hint")
        writer.choice(
          &html, "flow", words.flow,
          [Choice(value: "", label: words.ofSite)] + choices.flows, isRequired: false,
          hint: words.flowHint)
        writer.presets(&html, choices)
      }
      html.button(frame.texts.sharing.save, class: "primary wide", .type("submit"))
    } below: { html in
      guard let id else { return }
      html.p(class: "below") {
        $0.a(words.delete, class: "button danger", .href(frame.site.staffQuickActionDeletion(id)))
      }
    }
  }
}

/// Asks before a flow or a quick action is deleted.
package struct FlowDeletionPage: Sendable {
  package enum Record: Sendable {
    case flow(Flow)
    case action(QuickAction)
  }

  package var record: Record

  package init(_ record: Record) { self.record = record }

  package func html(in frame: Frame) -> HTML {
    let words = frame.texts.flows
    let (name, lead, back, path): (String, String, String, String) =
      switch record {
      case .flow(let flow):
        (
          flow.name, words.flowDeletionLead, frame.site.staffFlow(flow.id.rawValue),
          frame.site.staffFlowDeletion(flow.id.rawValue)
        )
      case .action(let action):
        (
          action.label.text(in: frame.texts.language), words.actionDeletionLead,
          frame.site.staffQuickAction(action.id.rawValue),
          frame.site.staffQuickActionDeletion(action.id.rawValue)
        )
      }
    let title = words.deletion(name.oneLine)
    let page = PageFrame(frame: frame, title: title, place: .staff(.settings), isNarrow: true)
    return page.write { html in
      html.backLink(name.oneLine, to: back)
      html.section(class: "card pad") { html in
        html.h1(title)
        html.p(lead)
        html.postForm(path) { html in
          html.div(class: "row") { html in
            html.button(words.delete, class: "danger", .type("submit"))
            html.a(words.keep, class: "button quiet", .href(back))
          }
        }
      }
    }
  }
}
