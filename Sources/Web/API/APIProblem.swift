import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import Scheduling
import StrictJSON

/// Why a program's request can't be answered as it was meant (RFC 9457). Its status stands in
/// `ProblemResponse`.
struct APIProblem: Error {
  enum Reason: Sendable {
    case malformed, notJSON, tooLarge, unknownKey, tooManyWrongKeys(retryAfter: Int)
    case missingScope(APIScope)
    case notFound, methodNotAllowed(allowed: [String])
    case conflictingKey
    case refused(Refusal), invitationRefused(String), notReadyToInvite([InvitationGap])
    case unprocessable
    case busy, fault(reference: String)
    case other(HTTPResponse.Status)
  }

  /// One input that can't stand: where, and what it should be.
  struct Fault: Sendable {
    enum Place: Sendable {
      case body(String)
      case parameter(String)
      case header(String)
    }

    var place: Place
    var detail: String
  }

  var reason: Reason
  var detail: String?
  var faults: [Fault] = []
  /// Free times beside one that was lost.
  var alternatives: [Slot]?

  init(
    _ reason: Reason, detail: String? = nil, faults: [Fault] = [], alternatives: [Slot]? = nil
  ) {
    self.reason = reason
    self.detail = detail
    self.faults = faults
    self.alternatives = alternatives
  }

  /// Faults of a body that are listed at most.
  private static let longestList = 50

  func response() -> Response {
    let code = reason.code
    var members = [
      JSONMember("type", .string("urn:doorstep:problem:\(code)")),
      JSONMember("title", .string(reason.title)),
      JSONMember("status", .integer(reason.status.code)),
      JSONMember("code", .string(code)),
    ]
    if let detail = detail ?? reason.detail {
      members.append(JSONMember("detail", .string(detail)))
    }
    if !faults.isEmpty {
      members.append(
        JSONMember("errors", .array(faults.prefix(Self.longestList).map(\.value))))
    }
    if let alternatives {
      members.append(
        JSONMember("alternatives", .array(alternatives.map { .string($0.text) })))
    }
    if case .fault(let reference) = reason {
      members.append(JSONMember("reference", .string(reference)))
    }
    var headers: HTTPFields = [
      .contentType: "application/problem+json", .cacheControl: "no-store",
    ]
    switch reason {
    case .unknownKey: headers[.wwwAuthenticate] = "Bearer realm=\"Doorstep\""
    case .tooManyWrongKeys(let seconds): headers[.retryAfter] = String(seconds)
    case .busy: headers[.retryAfter] = "5"
    case .methodNotAllowed(let allowed): headers[.allow] = allowed.joined(separator: ", ")
    default: break
    }
    return Response(
      status: reason.status, headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: JSONValue.object(members).line)))
  }

  /// Whether a path belongs to the API, whose answers are never pages.
  static func isForPrograms(_ path: String) -> Bool {
    let parts = path.split(separator: "/", maxSplits: 4)
    return parts.starts(with: ["api", "v1"])
      || parts.count >= 4 && parts[0] == "s" && parts[2] == "api" && parts[3] == "v1"
  }
}

extension APIProblem.Fault {
  static func body(_ pointer: String, _ detail: String) -> Self {
    Self(place: .body(pointer), detail: detail)
  }
  static func parameter(_ name: String, _ detail: String) -> Self {
    Self(place: .parameter(name), detail: detail)
  }
  static func header(_ name: String, _ detail: String) -> Self {
    Self(place: .header(name), detail: detail)
  }

  fileprivate var value: JSONValue {
    let (kind, name): (String, String) =
      switch place {
      case .body(let pointer): ("pointer", pointer)
      case .parameter(let name): ("parameter", name)
      case .header(let name): ("header", name)
      }
    return .object([JSONMember(kind, .string(name)), JSONMember("detail", .string(detail))])
  }
}

extension APIProblem.Reason {
  /// For programs to tell problems apart by.
  var code: String {
    switch self {
    case .malformed: "malformedRequest"
    case .notJSON: "notJSON"
    case .tooLarge: "tooLarge"
    case .unknownKey: "unknownKey"
    case .tooManyWrongKeys: "tooManyWrongKeys"
    case .missingScope: "missingScope"
    case .notFound: "notFound"
    case .methodNotAllowed: "methodNotAllowed"
    case .conflictingKey: "keyUsedForAnotherRequest"
    case .refused(let refusal): refusal.rawValue
    case .invitationRefused(let word): word
    case .notReadyToInvite: "notReady"
    case .unprocessable: "faultyFields"
    case .busy: "busy"
    case .fault: "fault"
    case .other: "refused"
    }
  }

  var title: String {
    switch self {
    case .malformed: "The request is not what this address takes"
    case .notJSON: "The body must be JSON"
    case .tooLarge: "The body is too large"
    case .unknownKey: "No valid API key"
    case .tooManyWrongKeys: "Too many wrong API keys"
    case .missingScope: "The API key may not do this"
    case .notFound: "Not found"
    case .methodNotAllowed: "This address takes other methods"
    case .conflictingKey: "The idempotency key was used for another request"
    case .refused(let refusal): Texts.english.message(refusal)
    case .invitationRefused, .notReadyToInvite: "The invitation can't be made"
    case .unprocessable: "Some fields can't be used as they are"
    case .busy: "Busy; try again"
    case .fault: "Something went wrong here"
    case .other(let status): status.reasonPhrase
    }
  }

  fileprivate var detail: String? {
    switch self {
    case .missingScope(let scope): "The key needs the scope \(scope.rawValue)."
    case .notReadyToInvite(let gaps):
      "Missing in the settings: \(gaps.map(\.rawValue).joined(separator: ", "))."
    case .unknownKey: "Send “Authorization: Bearer dsk_…” with a key that is valid."
    case .methodNotAllowed(let allowed): "Allowed: \(allowed.joined(separator: ", "))."
    case .fault: "The reference finds the cause in the server's log."
    default: nil
    }
  }
}
