internal import Scheduling

/// What must hold between records of a file, references and ids apart.
struct CompanyConsistency {
  let faults: CompanyFaults

  func check(_ file: CompanyFile, orders: [CompanyOrder]) {
    sites(file.sites)
    profiles(file.profiles)
    codes(file.invitations)
    keys(file.apiKeys)
    staff(file.staff)
    numbers(orders.map { ($0.order.number, $0.pointer) })
    numbers(file.visits.map { ($0.appointment.number, $0.pointer) })
    sessions(file)
    belongings(file, orders)
    overlaps(file)
  }

  private func sites(_ sites: [Site]) {
    var known: Set<String> = []
    for (index, site) in sites.enumerated()
    where site.isPortal && !known.insert("\(site.host ?? "")|\(site.prefix)").inserted {
      faults.add(.element(.member(.root, "sites"), index), "has host and prefix of another site")
    }
  }

  private func profiles(_ profiles: [CompanyFile.Profile]) {
    var known: Set<String> = []
    for profile in profiles where !profile.email.isEmpty {
      if !known.insert(profile.email.lowercased()).inserted {
        faults.add(profile.pointer, "signs in with an address that another contact has")
      }
    }
  }

  private func codes(_ invitations: [PortalInvitation]) {
    var known: Set<Hash> = []
    for (index, invitation) in invitations.enumerated()
    where !known.insert(invitation.codeHash).inserted {
      faults.add(
        .member(.element(.member(.root, "invitations"), index), "codeHash"), "stands twice")
    }
  }

  private func keys(_ keys: [APIKey]) {
    var known: Set<Hash> = []
    for (index, key) in keys.enumerated() where !known.insert(key.secretHash).inserted {
      faults.add(.member(.element(.member(.root, "apiKeys"), index), "secretHash"), "stands twice")
    }
  }

  private func staff(_ staff: [CompanyFile.StaffSignIn]) {
    var known: Set<String> = []
    for member in staff where !member.user.email.isEmpty {
      if !known.insert(member.user.email.lowercased()).inserted {
        faults.add(member.pointer, "signs in with an address that another member of staff has")
      }
    }
  }

  private func numbers(_ numbers: [(number: String, pointer: JSONPointer)]) {
    var known: Set<String> = []
    for (number, pointer) in numbers where !number.isEmpty {
      if !known.insert(number).inserted {
        faults.add(.member(pointer, "number"), "\(number) stands twice")
      }
    }
  }

  /// Who has a seat in a session must be there when it is.
  private func sessions(_ file: CompanyFile) {
    let visits = Lookup(file.visits) { $0.appointment.id }
    let services = Dictionary(file.serviceTypes.map { ($0.id, $0) }) { first, _ in first }
    var taken: [AppointmentID: Int] = [:]
    for entry in file.visits {
      let visit = entry.appointment
      let place = JSONPointer.member(entry.pointer, "session")
      guard let host = visit.session == visit.id ? visit : visits[visit.session]?.appointment else {
        continue
      }
      if host.state == .canceled, visit.state != .canceled {
        faults.add(place, "\(host.id) is canceled")
      }
      if host.id != visit.id,
        host.session != host.id || host.resource != visit.resource || host.slot != visit.slot
          || host.serviceType != visit.serviceType
      {
        faults.add(place, "\(host.id) is not at the same time, service type and resource")
      }
      guard visit.state != .canceled else { continue }
      taken[host.id, default: 0] += 1
      if let service = services[visit.serviceType],
        taken[host.id, default: 0] > max(service.seats, host.seats)
      {
        faults.add(place, "has more people than \(service.id) has seats")
      }
    }
  }

  /// A visit, its work order and its asset are about one customer.
  private func belongings(_ file: CompanyFile, _ orders: [CompanyOrder]) {
    let assets = Lookup(file.assets) { $0.id }
    let ordersByID = Lookup(orders) { $0.order.id }
    func owns(_ asset: Asset, _ contact: ContactID, _ account: AccountID?) -> Bool {
      asset.contact == contact || (asset.account != nil && asset.account == account)
    }
    let accounts = Dictionary(file.contacts.map { ($0.id, $0.account) }) { first, _ in first }
    for entry in orders {
      let order = entry.order
      if let asset = order.asset.flatMap({ assets[$0] }),
        !owns(asset, order.contact, order.account ?? accounts[order.contact] ?? nil)
      {
        faults.add(.member(entry.pointer, "asset"), "\(asset.id) belongs to somebody else")
      }
    }
    for entry in file.visits {
      let visit = entry.appointment
      if let asset = visit.asset.flatMap({ assets[$0] }),
        !owns(asset, visit.contact, visit.account)
      {
        faults.add(.member(entry.pointer, "asset"), "\(asset.id) belongs to somebody else")
      }
      guard let order = ordersByID[visit.workOrder] else { continue }
      if order.order.contact != visit.contact {
        faults.add(
          .member(entry.pointer, "workOrder"), "\(visit.workOrder) belongs to somebody else")
      }
      if order.isCanceled, !visit.state.isEnded {
        faults.add(.member(entry.pointer, "workOrder"), "\(visit.workOrder) is canceled")
      }
    }
  }

  /// Visits of one resource must fit one after the other (or side by side, up to its capacity),
  /// block time included, each at a start that was promised. Driving is left to the day plan.
  private func overlaps(_ file: CompanyFile) {
    let capacities = Dictionary(file.resources.map { ($0.id, $0.capacity) }) { first, _ in first }
    var stretches: [ResourceID: [Stretch]] = [:]
    for entry in file.visits {
      guard let stretch = Stretch(entry.appointment) else { continue }
      stretches[entry.appointment.resource, default: []].append(stretch)
    }
    let visits = Lookup(file.visits) { $0.appointment.id }
    for (resource, stretches) in stretches.sorted(by: { $0.key < $1.key }) {
      guard let capacity = capacities[resource] else { continue }
      for clash in Stretch.clashes(among: stretches, capacity: capacity) {
        faults.add(
          .member(visits[clash.visit]?.pointer ?? .root, "slot"), "overlaps \(clash.other)")
      }
    }
  }
}
