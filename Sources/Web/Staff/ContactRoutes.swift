import HTTPTypes
import Hummingbird
import Pages
import Scheduling

extension Portal {
  /// Lines of one page of a list.
  static let directoryPageSize = 50

  func addContactRoutes(to routes: StaffRoutes) {
    let paths = SitePath.routes
    routes.get(paths.staffContacts, needs: .dispatch) { exchange, _ in
      let search = exchange.directorySearch
      let page = try await scheduler.findContacts(
        search, limit: Self.directoryPageSize, in: exchange.organization)
      return exchange.page(ContactsPage(text: search.text, page: page).html(in: exchange.frame()))
    }
    routes.get(paths.staffNewContact, needs: .dispatch) { exchange, _ in
      var account: String?
      if let id = exchange.query("account").flatMap({ AccountID($0) }) {
        account = try await scheduler.store.read(exchange.organization) {
          try $0.account(id)?.id.rawValue
        }
      }
      return exchange.page(
        exchange.contactForm(nil, ContactForm(), account: account ?? "").html(in: exchange.frame()))
    }
    routes.post(paths.staffContacts, needs: .dispatch) { exchange, member in
      try await exchange.saveContact(nil, by: member)
    }
    routes.get(paths.staffContact("{id}"), needs: .dispatch) { exchange, member in
      let dossier = try await exchange.contactDossier(member)
      let contact = dossier.contact
      let isClient = contact.deletedAt == nil && dossier.user != nil
      let page = ContactPage(
        dossier: dossier, zone: exchange.catalogue.organization.zone,
        quick: try await exchange.quickLinks(
          on: .contact(contact.id, isClient: isClient), for: member))
      return exchange.page(page.html(in: exchange.frame()))
    }
    routes.get(paths.staffContactForm("{id}"), needs: .dispatch) { exchange, _ in
      let contact = try await exchange.contact()
      let page = exchange.contactForm(
        contact, ContactForm(contact), account: contact.account?.rawValue ?? "")
      return exchange.page(page.html(in: exchange.frame()))
    }
    routes.post(paths.staffContactForm("{id}"), needs: .dispatch) { exchange, member in
      try await exchange.saveContact(try await exchange.contact(), by: member)
    }
    routes.post(paths.staffContactRoles("{id}"), needs: .dispatch) { exchange, member in
      try await exchange.changeRoles(by: member)
    }
    routes.get(paths.staffContactDeletion("{id}"), needs: .dispatch) { exchange, member in
      let dossier = try await exchange.contactDossier(member)
      guard dossier.contact.deletedAt == nil else { throw Problem.notFound }
      let page = ContactDeletionPage(
        contact: dossier.contact.id.rawValue, name: dossier.contact.name,
        upcoming: dossier.upcoming.count)
      return exchange.page(page.html(in: exchange.frame()))
    }
    routes.post(paths.staffContactDeletion("{id}"), needs: .dispatch) { exchange, member in
      let id = try exchange.id(ContactID.self)
      guard
        try await scheduler.deleteContact(id, by: member.asViewer, in: exchange.organization)
      else { throw Problem.notFound }
      return exchange.redirect(to: exchange.paths.staffContact(id.rawValue), .contactDeleted)
    }
  }
}

extension Exchange {
  /// What a list is to hold, as its address says.
  var directorySearch: DirectorySearch {
    DirectorySearch(text: query("text") ?? "", after: query("after"))
  }

  /// The contact that the path names, unless it was deleted.
  func contact() async throws -> Contact {
    let id = try id(ContactID.self)
    let contact = try await scheduler.store.read(organization) { try $0.contact(id) }
    guard let contact, contact.deletedAt == nil else { throw Problem.notFound }
    return contact
  }

  fileprivate func contactDossier(_ member: StaffMember) async throws -> ContactDossier {
    guard
      let dossier = try await scheduler.dossier(
        of: try id(ContactID.self), for: member.asViewer, in: organization)
    else { throw Problem.notFound }
    return dossier
  }

  fileprivate func contactForm(
    _ contact: Contact?, _ form: ContactForm, account: String, address: AddressFields? = nil,
    tag: String? = nil, errors: FieldErrors = [:]
  ) -> ContactFormPage {
    ContactFormPage(
      contact: contact?.id.rawValue, form: form, account: account,
      address: address ?? AddressFields(form.address),
      tag: tag ?? contact.map { scheduler.contactTag($0) }, zones: portal.settings.zoneNames,
      errors: errors)
  }

  /// - Parameter contact: nil: a new one.
  fileprivate func saveContact(_ contact: Contact?, by member: StaffMember) async throws -> Response
  {
    let sent = try await sentForm()
    var form = ContactForm()
    form.firstName = sent["firstName"]
    form.lastName = sent["lastName"]
    form.email = sent["email"]
    form.phone = sent["phone"]
    form.language = sent.optional("language")
    form.zone = sent.optional("zone")
    form.emailOptOut = sent.isOn("emailOptOut")
    form.smsOptOut = sent.isOn("smsOptOut")
    let address = AddressWish(sent)
    form.address = address.address(after: contact?.address)
    var faults = address.faults
    switch try await scheduler.account(meant: sent["account"], in: organization) {
    case .success(let account): form.account = account
    case .failure(let fault): faults.append(fault)
    }
    let wish = form
    func again(_ errors: FieldErrors, _ status: HTTPResponse.Status) -> Response {
      let page = contactForm(
        contact, wish, account: sent["account"], address: AddressFields(sent),
        tag: sent.optional("tag"), errors: errors)
      return self.page(page.html(in: frame()), status: status)
    }
    let own = wish.faults(zones: scheduler.zones)
    guard faults.isEmpty, own.isEmpty else {
      return again(texts.messages(own + faults), .unprocessableContent)
    }
    let answer: ContactAnswer
    if let contact {
      answer = try await scheduler.changeContact(
        contact.id, tag: sent.optional("tag"), by: member.asViewer, in: organization
      ) { $0 = wish }
    } else {
      answer = try await scheduler.addContact(
        ContactID(now: portal.now(), random: scheduler.secrets.random(10)), wish,
        by: member.asViewer, in: organization)
    }
    switch answer {
    case .saved(let contact), .unchanged(let contact), .sameKeyOtherWish(let contact, _):
      return redirect(to: paths.staffContact(contact.id.rawValue), .saved)
    case .faulty(let faults): return again(texts.messages(faults), .unprocessableContent)
    case .accountUnknown:
      let fault = FieldFault(field: .account, reason: .unknown)
      return again(texts.messages([fault]), .unprocessableContent)
    case .changedMeanwhile: return again(["": texts.errors.changedMeanwhile], .conflict)
    case .notFound: throw Problem.notFound
    }
  }

  fileprivate func changeRoles(by member: StaffMember) async throws -> Response {
    let contact = try id(ContactID.self)
    let sent = try await sentForm()
    guard let role = WebRoleID(sent["role"]) else { throw Problem.malformed }
    let answer: RoleAnswer =
      switch sent["change"] {
      case "add":
        try await scheduler.addRole(role, to: contact, by: member.asViewer, in: organization)
      case "remove":
        try await scheduler.removeRole(role, from: contact, by: member.asViewer, in: organization)
      default: throw Problem.malformed
      }
    guard case .changed = answer else { throw Problem.notFound }
    return redirect(
      to: paths.staffContact(contact.rawValue), sent["change"] == "add" ? .saved : .removed)
  }
}

extension AddressWish {
  init(_ sent: SentForm) {
    self.init(
      street: sent["street"], postalCode: sent["postalCode"], city: sent["city"],
      country: sent["country"])
  }
}

extension AddressFields {
  init(_ sent: SentForm) {
    self.init(
      street: sent["street"], postalCode: sent["postalCode"], city: sent["city"],
      country: sent["country"])
  }
}
