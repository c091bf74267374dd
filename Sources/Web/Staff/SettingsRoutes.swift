import HTTPTypes
import Hummingbird
import Pages
import Scheduling

extension Portal {
  func addSettingsRoutes(to routes: StaffRoutes) {
    let paths = SitePath.routes
    routes.get(paths.staffSettings, needs: .administer) { exchange, _ in
      try await exchange.settingsPage(SettingsForm(exchange.catalogue.organization))
    }
    routes.post(paths.staffSettings, needs: .administer) { exchange, member in
      try await exchange.saveSettings(by: member)
    }
    routes.post(paths.staffLogo, needs: .administer) { exchange, member in
      try await exchange.saveLogo(by: member)
    }
  }
}

extension Exchange {
  fileprivate func settingsPage(
    _ form: SettingsForm, stamp: String? = nil, errors: FieldErrors = [:],
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let stamp = stamp ?? FormStamp.of(catalogue.organization.portalFields)
    let sites = try await scheduler.sites(in: organization)
    let page = SettingsPage(
      form: form, stamp: stamp,
      addresses: sites.filter(\.isPortal).map(portal.settings.address), errors: errors)
    return self.page(page.html(in: frame()), status: status)
  }

  fileprivate func saveSettings(by member: StaffMember) async throws -> Response {
    let sent = try await sentForm()
    var form = SettingsForm(catalogue.organization)
    form.portalName = sent["portalName"]
    form.contactEmail = sent["contactEmail"]
    form.contactPhone = sent["contactPhone"]
    form.footer = sent["footer"]
    form.accent = sent["accent"]
    form.cutOff = sent["cutOff"]
    form.rules.cancellationReasonRequired = sent.isOn("reasonRequired")
    form.rules.assetSelection = sent.isOn("assetSelection")
    form.rules.technicianTracking = sent.isOn("tracking")
    form.rules.showsTechnicianName = sent.isOn("showsName")
    form.rules.showsTechnicianPhone = sent.isOn("showsPhone")
    // Hours, with minutes behind the point (or the comma); what can't be read is refused below.
    let hours = Double(form.cutOff.replacing(",", with: ".")) ?? -1
    form.rules.cutOff = (0...720).contains(hours) ? Int((hours * 60).rounded()) * 60 : -1
    let stamp = sent["stamp"]
    let answer = try await scheduler.savePortal(
      PortalWish(
        name: form.portalName, contactEmail: form.contactEmail, contactPhone: form.contactPhone,
        footer: form.footer, accent: form.accent, rules: form.rules),
      stamp: stamp, by: member.asViewer, in: organization)
    let faults: [FieldFault]
    switch answer {
    case .saved: return redirect(to: paths.staffSettings, .saved)
    case .notFound: throw Problem.notFound
    case .outdated(let standing):
      return try await settingsPage(
        form, stamp: FormStamp.of(standing),
        errors: texts.messages(outdated: standing, typed: sent.fields), status: .conflict)
    case .faulty(let found): faults = found
    }
    var errors = texts.messages(faults)
    if errors["accent"] != nil { errors["accent"] = texts.settingFault(.accentWrong) }
    if errors["cutOff"] != nil { errors["cutOff"] = texts.settingFault(.cutOffWrong) }
    return try await settingsPage(
      form, stamp: stamp, errors: errors, status: .unprocessableContent)
  }

  fileprivate func saveLogo(by member: StaffMember) async throws -> Response {
    let upload = try await multipartForm(largest: Image.largest)
    if upload.fields["remove"] == "true" {
      _ = try await scheduler.saveLogo(nil, by: member.asViewer, in: organization)
      return redirect(to: paths.staffSettings, .removed)
    }
    func again(_ fault: SettingFault) async throws -> Response {
      try await settingsPage(
        SettingsForm(catalogue.organization), errors: ["logo": texts.settingFault(fault)],
        status: .unprocessableContent)
    }
    if upload.isTooLarge { return try await again(.logoTooLarge) }
    guard let bytes = upload.files["logo"], !bytes.isEmpty else {
      return try await again(.logoMissing)
    }
    guard let image = Image(bytes) else { return try await again(.logoWrong) }
    switch try await scheduler.saveLogo(image, by: member.asViewer, in: organization) {
    case nil: return redirect(to: paths.staffSettings, .saved)
    case .tooLarge: return try await again(.logoTooLarge)
    case .notOfItsType, .notPlain: return try await again(.logoWrong)
    }
  }
}

extension SettingsForm {
  init(_ organization: Organization) {
    self.init(
      portalName: organization.name, contactEmail: organization.contactEmail ?? "",
      contactPhone: organization.contactPhone ?? "", footer: organization.footer ?? "",
      accent: organization.look.accent,
      cutOff: organization.portalFields["cutOff"] ?? "",
      rules: organization.rules)
  }
}
