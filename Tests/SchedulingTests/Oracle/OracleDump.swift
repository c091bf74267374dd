extension OracleCase {
  /// Everything in a few lines, times of visits in seconds after `now`.
  var dump: String {
    var lines = [
      "now \(now), dates \(dates), place \(told(place)), \(service)", "account \(told(account))",
    ]
    for (index, territory) in territories.enumerated() {
      lines.append("territory \(index): \(territory)")
    }
    for (index, resource) in resources.enumerated() where resource.isActive {
      lines.append("resource \(index): \(resource)")
    }
    for visit in visits.sorted(by: { ($0.resource, $0.planned) < ($1.resource, $1.planned) }) {
      lines.append(
        "visit \(visit.id) of resource \(visit.resource) on \(visit.date), \(visit.state), "
          + "promised \(visit.earliest - now)...\(visit.latest - now), "
          + "planned \(visit.planned - now), \(visit.before)+\(visit.duration)+\(visit.after), "
          + "place \(told(visit.place)), leg \(told(visit.legFrom)) \(visit.legSeconds), "
          + "departed \(told(visit.departed)), started \(told(visit.started)), "
          + "ended \(told(visit.ended)), territory \(visit.territory), "
          + "visiting \(told(visit.visiting)), seats \(visit.taken)/\(visit.seats)"
          + (visit.isSameService ? " same service" : ""))
    }
    return lines.joined(separator: "\n").replacing("OracleRange", with: "")
  }

  private func told<Value>(_ value: Value?) -> String { value.map { "\($0)" } ?? "-" }
}
