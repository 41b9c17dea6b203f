import Foundation
import GavelModel

/// The frame around every answer: `{"RC":0,"RM":"OK","result":…}`, or the result alone.
struct IMKitEnvelope<Result: Decodable>: Decodable {
  /// The platform's own number; `nil` where the result came without a frame.
  var code: Int64?
  /// The platform's words; never compared with anything.
  var words: String?
  /// Set unless `code` tells of a failure.
  var result: Result?

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: FieldName.self)
    code = fields.integer("RC")
    words = fields.text("RM")
    guard code ?? 0 == 0 else { return }
    if fields.contains("RC") || fields.contains("result") {
      result = try fields.decode(Result.self, forKey: "result")
    } else {
      result = try Result(from: decoder)
    }
  }
}

extension IMKitDialect {
  /// Reads the value of a call that changes nothing.
  static func value<Value: Decodable>(
    _ type: Value.Type = Value.self, of response: HTTPResponse, _ endpoint: String,
    keeping kept: [CodingUserInfoKey] = []
  ) throws(APIError) -> Value {
    let envelope = try decode(IMKitEnvelope<Value>.self, response, endpoint, keeping: kept)
    guard let value = envelope.result else { throw failure(response, code: envelope.code) }
    return value
  }

  /// Reads the answer to a change: done only when the platform's own number says so.
  static func receipt(
    of response: HTTPResponse, _ endpoint: String
  ) throws(APIError) -> Receipt {
    let change = try decode(IMKitChange.self, response, endpoint)
    guard let code = change.code else {
      throw .malformed(endpoint: endpoint, field: "RC", status: response.status)
    }
    guard code == 0 else { throw failure(response, code: code) }
    let answer = ServerAnswer(status: response.status, message: change.words.map(bounded))
    if change.isDenied { throw .server(answer) }
    return Receipt(
      answer: answer, affected: change.affected, membersAfter: change.members,
      requestedAt: response.requestedAt)
  }

  private static func decode<Value: Decodable>(
    _ type: Value.Type, _ response: HTTPResponse, _ endpoint: String,
    keeping kept: [CodingUserInfoKey] = []
  ) throws(APIError) -> Value {
    guard response.isSuccess else { throw failure(response, code: nil) }
    let decoder = JSONDecoder()
    for key in kept { decoder.userInfo[key] = true }
    do {
      return try decoder.decode(Value.self, from: response.body)
    } catch {
      let field = (error as? DecodingError)?.field ?? "body"
      throw .malformed(endpoint: endpoint, field: field, status: response.status)
    }
  }
}

/// The answer to a change: the number decides, and what the result tells is a hint.
private struct IMKitChange: Decodable {
  var code: Int64?
  var words: String?
  var affected: Int?
  /// `ok` is there and 0.
  var isDenied = false
  var members: [PersonID]?

  init(from decoder: any Decoder) throws {
    let frame = try decoder.container(keyedBy: FieldName.self)
    code = frame.integer("RC")
    words = frame.text("RM")
    // A result that is missing or no object hints at nothing, which a hint may.
    guard let fields = try? frame.nestedContainer(keyedBy: FieldName.self, forKey: "result")
    else { return }
    affected = (fields.integer("deletedCount") ?? fields.integer("n")).flatMap(Int.init(exactly:))
    isDenied = fields.number("ok") == 0
    members = fields.elements("members", of: IMKitReference.self)?.map { PersonID($0.id) }
  }
}

extension DecodingError {
  /// Where the contract was broken, as `result.data.0._id`; `body` for what is no JSON.
  var field: String {
    let path: [any CodingKey] =
      switch self {
      case .typeMismatch(_, let context), .valueNotFound(_, let context),
        .dataCorrupted(let context):
        context.codingPath
      case .keyNotFound(let key, let context): context.codingPath + [key]
      @unknown default: []
      }
    guard !path.isEmpty else { return "body" }
    return path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
  }
}
