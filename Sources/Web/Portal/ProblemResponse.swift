import HTTPTypes
import Hummingbird
import Pages
import Scheduling

/// Why a request can't be answered as it was meant.
enum Problem: Error {
  case notFound
  case malformed
  case tooMany(retryAfter: Int)
  case signInNeeded(next: String?)
  /// A member of staff whose roles don't include it.
  case notPermitted
  case refused(Refusal, appointment: AppointmentID?)
}

/// The one map from problems to statuses.
extension Exchange {
  func answer(_ problem: Problem) -> Response {
    switch problem {
    case .notFound: return page(ProblemPage.notFound.html(in: frame()), status: .notFound)
    case .malformed:
      return page(
        ProblemPage.refused(message: texts.message(.malformedRequest)).html(in: frame()),
        status: .badRequest)
    case .tooMany(let seconds):
      var response = page(
        ProblemPage.tooManyRequests(retryAfterSeconds: seconds).html(in: frame()),
        status: .tooManyRequests)
      response.headers[.retryAfter] = String(seconds)
      return response
    case .signInNeeded where context.parameters.get("framed") != nil:
      guard let framedSignIn else { return answer(.notFound) }
      return redirect(to: framedSignIn)
    case .signInNeeded(let next) where isForStaff:
      return redirect(to: next.map { paths.staffSignIn(next: $0) } ?? paths.staffSignIn)
    case .signInNeeded(let next):
      return redirect(to: next.map { paths.signIn(next: $0) } ?? paths.signIn)
    case .notPermitted:
      return page(ProblemPage.notPermitted.html(in: frame()), status: .forbidden)
    case .refused(let refusal, let appointment):
      return answer(refusal, appointment: appointment)
    }
  }

  private func answer(_ refusal: Refusal, appointment: AppointmentID?) -> Response {
    let page: ProblemPage =
      switch refusal {
      case .notFound: .notFound
      case .notAllowed: .mayNotBook
      case .wrongState, .insideCutOff:
        .closed(isTooLate: refusal == .insideCutOff, appointment: appointment?.rawValue ?? "")
      default: .refused(message: texts.message(refusal))
      }
    return self.page(page.html(in: frame()), status: refusal.status)
  }
}

extension Refusal {
  var status: HTTPResponse.Status {
    switch self {
    case .notFound: .notFound
    case .notAllowed: .forbidden
    case .changedMeanwhile, .wrongState, .insideCutOff, .slotTaken: .conflict
    case .reasonMissing, .textTooLong, .timeImplausible, .serviceNotOffered, .productMissing,
      .addressMissing,
      .addressNotLocated, .outsideTerritories, .slotInPast, .insideNotice, .beyondFurthestDay,
      .notOffered:
      .unprocessableContent
    }
  }

  /// The input that the message stands beside.
  var field: String {
    switch self {
    case .reasonMissing: "reason"
    case .textTooLong: "comment"
    case .timeImplausible: "at"
    case .serviceNotOffered: "service"
    case .productMissing: "asset"
    case .addressMissing, .addressNotLocated, .outsideTerritories: "address"
    case .slotInPast, .insideNotice, .beyondFurthestDay, .notOffered, .slotTaken: "slot"
    case .notFound, .notAllowed, .changedMeanwhile, .wrongState, .insideCutOff: ""
    }
  }
}

extension APIProblem.Reason {
  var status: HTTPResponse.Status {
    switch self {
    case .malformed: .badRequest
    case .notJSON: .unsupportedMediaType
    case .tooLarge: .contentTooLarge
    case .unknownKey: .unauthorized
    case .tooManyWrongKeys: .tooManyRequests
    case .missingScope: .forbidden
    case .notFound: .notFound
    case .methodNotAllowed: .methodNotAllowed
    case .conflictingKey: .conflict
    // What a program has seen, it names in `If-Match`.
    case .refused(.changedMeanwhile): .preconditionFailed
    case .refused(let refusal): refusal.status
    case .invitationRefused(InvitationRefusal.tooManyLetters.rawValue): .tooManyRequests
    case .invitationRefused, .notReadyToInvite, .unprocessable: .unprocessableContent
    case .busy: .serviceUnavailable
    case .fault: .internalServerError
    case .other(let status): status
    }
  }
}
