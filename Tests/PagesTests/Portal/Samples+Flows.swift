import Pages
import Scheduling

/// Customised flows, quick actions, and what customers make of them.
extension Samples {
  private var text: FlowText { FlowText(["en": typed("Your review"), "de": typed("Gespräch")]) }

  private var flow: Flow {
    var flow = Flow(id: FlowID("flw_review")!, name: typed("Review"))
    flow.generate.hidden = [.limits]
    flow.generate.message = typed("Choose a time.")
    flow.book.heading = text
    flow.book.introduction = text
    flow.book.note = text
    flow.book.done = text
    flow.book.subject = .hidden
    flow.book.own = OwnField.Kind.allCases.enumerated().map { index, kind in
      OwnField(
        id: "q\(index)", label: FlowText(["en": typed("Question \(index)")]), hint: text,
        kind: kind, isRequired: index.isMultiple(of: 2),
        choices: kind == .choice ? [typed("Shares"), typed("Bonds")] : [])
    }
    return flow
  }

  private var action: QuickAction {
    QuickAction(
      id: QuickActionID("qac_review")!, label: text, flow: flow.id,
      pages: [.home, .contact], roles: [flowRole.id], isActive: false)
  }

  private var flowRole: WebRole {
    WebRole(id: WebRoleID("rol_team")!, name: typed("Team"), permissions: [.share])
  }

  private var flowChoices: FlowChoices {
    let choice = [Choice(value: "x", label: typed("Choice"))]
    return FlowChoices(
      sites: choice, topics: choice, territories: choice, flows: choice, roles: [flowRole])
  }

  var flows: [(name: String, html: HTML)] {
    let staff = staffFrame
    let fields = FlowForm.fields(of: flow)
    var wrong = FormState(values: fields)
    wrong.errors = ["name": typed("Taken."), "label.en-1": typed("Too long.")]
    let actionFields = QuickActionForm.fields(of: action)
    var refused = FormState(values: actionFields)
    refused.errors = ["pages": typed("Please choose."), "label.de": typed("Too long.")]
    let answered = Dictionary(
      flow.book.own.map { ($0.input, typed("An answer")) }
    ) { first, _ in first }
    let time = time("2026-11-26T08:00")
    return [
      ("flows", FlowsPage(flows: [flow], actions: [action], roles: [flowRole]).html(in: staff)),
      ("flows-none", FlowsPage(flows: [], actions: [], roles: []).html(in: staff)),
      (
        "flow",
        FlowPage(
          id: flow.id.rawValue, name: flow.name, state: FormState(standing: fields),
          choices: flowChoices
        ).html(in: staff)
      ),
      ("flow-new", FlowPage(id: nil, name: "", state: wrong, choices: flowChoices).html(in: staff)),
      (
        "flow-preview",
        FlowPreviewPage(
          flow: flow, id: nil, fields: fields, today: LocalDate(days: 20_000)
        ).html(in: staff)
      ),
      ("flow-deletion", FlowDeletionPage(.flow(flow)).html(in: staff)),
      ("quick-action-deletion", FlowDeletionPage(.action(action)).html(in: staff)),
      (
        "quick-action",
        QuickActionPage(
          action: action, state: FormState(standing: actionFields), choices: flowChoices
        ).html(in: staff)
      ),
      (
        "quick-action-new",
        QuickActionPage(action: nil, state: refused, choices: flowChoices).html(in: staff)
      ),
      (
        "staff-home-quick",
        StaffHomePage(
          mayBook: true,
          quick: QuickLinks(buttons: [.init(label: text, path: "/staff/sharing/new")])
        ).html(in: staff)
      ),
      (
        "invited-review-flow",
        InvitedReviewPage(
          token: "token", appointment: "apt_new", topic: typed("Review"), names: [],
          service: ServiceOption(
            id: "svc_review", name: typed("Review"), duration: 1800, hasWindows: false),
          time: time, place: nil, query: InvitedQuery(service: "svc_review"), fields: answered,
          errors: ["own.q1": typed("Too long.")], customer: nil, signIn: "/sign-in", flow: flow.book
        ).html(in: frame(signedIn: false))
      ),
    ]
  }
}
