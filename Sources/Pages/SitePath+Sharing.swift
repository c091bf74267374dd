/// The paths of sharing availability: by staff, and of whoever opens an invitation's URL.
extension SitePath {
  package var staffTopics: String { staff + "/topics" }
  package var staffTopicCreation: String { staffTopics + "/new" }
  package func staffTopic(_ id: String) -> String { staffTopics + "/" + part(id) }

  package var staffSites: String { staffSettings + "/sites" }
  package var staffSiteCreation: String { staffSites + "/new" }
  package func staffSite(_ id: String) -> String { staffSites + "/" + part(id) }

  /// Who shares a resource's availability, and what is filled in then.
  package func staffResourceSharing(_ id: String) -> String { staffResource(id, "sharing") }
  package func staffAssistants(of resource: String) -> String {
    staffResource(resource, "assistants")
  }

  /// Invitations by link.
  package var staffSharing: String { staff + "/sharing" }
  package func staffSharing(after: String) -> String {
    staffSharing + Query([("after", after)]).string
  }
  package var staffSharingCreation: String { staffSharing + "/new" }
  /// *Share availability* with something filled in: `resource`, `contact`, `account`, …
  package func staffSharingCreation(_ filled: [(name: String, value: String)]) -> String {
    staffSharingCreation + Query(filled).string
  }
  package var staffSharingPreview: String { staffSharing + "/preview" }
  package func staffSharing(_ id: String) -> String { staffSharing + "/" + part(id) }
  /// The URL as a QR code.
  package func staffSharingCode(_ id: String) -> String { staffSharing(id) + "/code.svg" }
  package func staffSharingLetters(_ id: String) -> String { staffSharing(id) + "/letters" }
}

/// What whoever opens an invitation's URL sees. The token stands for the invitation.
extension SitePath {
  package func invitation(key: String) -> String { prefix + "/i/" + part(key) }
  package func invited(_ token: String) -> String { prefix + "/invited/" + part(token) }
  package func invited(_ token: String, _ query: InvitedQuery) -> String {
    invited(token) + query.string
  }
  /// The chosen time, and what is asked of a guest.
  package func invitedReview(_ token: String) -> String { invited(token) + "/review" }
  package func invitedReview(_ token: String, _ query: InvitedQuery) -> String {
    invitedReview(token) + query.string
  }
  package func invitedBookings(_ token: String) -> String { invited(token) + "/bookings" }
  package func invitedDone(_ token: String, booked: String) -> String {
    invited(token) + "/booked/" + part(booked)
  }
  package func invitedCalendar(_ token: String, booked: String) -> String {
    invitedDone(token, booked: booked) + "/calendar.ics"
  }
}

/// What has been chosen after opening an invitation, as the pages' addresses say it.
package struct InvitedQuery: Hashable, Sendable {
  package var service: String?
  /// A day of the week shown: `2026-11-26`.
  package var week: String?
  /// IANA name of the zone in which times are shown.
  package var zone: String?
  package var slot: String?
  /// Where it is to be, on site.
  package var address: String?

  package init(
    service: String? = nil, week: String? = nil, zone: String? = nil, slot: String? = nil,
    address: String? = nil
  ) {
    self.service = service
    self.week = week
    self.zone = zone
    self.slot = slot
    self.address = address
  }

  var string: String {
    let all: [(String, String?)] = [
      ("service", service), ("address", address), ("zone", zone), ("week", week), ("slot", slot),
    ]
    return Query(all.compactMap { name, value in value.map { (name, $0) } }).string
  }
}

/// Pages of ours inside pages of somebody else's website.
extension SitePath {
  package var embedding: String { prefix + "/embed" }
  /// The script that puts them there.
  package var embeddingScript: String { prefix + "/embed.js" }
  package func embedded(key: String) -> String { embedding + "/" + part(key) }
  /// Where staff sign in inside a frame of a site.
  package func framedSignIn(
    site: String, theme: String? = nil, language: String? = nil
  ) -> String {
    let look = [("theme", theme), ("lang", language)].compactMap { name, value in
      value.map { (name, $0) }
    }
    return embedding + "/sign-in/" + part(site) + Query(look).string
  }
}
