import Foundation
import GavelModel

@testable import GavelAPI

/// When every request of a pure test was begun.
let begun = Timestamp(milliseconds: 1_772_442_962_900)

func answer(_ body: String, status: Int = 200, headers: [String: String] = [:]) -> HTTPResponse {
  HTTPResponse(status: status, headers: headers, body: Data(body.utf8), requestedAt: begun)
}

extension Endpoint {
  /// Reads a body as this call would.
  func reading(
    _ body: String, status: Int = 200, headers: [String: String] = [:]
  ) throws(APIError) -> Value {
    switch try follow(answer(body, status: status, headers: headers)) {
    case .done(let value): return value
    case .then(let next): preconditionFailure("\(name) leads on to \(next.name)")
    }
  }

  /// The error that an answer leads to; `nil` when it is read as a value.
  func refusal(
    _ body: String, status: Int, headers: [String: String] = [:]
  ) -> APIError? {
    do throws(APIError) {
      _ = try reading(body, status: status, headers: headers)
      return nil
    } catch {
      return error
    }
  }
}

/// A room's page of messages, read from elements alone.
func messages(_ elements: String, asEvidence: Bool = false) throws -> [Message] {
  try IMKitDialect().messages(
    in: "r", hint: RoomHint(), before: nil, limit: 50, asEvidence: asEvidence
  )
  .reading(#"{"RC":0,"RM":"OK","result":{"totalCount":9,"data":[\#(elements)]}}"#).messages
}

/// One room, read from its object.
func room(_ object: String, id: RoomID = "r") throws -> RoomDetail {
  try IMKitDialect().room(id, kind: nil).reading(#"{"RC":0,"RM":"OK","result":\#(object)}"#)
}

/// JSON text as values, to compare without regard to order.
func parsed(_ raw: RawJSON?) -> JSONValue? { raw.flatMap { JSONValue(parsing: $0.text) } }

extension Dialect {
  /// The call for an action of which nothing but itself is known.
  func perform(_ action: ModerationAction) throws(APIError) -> Endpoint<Receipt> {
    try perform(ActionOrder(action: action, account: "me"))
  }
}
