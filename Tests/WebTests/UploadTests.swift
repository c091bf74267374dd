import HTTPTypes
import Scheduling
import Testing
import Web

/// What hostile programs send where a picture is asked for.
@Suite("Uploads")
struct UploadTests {
  private static let places = [
    ("/staff/settings/logo", "logo"), ("/staff/resources/res_lena/photo", "photo"),
  ]
  private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 13, 10]
  private static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10] + Array("JFIF".utf8)
  private static let webp = Array("RIFF".utf8) + [4, 0, 0, 0] + Array("WEBPVP8 ".utf8)

  private func part(_ name: String, _ bytes: [UInt8], _ more: String = "") -> [UInt8] {
    Array(
      "--part\r\nContent-Disposition: form-data; name=\"\(name)\"; filename=\"x\"\r\n\(more)\r\n"
        .utf8)
      + bytes + Array("\r\n".utf8)
  }

  @Test("S20: every type of picture is taken by what its bytes say, and served as that")
  func types() async throws {
    try await withStage { stage in
      let ada = try await stage.staff("ada")
      for (bytes, type) in [
        (Self.png, "image/png"), (Self.jpeg, "image/jpeg"), (Self.webp, "image/webp"),
      ] {
        for (path, name) in Self.places {
          #expect(
            try await ada.post(path, file: name, bytes).status == .seeOther, "\(path) \(type)")
        }
        for path in ["/logo", "/staff/resources/res_lena/photo"] {
          let shown = try await ada.get(path)
          #expect(shown.headers[.contentType] == type)
          #expect(shown["X-Content-Type-Options"] == "nosniff")
          #expect(shown["Content-Security-Policy"]?.contains("sandbox") == true)
        }
      }
    }
  }

  @Test("S20: a document in disguise is none, whatever its part says")
  func disguises() async throws {
    try await withStage { stage in
      let ada = try await stage.staff("ada")
      let before = try await stage.events()
      let script = "<script>alert(1)</script>"
      for bytes in [
        Array("<svg xmlns='http://www.w3.org/2000/svg'>\(script)</svg>".utf8),
        Array("<!DOCTYPE html><html>\(script)</html>".utf8),
        Array("\u{FEFF}<html>".utf8), Array("RIFF".utf8) + [4, 0, 0, 0] + Array("WAVE".utf8),
        [0xFF, 0xD8], Array("GIF89a\(script)".utf8), Array("%PDF-1.7".utf8), Array("MZ".utf8),
        Array("\u{89}PNG\r\n\u{1A}\n<svg>\(script)</svg>".utf8),
      ] {
        for (path, name) in Self.places {
          let body = part(name, bytes, "Content-Type: image/png\r\n") + Array("--part--\r\n".utf8)
          let answer = try await ada.post(path, multipart: body)
          #expect(answer.status == .unprocessableContent, "\(path) \(bytes.prefix(12))")
          #expect(answer.text.contains("\(name)-error"), "\(path) \(bytes.prefix(12))")
        }
      }
      #expect(try await stage.events() == before)
    }
  }

  @Test("S20: a picture that is too large is refused beside its field, said so before or not")
  func tooLarge() async throws {
    try await withStage { stage in
      let ada = try await stage.staff("ada")
      let before = try await stage.events()
      for size in [512 * 1024 + 1, 600 * 1024, 3 * 1024 * 1024] {
        let bytes = Self.png + [UInt8](repeating: 0, count: size - Self.png.count)
        for (path, name) in Self.places {
          let body = part(name, bytes) + Array("--part--\r\n".utf8)
          for headers in [[:], ["Content-Length": "\(body.count)"]] {
            let answer = try await ada.post(path, multipart: body, headers)
            #expect(answer.status == .unprocessableContent, "\(path) \(size)")
            #expect(answer.text.contains("\(name)-error"), "\(path) \(size)")
          }
        }
      }
      let largest = Self.png + [UInt8](repeating: 0, count: 512 * 1024 - Self.png.count)
      for (path, name) in Self.places {
        #expect(try await ada.post(path, file: name, largest).status == .seeOther, "\(path)")
      }
      #expect(try await stage.events().count == before.count + 2)
    }
  }

  @Test("S20: what is no form with a file in it is malformed")
  func crafted() async throws {
    try await withStage { stage in
      let ada = try await stage.staff("ada")
      let before = try await stage.events()
      func whole(_ parts: [UInt8]) -> [UInt8] { parts + Array("--part--\r\n".utf8) }
      let field = "--part\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n"
      let bodies: [(String, [UInt8])] = [
        ("nothing", []), ("no parts", Array("hello".utf8)),
        ("only the end", Array("--part".utf8)), ("not closed", part("logo", Self.png)),
        ("cut in the head", Array("--part\r\nContent-Disposition: form-data; na".utf8)),
        ("no name", whole(Array("--part\r\nContent-Type: image/png\r\n\r\nx\r\n".utf8))),
        ("no empty line", whole(Array("--part\r\nx\r\n".utf8))),
        ("text before it", whole(Array("x\r\n".utf8) + part("logo", Self.png))),
        ("another boundary", Array("--other\r\n\r\n--other--\r\n".utf8)),
        ("many parts", whole(Array(String(repeating: field, count: 21).utf8))),
        ("a thousand ends", Array(String(repeating: "--part\r\n", count: 1000).utf8)),
        (
          "a long head",
          whole(part("logo", Self.png, "X: " + String(repeating: "x", count: 3000) + "\r\n"))
        ),
        (
          "a field that is no text",
          whole(
            Array("--part\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n".utf8) + [
              0xFF, 0xFE, 13, 10,
            ])
        ),
      ]
      for (path, _) in Self.places {
        for (name, body) in bodies {
          #expect(
            try await ada.post(path, multipart: body).status == .badRequest, "\(path) \(name)")
        }
        let body = whole(part("logo", Self.png))
        for type in [
          "multipart/form-data", "multipart/form-data; boundary=",
          "multipart/form-data; boundary=\"\"",
          "multipart/form-data; boundary=" + String(repeating: "x", count: 71),
          "multipart/mixed; boundary=part", "text/plain; boundary=part",
          "multipart/form-dataX; boundary=part",
        ] {
          let answer = try await ada.post(path, multipart: body, ["Content-Type": type])
          #expect(answer.status == .badRequest, "\(path) \(type)")
        }
      }
      #expect(try await stage.events() == before)
    }
  }

  @Test("S20: a boundary inside the picture, quoted or long, and a part twice")
  func boundaries() async throws {
    try await withStage { stage in
      let ada = try await stage.staff("ada")
      // Looks like an end, but stands behind other bytes.
      let tricky = Self.jpeg + Array("--part--\r\n--par".utf8)
      #expect(try await ada.post("/staff/settings/logo", file: "logo", tricky).status == .seeOther)
      func logo() async throws -> [UInt8]? {
        try await stage.scheduler.catalogue(of: Firm.organization).organization.look.logo?.bytes
      }
      #expect(try await logo() == tricky)
      let long = String(repeating: "x", count: 70)
      let body =
        Array(
          "--\(long)\r\nContent-Disposition: form-data; filename=\"a;b\"; name=\"logo\"\r\n\r\n"
            .utf8)
        + Self.jpeg + Array("\r\n--\(long)--\r\n".utf8)
      let headers = ["Content-Type": "Multipart/Form-Data; charset=utf-8; Boundary=\"\(long)\""]
      let answer = try await ada.post("/staff/settings/logo", multipart: body, headers)
      #expect(answer.status == .seeOther)
      #expect(try await logo() == Self.jpeg)
      let twice = part("logo", Self.jpeg) + part("logo", Self.png) + Array("--part--\r\n".utf8)
      #expect(try await ada.post("/staff/settings/logo", multipart: twice).status == .seeOther)
      #expect(try await logo() == Self.png, "the last one counts")
      let empty = part("logo", []) + Array("--part--".utf8)
      #expect(
        try await ada.post("/staff/settings/logo", multipart: empty).status
          == .unprocessableContent)
    }
  }
}

extension Browser {
  /// - Parameter body: with the boundary `part`, unless the headers say another.
  fileprivate func post(
    _ path: String, multipart body: [UInt8], _ headers: [String: String] = [:]
  ) async throws -> Answer {
    let type = ["Content-Type": "multipart/form-data; boundary=part"]
    return try await send(.post, path, type.merging(headers) { $1 }, bytes: body)
  }
}
