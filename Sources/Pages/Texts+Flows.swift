package import Scheduling

extension Texts {
  /// Customised flows and quick actions, as administrators keep them.
  struct Flows: Sendable {
    let tab: String
    let flows: String
    let flowsLead: String
    let addFlow: String
    let newFlow: String
    let noFlows: String
    let noQuestions: String
    let questions: Counted
    let actions: String
    let actionsLead: String
    let addAction: String
    let newAction: String
    let noActions: String
    let off: String
    let flow: String
    let ofSite: String
    let usual: String
    let flowHint: String

    let generate: String
    let generateLead: String
    let asked: String
    let askedHint: String
    let parts: @Sendable (GenerateFlow.Part) -> String
    let filledIn: String
    let started: String
    let firstDay: String
    let firstDayHint: String
    let lastDay: String
    let lastDayHint: String
    let expiry: String
    let expiryHint: String
    let maximumHint: String
    let book: String
    let bookLead: String
    let heading: String
    let introduction: String
    let note: String
    let done: String
    let fields: String
    let presences: @Sendable (BookFlow.Presence) -> String
    let whoFirst: String
    let own: String
    let ownLead: String
    let addOwn: String
    let label: String
    let kind: String
    let kinds: @Sendable (OwnField.Kind) -> String
    let required: String
    let position: String
    let hint: String
    let choices: String
    let choicesHint: String
    let preview: String
    let previewLead: String
    let previewBook: String
    let previewGenerate: String
    let previewTimes: String
    let previewDone: String
    let back: String
    let delete: String
    let deletion: Filled
    let flowDeletionLead: String
    let actionDeletionLead: String
    let keep: String

    let actionLabel: String
    let presets: String
    let presetsLead: String
    let pages: String
    let pageNames: @Sendable (QuickAction.Page) -> String
    let pagesHint: String
    let roles: String
    let order: String
    let orderHint: String
    let active: String
    let placed: String
    let placedHint: String
    let yes: String
    let no: String
  }

  var flows: Flows { language == "de" ? .german : .english }
}

extension Texts {
  /// The pages that show a quick action, and who sees it.
  package func quickActionDetail(_ action: QuickAction, roles: [WebRole]) -> String {
    let pages = QuickAction.Page.allCases.filter(action.pages.contains).map(flows.pageNames)
    let names = roles.filter { action.roles.contains($0.id) }.map(\.name)
    return [pages, names].map { $0.joined(separator: ", ") }.filter { !$0.isEmpty }
      .joined(separator: " · ")
  }
}
