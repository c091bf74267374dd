package import Scheduling

extension Texts {
  /// Sharing availability, as staff do it: topics, sites, assistants, invitations by link.
  struct Sharing: Sendable {
    let topics: String
    let newTopic: String
    let topicServices: String
    let topicServicesHint: String
    let topicService: String
    let noServices: String

    let sites: String
    let sitesLead: String
    let addWebsite: String
    let newWebsite: String
    let website: String
    let portalSite: String
    let siteName: String
    let siteAddress: String
    let prefix: String
    let prefixHint: Filled
    let noPrefix: String
    let origins: String
    let originsHint: String
    let embedding: String
    let embeddingLead: String
    let embedBooking: String
    let embedSharing: String
    let defaults: String
    let defaultsLead: String
    let noDefault: String
    let skipsPreview: String

    let sharing: String
    let assistants: String
    let assistantsLead: Filled
    let noAssistants: String
    let assign: String
    let assigned: @Sendable (_ when: String, _ who: String?) -> String
    let revoke: String
    let somebody: String

    let share: String
    let shareLead: String
    let list: String
    let listLead: String
    let none: String
    let nobodyToShare: String
    let site: String
    let topic: String
    let territory: String
    let mode: String
    let usualMode: String
    let choose: String
    let who: String
    let whoHint: String
    let several: String
    let together: String
    let togetherHint: String
    let leader: String
    let leaderHint: String
    let alsoNeeded: String
    let alsoNeededHint: String
    let optional: String
    let optionalHint: String
    let leads: @Sendable (_ name: String) -> String
    let ifFree: @Sendable (_ name: String) -> String
    let anonymous: String
    let anonymousHint: String
    let when: String
    let firstDay: String
    let firstDayHint: String
    let lastDay: String
    let lastDayHint: String
    let expires: String
    let expiresHint: String
    let maximum: String
    let maximumHint: String
    let message: String
    let messageHint: String
    let client: String
    let clientHint: String
    let anybody: String
    let preview: String
    let previewLead: String
    let create: String
    let createAtOnce: String
    let back: String
    let prefixMissing: Filled
    let setPrefix: String
    let askAdministrator: String

    let url: String
    let urlLead: String
    let urlGone: String
    let code: String
    let codeLabel: String
    let sendTitle: String
    let sendTo: String
    let sendName: String
    let send: String
    let language: String
    let cannotSend: String
    let uses: String
    let opened: Counted
    let started: Counted
    let booked: Counted
    let bookedOf: @Sendable (Int, Int) -> String
    let edit: String
    let active: String
    let save: String
    let visits: String
    let noVisits: String
    let nothingFree: String
    let madeBy: @Sendable (_ when: String, _ who: String?) -> String
    let days: @Sendable (_ first: String, _ last: String?) -> String
    let until: Filled
    let forClient: Filled
    let open: String
    let closures: @Sendable (InvitationClosure) -> String
    let newer: String
    let older: String
    let unverified: String
    let byInvitation: String
    /// Of everybody, with those who had the link otherwise.
    let allUses: Filled
  }

  var sharing: Sharing { language == "de" ? .german : .english }

  /// Where no address of a letter can be read, and the like.
  package var nothingFreeToShare: String { sharing.nothingFree }
  package var cannotSendInvitation: String { sharing.cannotSend }
}
