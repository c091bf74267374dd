/// Writes the letters that a change calls for, in its transaction.
struct Correspondence {
  let ledger: any Ledger
  let scheduler: Scheduler

  /// - Parameters:
  ///   - known: the visit's contact, if this transaction has read it already.
  ///   - asset: the same.
  /// - Returns: the letter; nil: it is switched off, or the customer has no address or wants no mail.
  @discardableResult
  func write(
    _ kind: Message.Kind, about visit: Appointment, to known: Contact? = nil,
    asset: Asset? = nil, previous: Slot?
  ) throws -> MessageID? {
    guard try ledger.catalogue().organization.mail.isOn(kind),
      let contact = try known ?? ledger.contact(visit.contact), !contact.email.isEmpty,
      !contact.emailOptOut
    else { return nil }
    let key = scheduler.secrets.newKey()
    try ledger.insertLink(
      scheduler.secrets.hash(key), to: visit.id,
      expiresAt: visit.slot.latest + visit.duration + Scheduler.linkDays * 86_400)
    let catalogue = try ledger.catalogue()
    let id: MessageID = scheduler.identifier(now: ledger.now)
    try ledger.enqueue(
      Message(
        id: id, kind: kind,
        recipient: Recipient(contact, in: catalogue.organization),
        content: .visit(
          try facts(
            visit, of: contact, asset: asset, previous: previous, key: key, catalogue: catalogue)),
        createdAt: ledger.now))
    return id
  }

  func facts(
    _ visit: Appointment, of contact: Contact, asset: Asset? = nil, previous: Slot?, key: String,
    catalogue: Catalogue
  ) throws -> VisitFacts {
    let service = catalogue.serviceTypes[visit.serviceType]
    let product = try visit.asset.flatMap { id in
      try (asset?.id == id ? asset : ledger.asset(id))?.name
    }
    return VisitFacts(
      appointment: visit.id, number: visit.number, service: service?.name ?? "",
      product: product, slot: visit.slot, previous: previous, duration: visit.duration,
      zone: zone(of: visit, contact: contact, catalogue: catalogue), venue: visit.venue,
      address: visit.address, resource: catalogue.resourceName(of: visit), comment: visit.comment,
      reason: visit.cancellation?.reason, sequence: visit.sequence,
      meetingLink: service?.meetingLink?.replacing("{appointment}", with: visit.number),
      phoneInstructions: service?.phoneInstructions, key: key)
  }

  /// Where somebody goes, the place's zone counts; on the phone and by video the recipient's.
  private func zone(of visit: Appointment, contact: Contact, catalogue: Catalogue) -> String {
    let place = catalogue.territories[visit.territory]?.zone.name
    let organization = catalogue.organization.zone.name
    return visit.venue.hasPlace
      ? place ?? organization : contact.zone ?? place ?? organization
  }
}

extension Recipient {
  init(_ contact: Contact, in organization: Organization) {
    self.init(
      name: contact.name, email: contact.email,
      language: contact.language ?? organization.language,
      zone: contact.zone ?? organization.zone.name)
  }
}

extension Catalogue {
  /// Who comes, if that may be said yet: at booking or only from the departure on, as the service
  /// type says, and never where the organisation doesn't show names.
  public func resourceName(of visit: Appointment) -> String? {
    guard organization.rules.showsTechnicianName,
      !visit.isAnonymous && serviceTypes[visit.serviceType]?.namesResourceAtBooking ?? false
        || visit.state != .scheduled && visit.state != .canceled
    else { return nil }
    let names = visit.everybody.compactMap { resources[$0]?.name }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }
}
