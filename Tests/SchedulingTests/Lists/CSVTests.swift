import Scheduling
import Testing

@Suite("CSV")
struct CSVTests {
  private func cells(_ text: String) -> [[String]] { cells(Array(text.utf8)) }

  private func cells(_ bytes: [UInt8]) -> [[String]] {
    switch CSVTable.read(bytes) {
    case .success(let table): table.rows.map(\.cells)
    case .failure(let fault): [["\(fault)"]]
    }
  }

  @Test(
    "what a file says",
    arguments: [
      // a file                        its rows
      ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
      ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
      ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
      ("a;b;c\n1,5;2;3\n", [["a", "b", "c"], ["1,5", "2", "3"]]),
      ("a\tb\nc\td\n", [["a", "b"], ["c", "d"]]),
      ("sep=;\na;b,c\n", [["a", "b,c"]]),
      ("\u{FEFF}a,b\n", [["a", "b"]]),
      ("\"a,1\",\"say \"\"hi\"\"\"\n", [["a,1", "say \"hi\""]]),
      ("\"two\nlines\",b\n", [["two\nlines", "b"]]),
      ("a,,c\n,,\n\n d , e ,\n", [["a", "", "c"], ["d", "e", ""]]),
      ("5\" pipe,b\n", [["5\" pipe", "b"]]),
      ("Müller,Zoë\n", [["Müller", "Zoë"]]),
    ])
  func reading(_ text: String, _ rows: [[String]]) {
    #expect(cells(text) == rows)
  }

  @Test("lines are those of the file, whatever a cell holds")
  func lines() throws {
    let text = "name,email\n\"A\nB\",a@example.net\n\nc,c@example.net\n"
    let table = try CSVTable.read(Array(text.utf8)).get()
    #expect(table.rows.map(\.line) == [1, 2, 5])
  }

  @Test("older spreadsheets' text is read, and told")
  func windows() throws {
    let table = try CSVTable.read([0x4D, 0xFC, 0x6C, 0x2C, 0x80, 0x0A]).get()
    #expect(table.encoding == .windows1252)
    #expect(table.rows.map(\.cells) == [["Mül", "€"]])
    #expect(try CSVTable.read(Array("Mül".utf8)).get().encoding == .utf8)
  }

  @Test("S20: what is no such file is refused, with the line where it goes wrong")
  func faults() {
    func fault(_ bytes: [UInt8]) -> CSVTable.Fault? {
      if case .failure(let fault) = CSVTable.read(bytes) { fault } else { nil }
    }
    #expect(fault([]) == .empty)
    #expect(fault(Array("\n,,\n".utf8)) == .empty)
    #expect(fault([0x50, 0x4B, 3, 4, 0, 0]) == .notText)
    #expect(fault([0xFF, 0xFE, 0x61, 0x00]) == .notText)
    #expect(fault(Array("a,b\n\"c,d\n".utf8)) == .openQuote(line: 2))
    let wide = Array(repeating: "x", count: 51).joined(separator: ",")
    #expect(fault(Array("a\n\(wide)\n".utf8)) == .tooManyColumns(line: 2, limit: 50))
    let long = String(repeating: "x", count: 20_001)
    #expect(fault(Array("a\n\(long)\n".utf8)) == .tooLong(line: 2, limit: 20_000))
    #expect(fault(Array(repeating: 0x61, count: CSVTable.largest + 1)) == .tooLarge(10_485_760))
    let many = String(repeating: "a\n", count: 50_002)
    #expect(fault(Array(many.utf8)) == .tooManyRows(50_000))
  }

  @Test(
    "S20: nothing that is exported is worked out by a spreadsheet",
    arguments: [
      ("=1+1", "'=1+1"), ("+423 555", "'+423 555"), ("-1", "'-1"), ("@sum", "'@sum"),
      ("\tx", "\"'\tx\""), ("a=b", "a=b"), ("", ""), ("say \"x\", y", "\"say \"\"x\"\", y\""),
    ])
  func formulas(_ text: String, _ cell: String) throws {
    var writer = CSVWriter(separator: ",")
    writer.row([text, "z"])
    #expect(writer.text == "\u{FEFF}\(cell),z\r\n")
    // Read again it is what it was.
    let table = try CSVTable.read(Array(writer.text.utf8)).get()
    #expect(table.cell(table.rows[0], 0) == text)
  }

  @Test("columns are guessed by their names, in English and German, and by what stands in them")
  func guesses() throws {
    func guess(_ text: String) throws -> MemberMapping {
      try CSVTable.read(Array(text.utf8)).get().guessedMapping()
    }
    #expect(
      try guess("First name,Last name,E-Mail Address,Mobile phone,Town\n").fields
        == [.firstName, .lastName, .email, .phone, .own])
    #expect(
      try guess("Vorname;Name;E-Mail-Adresse;Natel;Sprache\n").fields
        == [.firstName, .lastName, .email, .phone, .language])
    #expect(try guess("Name,Mail\n").fields == [.name, .email])
    let bare = try guess("Ada Beck,ada@example.net\nOmar,omar@example.net\n")
    #expect(!bare.hasHeader && bare.fields == [.own, .email])
    // The second of a kind stays as it is.
    #expect(try guess("email,Email,x\na@b.ch,c@d.ch,1\n").fields == [.email, .own, .own])
    #expect(try guess("email,\na@b.ch,\n").fields == [.email, .skip])
  }
}
