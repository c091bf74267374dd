import Scheduling
import Storage
import Testing

/// What staff do to share availability, and what whoever has the link does.
extension WrittenForm {
  private static let topic = ["name": "Service", "service-0": "svc_yearly"]
  /// What the form of an invitation that was just made began with.
  private static let limits = FormStamp.of(["first": "2026-11-23", "active": "true"])

  static let sharing: [WrittenForm] = [
    .init(
      .staff("dora"), "/staff/topics", page: "/staff/topics/new", topic, event: "topic.created"),
    .init(
      .staff("dora"), "/staff/topics/{id}", page: "/staff/topics/top_test",
      topic.merging(["name": "Other"]) { $1 }, event: "topic.changed"
    ) { stage, _ in
      try await stage.store.writeLedger(Firm.organization) { ledger in
        let service = try #require(ServiceTypeID("svc_yearly"))
        try ledger.save(
          Topic(id: try #require(TopicID("top_test")), name: "Test", serviceTypes: [service]))
      }
      return "/staff/topics/top_test"
    },
    .init(
      .staff("ada"), "/staff/settings/sites", page: "/staff/settings/sites/new",
      ["name": "Website"], event: "site.created"),
    .init(
      .staff("ada"), "/staff/settings/sites/{id}", id: "sit_rhine",
      page: "/staff/settings/sites/sit_rhine",
      ["name": "Portal", "prefix": Stage.prefix], event: "site.changed"),
    .init(
      .staff("lena"), "/staff/resources/{id}/sharing", id: "res_lena",
      page: "/staff/resources/res_lena/sharing", ["topic": "svc_yearly"],
      event: "resource.sharingChanged"),
    .init(
      .staff("lena"), "/staff/resources/{id}/assistants", id: "res_lena",
      page: "/staff/resources/res_lena/sharing", ["change": "assign", "staff": "stf_udo"],
      event: "assistant.assigned"),
    .init(
      .staff("dora"), "/staff/sharing/preview",
      page: "/staff/sharing/new?topic=svc_yearly&territory=ter_valley", Stage.sharingForm,
      event: nil, also: ["contact", "account"]
    ) { stage, _ in
      try await stage.setPrefix()
      return "/staff/sharing/preview"
    },
    .init(
      .staff("tara"), "/staff/sharing", Stage.sharingForm,
      event: "appointmentInvitation.created"
    ) { stage, _ in
      try await stage.setPrefix()
      return "/staff/sharing"
    },
    .init(
      .staff("tara"), "/staff/sharing/{id}",
      ["first": "2026-11-24", "active": "true", "stamp": limits],
      event: "appointmentInvitation.changed"
    ) { stage, _ in "/staff/sharing/" + (try await stage.share()) },
    .init(
      .staff("tara"), "/staff/sharing/{id}/letters",
      ["name": "Paul", "email": "paul@example.net", "language": "en", "message": ""],
      event: "appointmentInvitation.sent"
    ) { stage, _ in "/staff/sharing/\(try await stage.share())/letters" },
    .init(
      .nobody, "/invited/{token}/bookings",
      [
        "appointment": "apt_by-guest", "service": "svc_yearly", "slot": Firm.freeSlot,
        "firstName": "Wanda", "lastName": "Prospect", "email": "wanda@example.net",
      ], event: "appointment.booked", also: ["zone"]
    ) { stage, browser in
      try await stage.flow(try await stage.share(), browser) + "/bookings"
    },
    .init(.nobody, "/appointments/{id}/address-confirmation", [:], event: nil) { stage, browser in
      _ = try await browser.get("/v/" + (try await stage.link(to: Firm.miraVisit)))
      return "/appointments/\(Firm.miraVisit)/address-confirmation"
    },
  ]
}

/// The same inside a frame.
extension WrittenForm {
  static let framed: [WrittenForm] =
    [
      .init(
        .nobody, "/embed/sign-in/{site}", page: "/embed/sign-in/sit_rhine",
        ["email": "tara@staff.example", "password": Firm.password], event: nil
      ) { stage, _ in
        try await stage.allowFraming()
        return "/embed/sign-in/sit_rhine"
      }
    ]
    + sharing.filter { $0.route.hasPrefix("/staff/sharing") }.map { form in
      .init(
        .nobody, "/embed/staff/{framed}" + form.route.dropFirst("/staff".count), form.fields,
        event: form.event, also: form.also.union(["contact", "account"])
      ) { stage, browser in
        let path = try await form.prepare(stage, browser)
        let name = if case .staff(let name) = form.who { name } else { "tara" }
        let framed = try await stage.framedStaff(name).path
        return framed + path.dropFirst("/staff/sharing".count)
      }
    }
}
