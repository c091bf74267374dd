/// The paths of staff pages about visits, and about what has happened.
extension SitePath {
  package var staffVisits: String { staff + "/appointments" }
  package var staffBooking: String { staffVisits + "/new" }
  /// *New appointment* for a contact.
  package func staffBooking(contact: String) -> String {
    staffBooking + BookingQuery(contact: contact).string
  }
  /// *New appointment* for somebody of an account.
  package func staffBooking(account: String) -> String {
    staffBooking + Query([("account", account)]).string
  }
  package func staffVisit(_ id: String) -> String { staffVisits + "/" + part(id) }
  package func staffVisitState(_ id: String) -> String { staffVisit(id) + "/state" }
  /// The page that asks why, before a change of state.
  package func staffVisitState(_ id: String, to state: String) -> String {
    staffVisitState(id) + Query([("to", state)]).string
  }
  package func staffVisitLink(_ id: String, _ link: String) -> String {
    staffVisit(id) + "/links/" + part(link)
  }
  package func staffRescheduling(_ id: String) -> String { staffVisit(id) + "/rescheduling" }
  /// To the days of whoever is signed in.
  package var staffOwnDays: String { staff + "/days" }
  package func staffResourceDays(_ id: String) -> String { staffResource(id) + "/days" }
  package var staffMessageLog: String { staff + "/messages" }
  package func staffMessageLog(_ filter: [(String, String)]) -> String {
    staffMessageLog + Query(filter).string
  }
  /// Sends a failed letter again.
  package func staffSending(_ id: String) -> String {
    staffMessageLog + "/" + part(id) + "/sending"
  }
  package var staffJournal: String { staff + "/journal" }
  package func staffJournal(_ filter: [(String, String)]) -> String {
    staffJournal + Query(filter).string
  }
}
