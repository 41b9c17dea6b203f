import Foundation
import GavelModel

extension IMKitDialect {
  /// The error that an answer stands for, by its status and the platform's own number alone.
  ///
  /// The facts stand in one of three forms: framed (`error` an object), flat (`error` a text), or
  /// only a number; a proxy's page has none.
  ///
  /// - Parameter code: The platform's own number where it contradicts a 2xx.
  static func failure(_ response: HTTPResponse, code: Int64?) -> APIError {
    let body = JSONValue(parsing: response.body)
    let error = body?["error"]
    let isFramed = error?["code"] != nil || error?["message"] != nil
    let words = isFramed ? error?["message"] : body?["message"]
    let status = code.flatMap(Int.init(exactly:)) ?? response.status
    let answer = ServerAnswer(
      status: status, code: (isFramed ? error?["code"] : error)?.asText.map(ServerAnswer.bounded),
      message: (words?.asText ?? body?["RM"]?.asText).map(ServerAnswer.bounded))
    let isOwnWord = code != nil || body?["RC"] != nil || error != nil
    switch status {
    case 300..<400: return .redirected(to: "")
    case 401: return .unauthorized(answer)
    case 403: return .forbidden(answer)
    // A proxy's page about a missing route says nothing about the target.
    case 404, 410: return isOwnWord ? .notFound(answer) : .invalid(answer)
    case 409: return .conflict(answer)
    case 429:
      let seconds = (body?["retryAfter"] ?? error?["retryAfter"])?.asNumber
      return .throttled(retryAfter: RetryAfter.pause(bodySeconds: seconds, in: response), answer)
    case 408 where code == nil: return .gateway(answer)
    case 400..<500: return .invalid(answer)
    default:
      // The platform's own failure has its frame, or a code with words beside it.
      let isOwn = code != nil || body?["RC"] != nil || isFramed || (error != nil && words != nil)
      return isOwn ? .server(answer) : .gateway(answer)
    }
  }
}
