import Scheduling
import Storage
import Testing

@Suite("Refusals") struct RefusalTests {
  /// One way to be refused, for each reason; in the order of precedence.
  struct Story: Sendable, CustomTestStringConvertible {
    var refusal: Refusal
    var testDescription: String
    var attempt: @Sendable (Firm) async throws -> String

    init(
      _ refusal: Refusal, _ story: String,
      _ attempt: @escaping @Sendable (Firm) async throws -> String
    ) {
      (self.refusal, self.attempt) = (refusal, attempt)
      testDescription = "\(refusal.rawValue): \(story)"
    }
  }

  static let stories: [Story] = [
    Story(.notFound, "a boiler of somebody else") { firm in
      let wish = Firm.wish("1", Cast.slot("9:00"), asset: Cast.strangersBoiler.id)
      return try await firm.book(wish).word
    },
    Story(.notAllowed, "a lodger without the role") { firm in
      try await firm.book(Firm.wish("1", Cast.slot("9:00")), as: Cast.guestLodger).word
    },
    Story(.wrongState, "Dries is on his way") { firm in
      let visit = try await firm.booked("1", "9:00")
      try await firm.set(visit.id, .traveling)
      return try await firm.cancel(visit).word
    },
    Story(.insideCutOff, "tomorrow is too soon to cancel") { firm in
      try await firm.setRules { $0.cutOff = 86_400 }
      return try await firm.cancel(try await firm.booked("1", "9:00")).word
    },
    Story(.changedMeanwhile, "the form is from before the last move") { firm in
      let seen = try await firm.booked("1", "9:00")
      _ = try await firm.move(seen, to: "10:00")
      return try await firm.move(seen, to: "11:00").word
    },
    Story(.reasonMissing, "nothing but spaces") { firm in
      try await firm.cancel(try await firm.booked("1", "9:00"), " \n\t").word
    },
    Story(.serviceNotOffered, "only staff may book it") { firm in
      try await firm.book(Firm.wish("1", Cast.slot("9:00"), Cast.internalWork)).word
    },
    Story(.productMissing, "a boiler check of nothing") { firm in
      try await firm.book(Firm.wish("1", Cast.slot("9:00"), category: nil)).word
    },
    Story(.addressMissing, "nobody knows where to go") { firm in
      try await firm.book(Firm.wish("1", Cast.slot("9:00")), as: Cast.guestNewcomer).word
    },
    Story(.outsideTerritories, "in the desert") { firm in
      let wish = Firm.wish("1", Cast.slot("9:00"), address: Cast.sahara)
      return try await firm.book(wish, as: Cast.guestNewcomer).word
    },
    Story(.addressNotLocated, "not on the map") { firm in
      let wish = Firm.wish("1", Cast.slot("9:00"), address: Cast.unmapped)
      return try await firm.book(wish, as: Cast.guestNewcomer).word
    },
    Story(.textTooLong, "two thousand and one letters") { firm in
      let wish = Firm.wish("1", Cast.slot("9:00"), comment: String(repeating: "ü", count: 2001))
      return try await firm.book(wish).word
    },
    Story(.timeImplausible, "he left before he will have left") { firm in
      try await firm.change(try await firm.booked("1", "9:00"), to: .traveling, at: "9:00").word
    },
    Story(.slotInPast, "last Friday") { firm in
      try await firm.book(Firm.wish("1", Cast.slot("9:00", on: Cast.mondayDate - 3))).word
    },
    Story(.insideNotice, "a day's notice, on the evening before") { firm in
      try await firm.require { $0.notice = 86_400 }
      return try await firm.book(Firm.wish("1", Cast.slot("9:00"))).word
    },
    Story(.beyondFurthestDay, "the day after tomorrow, where tomorrow is the last") { firm in
      try await firm.require { $0.furthestDay = 1 }
      return try await firm.book(Firm.wish("1", Cast.slot("9:00", on: Cast.tuesdayDate))).word
    },
    Story(.notOffered, "ten past nine, where work begins on the half hour") { firm in
      try await firm.book(Firm.wish("1", Cast.slot("9:10"))).word
    },
    Story(.slotTaken, "somebody was quicker") { firm in
      try await firm.booked("1", "9:00")
      return try await firm.book(Firm.wish("2", Cast.slot("9:00")), as: Cast.guestStranger).word
    },
  ]

  @Test(arguments: stories)
  func b3EachReason(_ story: Story) async throws {
    try await withFirm { firm in
      let answer = try await story.attempt(firm)
      #expect(answer == story.refusal.rawValue)
    }
  }

  @Test func everyReasonHasItsStoryInTheOrderOfPrecedence() {
    #expect(Self.stories.map(\.refusal) == Refusal.allCases)
  }

  /// A wish with every fault there is, put right one by one: the answer is always the first that is
  /// left.
  @Test func bookingAnswersTheFirstReasonThatApplies() async throws {
    try await withFirm { firm in
      try await firm.require(Cast.boilerCheck) { $0.notice = 86_400 }
      try await firm.require(Cast.boilerCheck) { $0.furthestDay = 2 }
      try await firm.away(
        Cast.at("0:00", on: Cast.tuesdayDate), Cast.at("13:00", on: Cast.tuesdayDate))
      var viewer = Cast.guestLodger
      var wish = Firm.wish(
        "1", Cast.slot("9:00", on: Cast.mondayDate - 3), Cast.internalWork,
        asset: Cast.strangersBoiler.id, category: nil,
        comment: String(repeating: "x", count: 2001))
      var answers: [String] = []
      func ask() async throws { answers.append(try await firm.book(wish, as: viewer).word) }

      try await ask()
      wish.request.asset = nil
      try await ask()
      viewer = Cast.guestNewcomer
      try await ask()
      wish.request.serviceType = Cast.boilerCheck
      try await ask()
      wish.request.category = Cast.boilers
      try await ask()
      var nowhere = Cast.sahara
      nowhere.place = nil
      wish.request.address = nowhere
      try await ask()
      wish.request.address = Cast.unmapped
      try await ask()
      wish.request.address = Cast.home
      try await ask()
      wish.comment = ""
      try await ask()
      wish.slot = Cast.slot("9:10")
      try await ask()
      wish.slot = Cast.slot("9:10", on: Cast.mondayDate + 2)
      try await ask()
      wish.slot = Cast.slot("9:10", on: Cast.tuesdayDate)
      try await ask()
      wish.slot = Cast.slot("9:00", on: Cast.tuesdayDate)
      try await ask()
      wish.slot = Cast.slot("13:00", on: Cast.tuesdayDate)
      try await ask()
      #expect(
        answers == [
          "notFound", "notAllowed", "serviceNotOffered", "productMissing", "addressMissing",
          "outsideTerritories", "addressNotLocated", "textTooLong", "slotInPast", "insideNotice",
          "beyondFurthestDay", "notOffered", "slotTaken", "booked",
        ])
    }
  }

  @Test func movingAnswersTheFirstReasonThatApplies() async throws {
    try await withFirm { firm in
      let visit = try await firm.booked("1", "9:00")
      try await firm.booked("2", "11:00")
      try await firm.set(visit.id, .traveling)
      try await firm.setRules { $0.cutOff = 86_400 }
      try await firm.setRoles(of: Cast.omar, [])
      let long = String(repeating: "x", count: 2001)
      var answers: [String] = []
      func ask(
        _ time: String, version: Int, comment: String? = nil, as viewer: Viewer = Cast.guestOmar
      ) async throws {
        answers.append(
          try await firm.move(visit, to: time, version: version, comment: comment, as: viewer)
            .word)
      }

      try await ask("9:10", version: 9, comment: long, as: Cast.guestStranger)
      try await ask("9:10", version: 9, comment: long)
      try await firm.setRoles(of: Cast.omar, [Cast.booker])
      try await ask("9:10", version: 9, comment: long)
      try await firm.set(visit.id, .scheduled)
      try await ask("9:10", version: 9, comment: long)
      try await firm.setRules { $0.cutOff = 0 }
      try await ask("9:10", version: 9, comment: long)
      try await ask("9:10", version: 3, comment: long)
      try await ask("9:10", version: 3)
      try await ask("10:30", version: 3)
      try await ask("10:00", version: 3)
      #expect(
        answers == [
          "notFound", "notAllowed", "wrongState", "insideCutOff", "changedMeanwhile",
          "textTooLong", "notOffered", "slotTaken", "moved",
        ])
    }
  }

  @Test func cancellingAnswersTheFirstReasonThatApplies() async throws {
    try await withFirm { firm in
      let visit = try await firm.booked("1", "9:00")
      try await firm.set(visit.id, .traveling)
      try await firm.setRules { $0.cutOff = 86_400 }
      try await firm.setRoles(of: Cast.omar, [])
      let blank = String(repeating: " ", count: 1001)
      var answers: [String] = []
      func ask(_ reason: String, as viewer: Viewer = Cast.guestOmar) async throws {
        answers.append(try await firm.cancel(visit, reason, as: viewer).word)
      }

      try await ask(blank, as: Cast.guestStranger)
      try await ask(blank)
      try await firm.setRoles(of: Cast.omar, [Cast.booker])
      try await ask(blank)
      try await firm.set(visit.id, .scheduled)
      try await ask(blank)
      try await firm.setRules { $0.cutOff = 0 }
      try await ask(blank)
      try await ask(blank + "x")
      try await ask("x")
      #expect(
        answers == [
          "notFound", "notAllowed", "wrongState", "insideCutOff", "reasonMissing", "textTooLong",
          "canceled",
        ])
    }
  }
}

extension Firm {
  func require(
    _ id: ServiceTypeID = Cast.boilerCheck,
    _ change: @escaping @Sendable (inout ServiceType) -> Void
  ) async throws {
    try await self.change { ledger in
      guard var service = try ledger.catalogue().serviceTypes[id] else { return }
      change(&service)
      try ledger.save(service)
    }
  }

  func setRoles(of id: ContactID, _ roles: Set<WebRoleID>) async throws {
    try await change { ledger in
      guard var contact = try ledger.contact(id) else { return }
      contact.roles = roles
      try ledger.update(contact)
    }
  }
}
