import Scheduling

extension Texts.Lists {
  static let english = Texts.Lists(
    lists: "Lists",
    lead: "People to whom you send an invitation, each with a link of their own.",
    none: "There is no list that you can see yet.", new: "New list", name: "Name",
    nameHint: "Such as “Portfolio reviews in autumn”.", audience: "Who sees it",
    audiences: { name in
      switch name {
      case "dispatchers": "Everybody who may dispatch"
      case "roles": "The roles ticked below"
      default: "The owner alone"
      }
    },
    roles: "Roles", owner: "Owner", columns: "Columns that the list shows",
    columnsHint: "Name and state are always there.", settings: "Settings of the list",
    save: "Save", members: { $0 == 1 ? "1 member" : "\(Texts.grouped($0, ",")) members" },
    ownedBy: { "Owner: \($0)" }, nobody: "somebody who is gone", edit: "Settings",
    delete: "Delete this list",
    deleteTitle: "Delete this list?",
    deleteLead: {
      ($0 == 1 ? "Its one member is" : "Its \($0) members are")
        + " forgotten, with everything about who opened and booked. Links that were sent go on "
        + "working, and visits stay."
    }, keep: "Keep it",

    add: "Add members", addLead: "From a file, or from your contacts.",
    fromFile: "From a CSV file",
    fileHint:
      "Up to 50,000 rows and 10 MB. Each row needs an email address. You say next which column is "
      + "what.",
    file: "File", upload: "Upload", fromContacts: "From your contacts",
    contactsLead: "Everybody found is added with name, address and phone as they are now.",
    contactText: "Name, address or phone begins with", contactTextHint: "Empty: everybody.",
    account: "Account", role: "Web role", anyRole: "Any", find: "Find",
    found: { $0 == 1 ? "1 contact" : "\(Texts.grouped($0, ",")) contacts" },
    foundCut: { "More than \(Texts.grouped($0, ",")) contacts: please narrow it down." },
    andMore: { "and \(Texts.grouped($0, ",")) more" },
    addFound: { $0 == 1 ? "Add 1 contact" : "Add \(Texts.grouped($0, ",")) contacts" },
    added: { added, left in
      let first =
        added == 1 ? "1 member was added." : "\(Texts.grouped(added, ",")) members were added."
      guard left > 0 else { return first }
      return first + " \(Texts.grouped(left, ",")) were left out: there already, without an "
        + "address, or not wanting mail."
    },
    full: "A list can have 50,000 members. Please make another one.",

    mapping: "What is which column?",
    mappingLead: {
      $0 == 1 ? "The file has 1 row." : "The file has \(Texts.grouped($0, ",")) rows."
    },
    windows:
      "The file is not UTF-8. It was read as Western European text; please check letters such as ä "
      + "and é.",
    hasHeader: "The first row has the names of the columns",
    column: { number, name in name.isEmpty ? "Column \(number)" : name },
    columnHead: "Column in the file", firstValues: "First values", meaning: "What it is",
    fields: { field in
      switch field {
      case .firstName: "First name"
      case .lastName: "Last name"
      case .name: "First and last name"
      case .email: "Email address"
      case .phone: "Phone"
      case .language: "Language of letters"
      case .own: "Keep as a column"
      case .skip: "Leave out"
      }
    },
    take: "Add the members",
    takeRest: { $0 == 1 ? "Add the 1 row left" : "Add the \($0) rows left" },
    emailMissing: "Please say which column is the email address.",
    nothingLeft: "No row can be added.",
    faults: { $0 == 1 ? "1 row can’t be added" : "\($0) rows can’t be added" },
    line: { "Line \($0)" },
    reason: { reason in
      switch reason {
      case .noAddress: "no email address"
      case .malformedAddress(let text): "“\(text)” can’t be an email address"
      case .tooLong(let column, let limit): "\(column): more than \(limit) characters"
      case .unprintable(let column): "\(column): a line break, or a character that can’t be shown"
      case .tooManyCells(let count): "\(count) cells, more than the file has columns"
      }
    },
    duplicates: {
      $0 == 1
        ? "1 row has an address that was there before"
        : "\($0) rows have an address that was there before"
    },
    duplicate: { email, first in
      first.map { "\(email), as in line \($0)" } ?? "\(email), on the list already"
    },
    takeDuplicates: "Add these, too: each gets a letter of their own",
    others: { "and \($0) more" },
    fileFault: { fault in
      switch fault {
      case .empty: "Please choose a file with at least one row."
      case .notText:
        "This is not a CSV file. Please save the table as “CSV UTF-8” and choose that file."
      case .tooLarge: "The file is larger than 10 MB. Please divide it."
      case .tooManyRows(let limit): "The file has more than \(limit) rows. Please divide it."
      case .tooManyColumns(let line, let limit): "Line \(line) has more than \(limit) columns."
      case .tooLong(let line, _): "Line \(line) has a cell that is far too long."
      case .openQuote(let line): "Line \(line) opens a quotation mark that is never closed."
      }
    },

    states: { state in
      switch state {
      case .booked: "Booked"
      case .canceled: "Cancelled"
      case .opened: "Opened"
      case .bounced: "Bounced"
      case .sent: "Sent"
      case .queued: "On its way"
      case .notSent: "Not sent"
      }
    },
    all: "All", search: "Name or address", show: "Search", clear: "Show all",
    progress: "How far it has come", written: "Members", sent: "Sent", opened: "Opened",
    started: "Chose a time", booked: "Booked", sendings: "Sendings",
    sendingOf: { "Sent \($0)" },
    lettersOf: { "\(Texts.grouped($0, ",")) of \(Texts.grouped($1, ",")) letters written" },
    delivered: { "\(Texts.grouped($0, ",")) delivered" }, bounced: { "\($0) bounced" },
    skipped: { "\($0) left out" }, running: "Sending", stopped: "Stopped", done: "Done",
    stop: "Stop", reload: "Reload the page to see how far it is.",
    noneMatch: "Nobody matches.", member: "Member", email: "Email", phone: "Phone",
    language: "Language", state: "State", since: { "on \($0)" },
    canceledVisit: "cancelled", bookedVisit: "Visit",
    sendChosen: "Send invitation to those ticked",
    sendAll: { $0 == 1 ? "Send to this one" : "Send to all \(Texts.grouped($0, ","))" },
    remove: "Take those ticked off the list", export: "Export as CSV", first: "First page",
    further: "Next page",
    chooseSomebody:
      "Nobody was ticked whom a letter can reach. Members without an address, with a letter on its "
      + "way, or who want no mail are left out.",
    recipients: { list, total, chosen in
      let who = total == 1 ? "1 member" : "\(Texts.grouped(total, ",")) members"
      let rest = (chosen ?? total) - total
      let left = rest > 0 ? " \(rest) of those chosen can’t be reached by a letter now." : ""
      return "The link goes to \(who) of “\(list)”, each with a key of their own.\(left)"
    },
    sendButton: { $0 == 1 ? "Send 1 letter" : "Send \(Texts.grouped($0, ",")) letters" },
    sentTo: { "Sent to members of “\($0)”" },
    exportHead: {
      [
        "First name", "Last name", "Email", "Phone", "Language", "State", "Letter", "Appointment",
        "Start",
      ]
    })
}

extension Texts {
  /// A whole number with its thousands told apart.
  static func grouped(_ number: Int, _ mark: String) -> String {
    let digits = String(abs(number))
    let parts = stride(from: digits.count, to: 0, by: -3).map { end in
      String(digits.dropLast(digits.count - end).suffix(3))
    }
    return (number < 0 ? "-" : "") + parts.reversed().joined(separator: mark)
  }
}
