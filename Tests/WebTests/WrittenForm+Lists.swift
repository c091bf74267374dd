import Scheduling
import Storage
import Testing

/// What staff do with actionable lists.
extension WrittenForm {
  private static let file = Array("Email,Town\nada@example.net,Vaduz\n".utf8)

  static let lists: [WrittenForm] = [
    .init(
      .staff("tara"), "/staff/lists", page: "/staff/lists/new",
      ["name": "Prospects", "audience": "owner"], event: "list.created",
      also: ["role.rol_office", "role.rol_administrator"]),
    .init(
      .staff("dora"), "/staff/lists/{id}/edit", id: "lst_test",
      page: "/staff/lists/lst_test/edit",
      ["name": "Other", "audience": "dispatchers", "owner": "stf_dora"], event: "list.changed",
      also: ["role.rol_office", "role.rol_administrator"]
    ) { stage, _ in
      _ = try await stage.list()
      return "/staff/lists/lst_test/edit"
    },
    .init(.staff("dora"), "/staff/lists/{id}/deletion", [:], event: "list.deleted") { stage, _ in
      "/staff/lists/\(try await stage.list())/deletion"
    },
    .init(
      .staff("dora"), "/staff/lists/{id}/contacts", ["q": "Mira"], event: "list.contactsAdded",
      also: ["account", "role"]
    ) { stage, _ in "/staff/lists/\(try await stage.list())/contacts" },
    .init(
      .staff("dora"), "/staff/lists/{id}/uploads", [:], event: nil, file: ("file", file)
    ) { stage, _ in "/staff/lists/\(try await stage.list())/uploads" },
    .init(
      .staff("dora"), "/staff/lists/{id}/uploads/{upload}",
      ["column-0": "email", "column-1": "own", "header": "true"], event: "list.membersImported"
    ) { stage, browser in
      let answer = try await browser.post(
        "/staff/lists/\(try await stage.list())/uploads", file: "file", file)
      return answer.location
    },
    .init(.staff("dora"), "/staff/lists/{id}/sendings", ["which": "all"], event: nil) { stage, _ in
      "/staff/lists/\(try await stage.list(members: ["ada@example.net"]))/sendings"
    },
    .init(
      .staff("dora"), "/staff/lists/{id}/sendings/{sending}/stop", [:],
      event: "list.sendingStopped"
    ) { stage, browser in
      try await stage.list(members: ["ada@example.net"])
      let sending = try await stage.send("lst_test", browser)
      return "/staff/lists/lst_test/sendings/\(sending)/stop"
    },
    .init(
      .staff("dora"), "/staff/lists/{id}/removal", ["tick.mem_0": "true"],
      event: "list.membersRemoved"
    ) { stage, _ in
      "/staff/lists/\(try await stage.list(members: ["ada@example.net"]))/removal"
    },
  ]
}
