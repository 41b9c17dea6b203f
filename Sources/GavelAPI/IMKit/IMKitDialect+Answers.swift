import Foundation
import GavelModel

/// The frame around every answer: `{"RC":0,"RM":"OK","result":…}`, or the result alone.
extension IMKitDialect {
  /// Returns the result of a call that changes nothing.
  ///
  /// Some pages print results without the frame, so that both count.
  static func result(
    of response: HTTPResponse, _ endpoint: String
  ) throws(APIError) -> JSONValue {
    let body = try frame(of: response, endpoint)
    let code = body["RC"]?.asInteger
    if let code, code != 0 { throw failure(response, code: code) }
    if let result = body["result"] { return result }
    guard code == nil else { throw malformed(response, endpoint, "result") }
    return body
  }

  /// Returns the elements and the count of a list.
  static func list(
    in response: HTTPResponse, _ endpoint: String
  ) throws(APIError) -> (elements: [JSONValue], totalCount: Int?) {
    let result = try result(of: response, endpoint)
    guard let elements = result["data"]?.elements else {
      throw malformed(response, endpoint, "data")
    }
    return (elements, result["totalCount"]?.asCount)
  }

  /// Reads the answer to a change: the platform's own number decides whether it was done, and what
  /// the result tells about it is a hint.
  static func receipt(
    of response: HTTPResponse, _ endpoint: String
  ) throws(APIError) -> Receipt {
    let body = try frame(of: response, endpoint)
    guard let code = body["RC"]?.asInteger else { throw malformed(response, endpoint, "RC") }
    guard code == 0 else { throw failure(response, code: code) }
    let answer = ServerAnswer(
      status: response.status, message: body["RM"]?.asText.map(ServerAnswer.bounded))
    let result = body["result"]
    if result?["ok"]?.asNumber == 0 { throw .server(answer) }
    let affected = result?["deletedCount"]?.asCount ?? result?["n"]?.asCount
    let members = result?["members"]?.elements
    return Receipt(
      answer: answer, affected: affected,
      membersAfter: members?.compactMap { $0.reference.map { PersonID($0) } },
      requestedAt: response.requestedAt)
  }

  static func malformed(
    _ response: HTTPResponse, _ endpoint: String, _ field: String
  ) -> APIError {
    .malformed(endpoint: endpoint, field: field, status: response.status)
  }

  private static func frame(
    of response: HTTPResponse, _ endpoint: String
  ) throws(APIError) -> JSONValue {
    guard response.isSuccess else { throw failure(response, code: nil) }
    guard let body = JSONValue(parsing: response.body), case .object = body else {
      throw malformed(response, endpoint, "body")
    }
    return body
  }
}
