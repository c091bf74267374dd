import Scheduling
import Storage
import Testing

/// S20: whatever bytes come in, they are refused with a reason, and quickly.
@Suite("Company file: hostile input")
struct CompanyHostileTests {
  @Test(
    "S20 what is no JSON is refused",
    arguments: [
      "", " ", "nul", "{", "[", "\"", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,}", "[1,]", "01",
      "1.", "-", "+1", ".5", "1e", "NaN", "Infinity", "0x10", "'a'", "{a:1}", "// a\n{}", "{} {}",
      "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"a\nb\"", "\u{FEFF}{}",
      "[1 2]",
      "1e999", "\(String(repeating: "9", count: 400))", "{\"a\":1,\"a\":2}", "true", "[]", "7",
    ])
  func noJSON(text: String) {
    let faults = CompanyDocument.faults(text)
    #expect(!faults.isEmpty)
    #expect(faults.allSatisfy { !$0.reason.isEmpty && $0.reason.utf8.count < 300 })
  }

  @Test(
    "S20 wrong encodings are refused",
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x7B, 0x00],
      [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00], [0x00, 0x7B, 0x00, 0x7D],
      [0x22, 0xF4, 0x90, 0x80, 0x80],
    ] as [[UInt8]])
  func encoding(bytes: [UInt8]) {
    guard case .faulty(let faults) = CompanyFile.read(bytes, zones: CompanyDocument.zones) else {
      Issue.record("accepted")
      return
    }
    #expect(faults.count == 1)
  }

  @Test("S20 deep nesting does not reach the stack's end", arguments: ["[", "{\"a\":"])
  func nesting(open: String) {
    let faults = CompanyDocument.faults(String(repeating: open, count: 500_000))
    #expect(faults.count == 1)
    #expect(faults.first?.reason.contains("nested more than 32 deep") == true)
  }

  @Test(
    "S20 a list that is broken is refused where it breaks",
    arguments: [
      (#"[{"id": "skl_a", "name": "A"} {"id": "skl_b", "name": "B"}]"#, "/skills", "comma"),
      (#"[{"id": "skl_a", "name": "A"},]"#, "/skills/1", "no JSON"),
      (#"[,]"#, "/skills/0", "no JSON"),
      (#"[{"id": "skl_a", "name": "A]}"#, "/skills/0/name", "does not end"),
      (#"[{"id": "skl_a", "name": "A"]]"#, "/skills/0", "closing brace"),
      (#"[{"id": [}]]"#, "/skills/0/id/0", "no JSON"),
      (#"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"#, "", "32 deep"),
      (#"[{"id": "skl_a", "name": "A"}"#, "/skills", "comma"),
      (#"[{"id": "skl_a", "name": "\u12"}]"#, "/skills/0/name", "escape"),
    ])
  func brokenList(list: String, pointer: String, reason: String) {
    let faults = CompanyDocument.faults(CompanyDocument.text(#""skills": "# + list))
    #expect(faults.count == 1)
    #expect(faults.first?.reason.contains(reason) == true, "\(faults)")
    #expect(pointer.isEmpty || faults.first?.pointer == pointer, "\(faults)")
  }

  @Test("S20 a file over the limit is not even parsed")
  func size() {
    let text = CompanyDocument.text()
    let limits = CompanyFile.Limits(size: 100)
    let reading = CompanyFile.read(
      Array(text.utf8), zones: CompanyDocument.zones, limits: limits)
    guard case .faulty(let faults) = reading else {
      Issue.record("accepted")
      return
    }
    #expect(faults.map(\.reason) == ["must be at most 100 bytes, not \(text.utf8.count)"])
  }

  @Test("S20 a name that stands twice is refused, with its place")
  func twice() {
    let faults = CompanyDocument.faults(
      CompanyDocument.text(#""skills": [{"id": "skl_a", "name": "A", "name": "B"}]"#))
    #expect(
      faults == [CompanyFault(pointer: "/skills/0/name", reason: "stands twice in its object")])
  }

  @Test(
    "S20 numbers beyond all limits are refused with their place",
    arguments: [
      "1e999", "-1e999", "1e-999", "123456789012345678901234567890", "9223372036854775807",
      "-9223372036854775808", "1.5", "1e308",
    ])
  func number(text: String) {
    let faults = CompanyDocument.faults(
      CompanyDocument.text(
        #""resources": [{"id": "res_r", "name": "R", "maximumRadiusMeters": \#(text)}]"#))
    #expect(faults.map(\.pointer) == ["/resources/0/maximumRadiusMeters"])
  }

  @Test("S20 pointers escape names and leave out control characters")
  func pointer() {
    let faults = CompanyDocument.faults(CompanyDocument.text(#""a/b~c\u001b[2J": 1"#))
    #expect(faults.map(\.pointer) == ["/a~1b~0c?[2J"])
  }

  @Test("S20 a million faults are counted, not kept")
  func many() {
    let faults = CompanyDocument.faults(
      CompanyDocument.text(
        #""skills": [\#(Array(repeating: "7", count: 3_000).joined(separator: ","))]"#))
    #expect(faults.count == 1_001)
    #expect(faults.last?.reason == "has 2000 further faults")
  }

  @Test("S20 a right file with a byte wrong never crashes")
  func mutations() throws {
    let bytes = Array(try CompanyDocument.example().utf8)
    var state: UInt64 = 1
    for _ in 0..<300 {
      var broken = bytes
      for _ in 0..<3 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        broken[Int(state >> 33) % broken.count] = UInt8(truncatingIfNeeded: state >> 24)
      }
      if case .faulty(let faults) = CompanyFile.read(broken, zones: CompanyDocument.zones) {
        #expect(!faults.isEmpty)
      }
    }
  }
}
