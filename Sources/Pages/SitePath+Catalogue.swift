/// The paths of what an organisation is and offers.
extension SitePath {
  package var staffResources: String { staff + "/resources" }
  package func staffResources(search: String, withInactive: Bool, page: Int) -> String {
    let all = [
      ("q", search), ("inactive", withInactive ? "true" : ""), ("page", page > 1 ? "\(page)" : ""),
    ]
    return staffResources + Query(all.filter { !$0.1.isEmpty }).string
  }
  package var staffResourceCreation: String { staffResources + "/new" }
  package func staffResource(_ id: String) -> String { staffResources + "/" + part(id) }
  /// One part of what is kept about a resource: `hours`, `skills`, …
  package func staffResource(_ id: String, _ section: String) -> String {
    staffResource(id) + "/" + section
  }
  package func staffAbsence(_ id: String, of resource: String) -> String {
    staffResource(resource, "absences") + "/" + part(id)
  }
  package func staffAbsenceRemoval(_ id: String, of resource: String) -> String {
    staffAbsence(id, of: resource) + "/removal"
  }
  package func staffShiftRemoval(_ date: String, of resource: String) -> String {
    staffResource(resource, "shifts") + "/" + part(date) + "/removal"
  }
  package func staffPhoto(of resource: String) -> String { staffResource(resource, "photo") }
  package func staffPhotoRemoval(of resource: String) -> String {
    staffPhoto(of: resource) + "/removal"
  }
  /// Leads a member of staff to their own resource.
  package var staffOwnHours: String { staff + "/hours" }

  package var staffServiceTypes: String { staff + "/service-types" }
  package var staffServiceTypeCreation: String { staffServiceTypes + "/new" }
  package func staffServiceType(_ id: String) -> String {
    staffServiceTypes + "/" + part(id)
  }
  package var staffTerritories: String { staff + "/territories" }
  package var staffTerritoryCreation: String { staffTerritories + "/new" }
  package func staffTerritory(_ id: String) -> String { staffTerritories + "/" + part(id) }
  /// `categories` and `skills`.
  package func staffNames(_ list: String) -> String { staff + "/" + list }
  package func staffName(_ id: String, on list: String) -> String {
    staffNames(list) + "/" + part(id)
  }
}
