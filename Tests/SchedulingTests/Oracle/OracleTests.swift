import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Slot search against an oracle that tries everything, on random small organisations.
///
/// `ORACLE_CASES` and `ORACLE_SEED` say how many and from which seed on.
@Suite("Slot search and its oracle")
struct OracleTests {
  private static func setting(_ name: String, otherwise: Int) -> Int {
    getenv(name).flatMap { Int(String(cString: $0)) } ?? otherwise
  }

  /// The first difference between the engine and the oracle, told in one line.
  ///
  /// The engine names one day plan for each resource: it must be one of the oracle's, the start that
  /// goes with it must be feasible, and no insertion may add less driving.
  private static func difference(_ asked: OracleCase, _ oracle: Oracle) -> String? {
    let engine = OracleAdapter(asked)
    for day in asked.dates {
      let expected = oracle.answers(on: day)
      let actual = engine.answers(on: day)
      for slot in Set(expected.keys).union(actual.keys).sorted() {
        let keys = expected[slot] ?? []
        let keepers = actual[slot] ?? []
        if Set(keys.map(\.resource)) != Set(keepers.map(\.key.resource))
          || !keys.isSuperset(of: keepers.map(\.key))
        {
          return "day \(day), \(slot): expected \(told(keys)), not \(told(Set(keepers.map(\.key))))"
        }
        for keeper in keepers where !keeper.isSession {
          let others = keys.filter { $0.resource == keeper.key.resource }
          guard (slot.earliest...slot.latest).contains(keeper.start),
            let extra = oracle.leastExtraDriving(keeper.key, at: keeper.start, on: day)
          else { return "day \(day), \(slot): \(keeper) can't start then" }
          let least = others.compactMap {
            oracle.leastExtraDriving($0, at: keeper.start, on: day)
          }.min()
          if keeper.extraDriving != extra || least.map({ $0 < extra }) ?? false {
            return "day \(day), \(slot): \(keeper) should drive \(least ?? extra) seconds more"
          }
        }
      }
    }
    return nil
  }

  private static func told(_ keys: Set<OracleKey>) -> String {
    if keys.isEmpty { return "nobody" }
    return keys.map { "resource \($0.resource) on \($0.date)" }.sorted().joined(separator: ", ")
  }

  @Test("They agree on every slot and on who can keep it")
  func agreement() {
    let count = Self.setting("ORACLE_CASES", otherwise: 10_000)
    let first = Self.setting("ORACLE_SEED", otherwise: 1)
    var seen: [OracleFeature: Int] = [:]
    var mismatches = 0
    for seed in first..<(first + count) {
      var generator = OracleGenerator(seed: UInt64(seed))
      let asked = generator.make()
      let tedium = seed % 5 == 0 ? 1900 : 0
      let oracle = Oracle(asked, tedium: tedium)
      let difference = Self.difference(asked, oracle)
      for feature in oracle.features { seen[feature, default: 0] += 1 }
      guard difference != nil else { continue }
      mismatches += 1
      let smallest = asked.shrunk {
        Self.difference($0, Oracle($0, tedium: tedium)) != nil
      }
      let told = Self.difference(smallest, Oracle(smallest, tedium: tedium)) ?? "no longer"
      Issue.record("seed \(seed): \(told)\n\(smallest.dump)")
      if mismatches == Self.setting("ORACLE_MISMATCHES", otherwise: 3) { return }
    }
    for feature in OracleFeature.allCases {
      #expect(
        seen[feature, default: 0] * 100 > count, "\(feature) in \(seen[feature, default: 0]) cases")
    }
    // An empty answer to an empty calendar proves little.
    #expect(seen[.notEmpty, default: 0] * 3 > count)
  }

  @Test("An oracle that errs is found out", arguments: OracleMistake.allCases)
  func mistakesAreNoticed(_ mistake: OracleMistake) {
    let isNoticed = (1...600).contains { seed in
      var generator = OracleGenerator(seed: UInt64(seed))
      let asked = generator.make()
      return Self.difference(asked, Oracle(asked, mistake: mistake)) != nil
    }
    #expect(isNoticed, "\(mistake)")
  }

  @Test("The oracle knows the engine in its adapter and tests only")
  func independence() {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    for stem in ["", "Answers", "Dump", "Generator", "Generator+Visits", "Model", "Plan", "Random"]
    {
      let text = Self.text(of: "/\(folder)/Oracle\(stem).swift")
      #expect(text.contains("Oracle") && !text.contains("import Scheduling"), "\(stem)")
    }
    #expect(Self.text(of: "/\(folder)/OracleZone.swift").contains("zdump"))
  }

  private static func text(of path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("The oracle's clocks are those of the calendar on the wall")
  func clocks() {
    let zurich = OracleZone.named("Europe/Zurich")
    let spring = OracleZone.day(2026, 3, 29)
    #expect(zurich.start(of: spring + 1) - zurich.start(of: spring) == 23 * 3600)
    #expect(zurich.instants(local: spring * 86_400 + 9000).isEmpty)
    #expect(zurich.first(local: spring * 86_400 + 9000) == spring * 86_400 + 3600)
    let autumn = OracleZone.day(2026, 10, 25)
    #expect(zurich.instants(local: autumn * 86_400 + 9000).count == 2)
    let apia = OracleZone.named("Pacific/Apia")
    let skipped = OracleZone.day(2011, 12, 30)
    #expect(apia.start(of: skipped) == apia.start(of: skipped + 1))
    #expect(OracleZone.weekday(skipped) == 4)
    let newfoundland = OracleZone.named("America/St_Johns")
    let twice = OracleZone.day(2010, 11, 6)
    #expect(newfoundland.instants(local: twice * 86_400 + 85_800).count == 2)
  }
}
