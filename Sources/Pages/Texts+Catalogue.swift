package import Scheduling

extension Texts {
  /// Texts of the pages on which an organisation keeps its resources and what it offers.
  struct Catalogue: Sendable {
    let resources: String
    let all: String
    let add: String
    let save: String
    let remove: String
    let edit: String
    let search: String
    let find: String
    let withInactive: String
    let inactive: String
    let notForCustomers: String
    let none: String
    let noneFound: String
    let pageOf: @Sendable (Int, Int) -> String
    let previous: String
    let next: String
    let standsNow: Filled
    let nothing: String

    let newResource: String
    let details: String
    let kind: String
    let kinds: @Sendable (Resource.Kind) -> String
    let name: String
    let phone: String
    let email: String
    let zone: String
    let radius: String
    let radiusHint: String
    let capacity: String
    let capacityHint: String
    let active: String
    let base: String
    let baseHint: String
    let office: String
    let street: String
    let postalCode: String
    let city: String
    let country: String
    let countryHint: String
    let point: String
    let pointHint: String

    let hours: String
    let hoursHint: String
    let hoursPlaceholder: String
    let closed: String
    let shifts: String
    let shiftsLead: String
    let date: String
    let dayHours: String
    let dayHoursHint: String
    let dayOff: String
    let addShift: String
    let absences: String
    let absencesLead: String
    let noAbsences: String
    let absence: String
    let from: String
    let fromTime: String
    let through: String
    let throughTime: String
    let timesHint: String
    let reason: String
    let reasonHint: String
    let addAbsence: String
    let removeAbsence: String
    let timesIn: Filled

    let memberships: String
    let membershipsLead: String
    let membershipKinds: @Sendable (Membership.Kind) -> String
    let territory: String
    let membership: String
    let firstDay: String
    let lastDay: String
    let row: Counted
    let skills: String
    let skillsLead: String
    let skill: String
    let level: String
    let validThrough: String
    let rowsHint: String
    let photo: String
    let photoHint: String
    let upload: String
    let removePhoto: String
    let photoFaults: @Sendable (PhotoFault) -> String

    let conflicts: String
    let conflictsLead: String
    let moreConflicts: Counted

    let serviceTypes: String
    let newServiceType: String
    let territories: String
    let newTerritory: String
    let categories: String
    let rename: @Sendable (_ name: String) -> String
    let newName: String

    let about: String
    let description: String
    let timing: String
    let duration: String
    let before: String
    let after: String
    let interval: String
    let intervalHint: String
    let minutesHint: String
    let promise: String
    let exact: String
    let windows: String
    let windowsHint: String
    let notice: String
    let noticeHint: String
    let furthest: String
    let furthestHint: String
    let seats: String
    let seatsHint: String
    let place: String
    let venue: String
    let venues: @Sendable (Venue) -> String
    let link: String
    let linkHint: String
    let phoneInstructions: String
    let byAddress: String
    let fixedTerritory: String
    let who: String
    let minimumLevel: String
    let assignment: String
    let assignments: @Sendable (AssignmentRule) -> String
    let names: String
    let offer: String
    let customers: String
    let price: String
    let fits: String
    let fitsLead: String
    let typeActive: String

    let openingHours: String
    let always: String
    let restarts: String
    let holidays: String
    let holidaysHint: String
    let areas: String
    let areasHint: String
    let travel: String
    let speed: String
    let detour: String
    let detourHint: String
    let overhead: String

    let faults: @Sendable (FormFault.Reason) -> String
    let outdated: String
  }

  var catalogue: Catalogue { language == "de" ? .german : .english }

  /// What is wrong with a form: the first fault of each field.
  package func messages(_ faults: [FormFault]) -> FieldErrors {
    Dictionary(faults.map { ($0.field, catalogue.faults($0.reason)) }) { first, _ in first }
  }

  /// What somebody else has changed since a form was made, beside each field that differs.
  package func messages(
    outdated standing: [String: String], typed: [String: String]
  ) -> FieldErrors {
    var errors: FieldErrors = ["": catalogue.outdated]
    for (name, value) in standing where value != typed[name] ?? "" {
      errors[name] = catalogue.standsNow(value.isEmpty ? catalogue.nothing : value)
    }
    return errors
  }

  /// What a service type's line says under its name: how long, and where.
  package func offerDetail(_ type: ServiceType) -> String {
    "\(duration(seconds: type.duration)), \(catalogue.venues(type.venue))"
  }

  /// Nil when customers book it.
  package func offerBadge(_ type: ServiceType) -> String? {
    if !type.isActive { return catalogue.inactive }
    return type.bookableByCustomers ? nil : catalogue.notForCustomers
  }

  package func message(_ fault: PhotoFault) -> String { catalogue.photoFaults(fault) }
}

/// Why an uploaded picture can't be used.
package enum PhotoFault: Error, Hashable {
  case missing
  /// Neither PNG, JPEG nor WebP, by its own bytes.
  case unknownType
  /// The most bytes allowed.
  case tooLarge(Int)
}
