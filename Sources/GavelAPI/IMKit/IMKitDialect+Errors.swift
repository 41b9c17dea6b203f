import Foundation
import GavelModel

/// What an answer says when it says no: framed, flat, or not even JSON.
private struct IMKitFailure: Decodable {
  var number: Int64?
  var code: String?
  var message: String?
  var pauseSeconds: Double?

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: FieldName.self)
    number = fields.integer("RC")
    pauseSeconds = fields.number("retryAfter")
    if let inner = try? fields.nestedContainer(keyedBy: FieldName.self, forKey: "error") {
      code = inner.text("code")
      message = inner.text("message")
      pauseSeconds = pauseSeconds ?? inner.number("retryAfter")
    } else {
      code = fields.text("error")
      message = fields.text("message")
    }
    message = message ?? fields.text("RM")
  }
}

extension IMKitDialect {
  /// The error that an answer stands for.
  ///
  /// - Parameter code: The platform's own number where it contradicts a 2xx.
  static func failure(_ response: HTTPResponse, code: Int64?) -> APIError {
    // A proxy's page, or nothing, is no JSON: the status alone is then the fact.
    let said = try? JSONDecoder().decode(IMKitFailure.self, from: response.body)
    let number = code ?? (response.isSuccess ? said?.number : nil)
    let status = number.flatMap(Int.init(exactly:)) ?? response.status
    let answer = ServerAnswer(
      status: status, code: said?.code.map(bounded), message: said?.message.map(bounded))
    switch status {
    case 300..<400: return .redirected(to: "")
    case 401: return .unauthorized(answer)
    case 403: return .forbidden(answer)
    case 404, 410: return .notFound(answer)
    case 409: return .conflict(answer)
    case 429:
      return .throttled(
        retryAfter: RetryAfter.pause(bodySeconds: said?.pauseSeconds, in: response), answer)
    case 400..<500: return .invalid(answer)
    default: return .server(answer)
    }
  }

  /// As much of a server's words as an audit trail wants to keep.
  static func bounded(_ words: String) -> String { String(words.prefix(1000)) }
}
