import Foundation
import Scheduling
import Testing

/// What an organisation is and offers, and what administrators keep.
extension WrittenForm {
  private static let week = ["monday", "tuesday", "wednesday", "thursday", "friday"].reduce(
    into: [String: String]()
  ) { $0[$1] = "08:00–17:00" }

  static let offers: [WrittenForm] = [
    .init(
      .staff("dora"), "/staff/service-types", page: "/staff/service-types/new",
      [
        "name": "Repair", "duration": "60", "before": "0", "after": "0", "interval": "30",
        "venue": "onSite", "promise": "exact", "notice": "0", "furthest": "30", "seats": "1",
        "assignment": "inTurn", "active": "true",
      ], event: "serviceType.created"),
    .init(
      .staff("dora"), "/staff/service-types/{id}", id: "svc_yearly",
      page: "/staff/service-types/svc_yearly",
      [
        "name": "Annual check", "duration": "60", "before": "0", "after": "0", "interval": "30",
        "venue": "onSite", "promise": "exact", "notice": "0", "furthest": "60", "seats": "1",
        "assignment": "leastDriving", "active": "true", "customers": "true", "names": "true",
        "category-cat_boiler": "true", "skill-0": "skl_gas", "level-0": "1",
      ], event: "serviceType.changed"),
    .init(
      .staff("dora"), "/staff/territories", page: "/staff/territories/new",
      week.merging([
        "name": "Hills", "zone": "Europe/Vaduz", "speed": "50", "detour": "1.3", "overhead": "5",
      ]) { $1 }, event: "territory.created"),
    .init(
      .staff("dora"), "/staff/territories/{id}", id: "ter_valley",
      page: "/staff/territories/ter_valley",
      week.merging([
        "name": "Valley", "zone": "Europe/Vaduz", "speed": "50", "detour": "1.3",
        "overhead": "5", "areas": "LI 9490 47.141 9.5215",
      ]) { $1 }, event: "territory.changed"),
    .init(
      .staff("dora"), "/staff/categories", page: "/staff/categories", ["name": "Lift"],
      event: "category.created"),
    .init(
      .staff("dora"), "/staff/categories/{id}", id: "cat_boiler", page: "/staff/categories",
      ["name": "Boiler"], event: "category.renamed"),
    .init(
      .staff("dora"), "/staff/skills", page: "/staff/skills", ["name": "Oil"],
      event: "skill.created"),
    .init(
      .staff("dora"), "/staff/skills/{id}", id: "skl_gas", page: "/staff/skills",
      ["name": "Gas"], event: "skill.renamed"),
  ]

  private static let lena = "/staff/resources/res_lena"
  private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]

  static let resources: [WrittenForm] = [
    .init(
      .staff("dora"), "/staff/resources", page: "/staff/resources/new",
      week.merging([
        "name": "Nils", "kind": "user", "zone": "Europe/Vaduz", "capacity": "1",
        "active": "true",
      ]) { $1 }, event: "resource.created"),
    .init(
      .staff("dora"), "/staff/resources/{id}/details", id: "res_unskilled",
      page: "/staff/resources/res_unskilled",
      [
        "name": "Trainee", "kind": "user", "zone": "Europe/Vaduz", "capacity": "1",
        "active": "true",
      ], event: "resource.detailsChanged"),
    .init(
      .staff("lena"), "/staff/resources/{id}/hours", id: "res_lena", page: lena,
      week.merging(["monday": "9-10"]) { $1 }, event: "resource.hoursChanged"),
    .init(
      .staff("dora"), "/staff/resources/{id}/memberships", id: "res_lena", page: lena,
      ["territory-0": "ter_valley", "membership-0": "secondary"],
      event: "resource.membershipsChanged"),
    .init(
      .staff("dora"), "/staff/resources/{id}/skills", id: "res_lena", page: lena,
      ["skill-0": "skl_gas", "level-0": "4"], event: "resource.skillsChanged"),
    .init(
      .staff("lena"), "/staff/resources/{id}/absences", id: "res_lena", page: lena,
      ["from": "2026-11-30"], event: "resource.absenceAdded"),
    .init(
      .staff("lena"), "/staff/resources/{id}/absences/{absence}", page: lena + "/absences/abs_lena",
      ["from": "2026-11-30", "through": "2026-11-30", "reason": "Away"],
      event: "resource.absenceChanged"
    ) { _, _ in lena + "/absences/abs_lena" },
    .init(
      .staff("lena"), "/staff/resources/{id}/absences/{absence}/removal", [:],
      event: "resource.absenceRemoved"
    ) { _, _ in lena + "/absences/abs_lena/removal" },
    .init(
      .staff("lena"), "/staff/resources/{id}/shifts", id: "res_lena", page: lena,
      ["date": "2026-11-30", "hours": "9-10"], event: "resource.shiftChanged"),
    .init(
      .staff("lena"), "/staff/resources/{id}/shifts/{date}/removal", [:],
      event: "resource.shiftRemoved"
    ) { _, browser in
      _ = try await browser.post(lena + "/shifts", ["date": "2026-11-30", "hours": "9-10"])
      return lena + "/shifts/2026-11-30/removal"
    },
    .init(
      .staff("dora"), "/staff/resources/{id}/photo", id: "res_lena", [:],
      event: "resource.photoChanged", file: ("photo", png)),
    .init(
      .staff("dora"), "/staff/resources/{id}/photo/removal", [:], event: "resource.photoChanged"
    ) { _, browser in
      _ = try await browser.post(lena + "/photo", file: "photo", png)
      return lena + "/photo/removal"
    },
  ]

  private static let mail = "/staff/settings/mail"
  private static let mailbox = "/staff/settings/mailboxes/mbx_main"

  static let settings: [WrittenForm] = [
    .init(
      .staff("ada"), "/staff/settings", page: "/staff/settings",
      ["portalName": "Rhine", "accent": "#aa3300", "cutOff": "2", "tracking": "true"],
      event: "settings.changed"),
    .init(
      .staff("ada"), "/staff/settings/logo", [:], event: "logo.changed", file: ("logo", png)),
    .init(
      .staff("ada"), "/staff/settings/messages", page: mail, ["on.confirmed": "true"],
      event: "messages.changed", also: ["notification"]),
    .init(
      .staff("ada"), "/staff/settings/mailboxes", page: mail,
      ["mailboxName": "Second", "mailboxAddress": "second@rhine.example"],
      event: "mailbox.created"),
    .init(
      .staff("ada"), "/staff/settings/mailboxes/{id}", id: "mbx_main", page: mailbox,
      ["mailboxName": "Rhine", "mailboxAddress": "visits@rhine.example"],
      event: "mailbox.changed"),
    .init(
      .staff("ada"), "/staff/settings/mailboxes/{id}/approval", [:], event: "mailbox.approved"
    ) { _, browser in
      _ = try await browser.submit(
        mailbox, on: mailbox, ["mailboxName": "R", "mailboxAddress": "r@rhine.example"])
      return mailbox + "/approval"
    },
    .init(
      .staff("ada"), "/staff/settings/mailboxes/{id}/test", id: "mbx_main",
      ["recipient": "ada@rhine.example"], event: "mailbox.tested"),
    .init(
      .staff("ada"), "/staff/settings/mailboxes/{id}/removal", id: "mbx_main", [:],
      event: "mailbox.removed"),
  ]

  private static let users = "/staff/settings/users"
  private static let roles = "/staff/settings/roles"

  static let administration: [WrittenForm] = [
    .init(
      .staff("ada"), users, page: users + "/new",
      ["name": "Eva", "email": "eva@staff.example", "role.rol_resource": "true"],
      event: "staff.created"),
    .init(
      .staff("ada"), users + "/{id}", id: "stf_lena", page: users + "/stf_lena",
      [
        "name": "Lena", "email": "lena@staff.example", "role.rol_resource": "true",
        "resource": "res_lena",
      ], event: "staff.changed"),
    .init(
      .staff("ada"), users + "/{id}/access", id: "stf_lena", ["change": "disable"],
      event: "staff.disabled"),
    .init(
      .staff("ada"), users + "/{id}/password", id: "stf_lena", [:],
      event: "staff.passwordRenewed"),
    .init(
      .staff("ada"), roles, page: roles + "/new", ["name": "Night"], event: "role.created"),
    .init(
      .staff("ada"), roles + "/{id}", id: "rol_looker", page: roles + "/rol_looker",
      ["name": "Onlooker"], event: "role.changed"),
    .init(
      .staff("ada"), roles + "/{id}/deletion", id: "rol_looker",
      page: roles + "/rol_looker/deletion", [:], event: "role.deleted"),
    .init(
      .staff("ada"), "/staff/settings/keys", page: "/staff/settings/keys/new",
      ["name": "Website", "scope.slots:read": "true"], event: "apiKey.created"),
    .init(
      .staff("ada"), "/staff/settings/keys/{id}/revocation", [:], event: "apiKey.revoked"
    ) { stage, _ in
      "/staff/settings/keys/\(try await stage.key([.readSlots]).id)/revocation"
    },
    .init(
      .staff("lena"), "/staff/account", page: "/staff/account", ["language": "en"],
      event: "staff.changed"),
    .init(
      .staff("lena"), "/staff/account/password", page: "/staff/account",
      [
        "oldPassword": Firm.password, "password": "another long one",
        "repeated": "another long one",
      ], event: "staff.passwordChanged"),
  ]
}
