import Scheduling
import Storage
import Testing

@Suite struct CatalogueSQLTests {
  @Test(arguments: Backend.available)
  func aCatalogueComesBackAsItWasSaved(_ backend: Backend) async throws {
    try await backend.withCast { store in
      let catalogue = try await store.read(Cast.alpine) { try $0.catalogue() }
      var organization = Cast.organization(Cast.alpine)
      organization.catalogueVersion = catalogue.organization.catalogueVersion
      #expect(catalogue.organization == organization)
      #expect(catalogue.territories == [Cast.valley: Cast.territory])
      #expect(
        catalogue.serviceTypes[Cast.boilerCheck] == Cast.serviceType(Cast.boilerCheck, seats: 1))
      #expect(catalogue.serviceTypes[Cast.workshop] == Cast.serviceType(Cast.workshop, seats: 3))
      #expect(catalogue.resources[Cast.dries] == Cast.resource(Cast.dries, capacity: 1))
      #expect(catalogue.resources[Cast.room] == Cast.resource(Cast.room, capacity: 2))
      #expect(catalogue.categories == [ProductCategory(id: Cast.boilers, name: "Boilers")])
      #expect(catalogue.skills == [Skill(id: Cast.gas, name: "Gas")])
      #expect(catalogue.members(of: Cast.valley).count == 3)
    }
  }

  @Test(arguments: Backend.available)
  func aCatalogueIsSharedWhileItsVersionStands(_ backend: Backend) async throws {
    try await backend.withCast { store in
      let first = try await store.read(Cast.alpine) { try $0.catalogue() }
      let second = try await store.write(Cast.alpine) { try $0.catalogue() }
      #expect(first === second)
      try await store.writeLedger(Cast.alpine) {
        try $0.save(ProductCategory(id: Cast.boilers, name: "Heaters"))
      }
      let third = try await store.read(Cast.alpine) { try $0.catalogue() }
      #expect(third.categories.map(\.name) == ["Heaters"])
      #expect(third.organization.catalogueVersion > first.organization.catalogueVersion)
    }
  }

  @Test(arguments: Backend.available)
  func aCatalogueOfARolledBackChangeIsForgotten(_ backend: Backend) async throws {
    struct Stop: Error {}
    try await backend.withCast { store in
      await #expect(throws: Stop.self) {
        try await store.writeLedger(Cast.alpine) { ledger in
          try ledger.save(ProductCategory(id: Cast.boilers, name: "Never"))
          #expect(try ledger.catalogue().categories.map(\.name) == ["Never"])
          throw Stop()
        }
      }
      try await store.writeLedger(Cast.alpine) {
        try $0.save(ProductCategory(id: Cast.boilers, name: "Heaters"))
      }
      let catalogue = try await store.read(Cast.alpine) { try $0.catalogue() }
      #expect(catalogue.categories.map(\.name) == ["Heaters"])
    }
  }

  @Test(arguments: Backend.available)
  func savingAgainReplaces(_ backend: Backend) async throws {
    try await backend.withCast { store in
      var territory = Cast.territory
      territory.holidays = []
      territory.hours = nil
      territory.office = nil
      try await store.writeLedger(Cast.alpine) { [territory] in try $0.save(territory) }
      let (here, there) = (
        try await store.read(Cast.alpine) { try $0.catalogue() },
        try await store.read(Cast.riverside) { try $0.catalogue() }
      )
      #expect(here.territories[Cast.valley] == territory)
      #expect(there.territories[Cast.valley] == Cast.territory)
    }
  }

  @Test(arguments: Backend.available)
  func sitesAreFoundBeforeAnyOrganisation(_ backend: Backend) async throws {
    try await backend.withCast { store in
      let id = SiteID("sit_portal")!
      let alpine = Site(
        id: id, organization: Cast.alpine, host: "portal.alpine.example", prefix: "")
      let riverside = Site(id: id, organization: Cast.riverside, host: nil, prefix: "/s/riverside")
      try await store.writeLedger(Cast.alpine) { try $0.save(alpine) }
      try await store.writeLedger(Cast.riverside) { try $0.save(riverside) }
      #expect(try await store.sites() == [alpine, riverside])
      var thief = riverside
      thief.prefix = ""
      thief.host = "Portal.Alpine.example"
      await #expect(throws: StorageError.self) {
        try await store.writeLedger(Cast.riverside) { [thief] in try $0.save(thief) }
      }
    }
  }
}
