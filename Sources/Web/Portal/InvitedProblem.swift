import HTTPTypes
import Hummingbird
import Pages
import Scheduling

/// Why an invitation's page is not the one that was asked for.
enum InvitedProblem: Error {
  case closed(InvitationClosure)
  case unknown, over, notForYou
  case signInOutside(path: String)
}

extension Exchange {
  /// Answers with pages whose address is a secret.
  func unlisted(
    _ handler: (Exchange) async throws -> Response
  ) async throws -> Response {
    var exchange = self
    exchange.isUnlisted = true
    var response: Response
    do {
      response = try await handler(exchange)
    } catch let problem as InvitedProblem {
      response = exchange.answer(problem)
    } catch let problem as Problem {
      response = exchange.answer(problem)
    }
    response.headers[.referrerPolicy] = "no-referrer"
    return response
  }

  private func answer(_ problem: InvitedProblem) -> Response {
    let (page, status): (InvitedProblemPage, HTTPResponse.Status) =
      switch problem {
      case .closed(let closure): (.closed(closure), .gone)
      case .unknown: (.unknown, .notFound)
      case .over: (.over, .gone)
      case .notForYou: (.notForYou, .forbidden)
      case .signInOutside(let path): (.signInOutside(path: path), .ok)
      }
    return self.page(page.html(in: frame()), status: status)
  }
}
