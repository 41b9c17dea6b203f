import Foundation
import GavelModel
import Testing

@testable import GavelAPI

/// One call that a chain must make, and the answer that it gets.
struct Link {
  /// Method, route below `/api/v1/` and query, decoded: `GET rooms.info?roomId=r`.
  var asks: String
  /// The body that must be sent; `nil` for any.
  var sends: String?
  var status = 200
  var headers: [String: String] = [:]
  var answer: String

  init(
    _ asks: String, sends: String? = nil, status: Int = 200, headers: [String: String] = [:],
    _ answer: String = #"{"success":true}"#
  ) {
    self.asks = asks
    self.sends = sends
    self.status = status
    self.headers = headers
    self.answer = answer
  }
}

/// Feeds recorded answers to a chain, link by link, and returns where it ends.
///
/// A call that was not expected, and an answer that was not asked for, are recorded as issues.
func follow<Value>(
  _ endpoint: Endpoint<Value>, _ links: [Link], sourceLocation: SourceLocation = #_sourceLocation
) throws(APIError) -> Value {
  var rest = links[...]
  var next = endpoint
  while true {
    guard let link = rest.popFirst() else {
      Issue.record("asks for \(asked(next.request)) too", sourceLocation: sourceLocation)
      throw .unsupported(call: "nothing recorded")
    }
    #expect(asked(next.request) == link.asks, sourceLocation: sourceLocation)
    if let sends = link.sends {
      #expect(body(of: next.request) == sends, sourceLocation: sourceLocation)
    }
    let step: Step<Value>
    do throws(APIError) {
      step = try next.follow(answer(link.answer, status: link.status, headers: link.headers))
    } catch {
      #expect(rest.isEmpty, sourceLocation: sourceLocation)
      throw error
    }
    switch step {
    case .done(let value):
      #expect(rest.isEmpty, sourceLocation: sourceLocation)
      return value
    case .then(let endpoint): next = endpoint
    }
  }
}

/// The error that a chain ends with; `nil` when it has a value.
func refusal<Value>(
  _ endpoint: Endpoint<Value>, _ links: [Link], sourceLocation: SourceLocation = #_sourceLocation
) -> APIError? {
  do throws(APIError) {
    _ = try follow(endpoint, links, sourceLocation: sourceLocation)
    return nil
  } catch {
    return error
  }
}

func asked(_ request: HTTPRequest) -> String {
  let query = request.query.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
  let path = request.path.replacingOccurrences(of: "/api/v1/", with: "")
  return "\(request.method.rawValue) \(path)" + (query.isEmpty ? "" : "?" + query)
}

func body(of request: HTTPRequest) -> String {
  String(decoding: request.body ?? Data(), as: UTF8.self)
}

let rocketChat = RocketChatDialect()

/// Answers that many chains meet.
enum Said {
  /// `rooms.adminRooms.getRoom` about a room that is not there.
  static let notAllowed = #"{"success":false,"error":"not-allowed","errorType":"Not Allowed"}"#
  /// `rooms.adminRooms*` without the permission.
  static let notAuthorized = #"{"success":false,"error":"error-not-authorized"}"#
  static let forbidden9 =
    #"{"success":false,"error":"Not allowed","errorType":"error-forbidden"}"#
  static let noSuchRoute = #"{"status":"error","message":"API endpoint does not exist"}"#
  static let noSuchRoom = """
    {"success":false,"error":"The required \\"roomId\\" or \\"roomName\\" param provided does not \
    match any group [error-room-not-found]","errorType":"error-room-not-found"}
    """
  static let loggedOut = #"{"status":"error","message":"You must be logged in to do this."}"#
  static let nothing = #"{"success":false}"#
  static let direct = """
    {"_id":"alicebob","t":"d","usernames":["bob","alice"],"uids":["a1","b2"],"usersCount":2,\
    "msgs":12,"ts":"2026-10-01T08:00:00.000Z","success":true}
    """

  static func room(_ id: String, _ type: String, _ more: String = "") -> String {
    #"{"_id":"\#(id)","t":"\#(type)","name":"n","msgs":7,\#(more)"success":true}"#
  }
}
