import Foundation
import FoundationNetworking
import Testing

/// A Rocket.Chat workspace with one channel and the reports of one story, and no others.
///
/// Set up with the platform's own calls, each person signed in with a password.
struct ReportDesk {
  static let channel = "desk"

  /// A message that somebody wrote and somebody else reported.
  struct Case {
    let author: String
    let text: String
    var message = ""

    init(_ author: String, _ text: String) {
      self.author = author
      self.text = text
    }
  }

  /// The workspace, as its control calls tell it.
  struct State: Decodable {
    struct User: Decodable {
      let id: String
      let name: String
      let active: Bool
    }
    struct Room: Decodable, Equatable {
      struct Message: Decodable, Equatable {
        let id: String
        let text: String
        let type: String
      }
      let id: String
      let name: String
      let type: String
      let members: [String]
      let messages: [Message]
    }
    struct Report: Decodable, Equatable {
      struct Closing: Decodable, Equatable {
        let moderator: String
        let reason: String
      }
      let id: String
      let message: String?
      let author: String?
      let open: Bool
      var closed: Closing?
    }
    let users: [User]
    let rooms: [Room]
    let reports: [Report]

    func user(_ name: String) throws -> User {
      try #require(users.first { $0.name == name }, "\(name)")
    }

    func room(_ name: String) throws -> Room {
      try #require(rooms.first { $0.name == name }, "\(name)")
    }
  }

  let platform: SandboxPlatform
  private(set) var cases: [Case]

  /// Closes what was reported before, opens the channel and has each case written and reported.
  init(on platform: SandboxPlatform, _ cases: [Case]) async throws {
    self.platform = platform
    self.cases = cases
    let root = try await session("root")
    try await closeAll(root)
    let authors = Set(cases.map(\.author)).union(["olga", "mona"]).sorted()
    let names = authors.map { "\"\($0)\"" }.joined(separator: ",")
    let made = try await post(
      "channels.create", #"{"name":"\#(Self.channel)","members":[\#(names)]}"#, root)
    let room = try #require((made["channel"] as? [String: Any])?["_id"] as? String)
    let mona = try await state().user("mona").id
    try await post(
      "channels.addModerator", #"{"roomId":"\#(room)","userId":"\#(mona)"}"#, root)
    let reporter = try await session("olga")
    for index in cases.indices {
      let author = try await session(cases[index].author)
      let sent = try await post(
        "chat.sendMessage", #"{"message":{"rid":"\#(room)","msg":"\#(cases[index].text)"}}"#,
        author)
      let id = try #require((sent["message"] as? [String: Any])?["_id"] as? String)
      self.cases[index].message = id
      try await post(
        "chat.reportMessage", #"{"messageId":"\#(id)","description":"look at this"}"#, reporter)
    }
  }

  private func closeAll(_ root: [String: String]) async throws {
    let open = try await state().reports.filter(\.open)
    for author in Set(open.filter { $0.message != nil }.compactMap(\.author)) {
      try await post("moderation.dismissReports", #"{"userId":"\#(author)"}"#, root)
    }
    for person in Set(open.filter { $0.message == nil }.compactMap(\.author)) {
      try await post("moderation.dismissUserReports", #"{"userId":"\#(person)"}"#, root)
    }
  }

  func state() async throws -> State {
    try JSONDecoder().decode(State.self, from: try await platform.call("GET", "/__sandbox/state"))
  }

  /// Endpoints and bodies of the calls that changed something since `start`, in order.
  func changes(since start: Int = 0) async throws -> [SandboxPlatform.Request] {
    try await platform.log().filter { $0.method == "POST" }.dropFirst(start).map(\.self)
  }

  /// Closes the reports of a case as a colleague who finds nothing wrong.
  func dismiss(_ item: Case) async throws {
    try await post(
      "moderation.dismissReports", #"{"msgId":"\#(item.message)"}"#, try await session("mona"))
  }

  private func session(_ name: String) async throws -> [String: String] {
    let answer = try await post("login", #"{"user":"\#(name)","password":"\#(name)"}"#, [:])
    let data = try #require(answer["data"] as? [String: Any])
    return [
      "X-Auth-Token": try #require(data["authToken"] as? String),
      "X-User-Id": try #require(data["userId"] as? String),
    ]
  }

  @discardableResult
  private func post(
    _ endpoint: String, _ body: String, _ headers: [String: String]
  ) async throws -> [String: Any] {
    let data = try await platform.call("POST", "/api/v1/\(endpoint)", body, headers)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }
}
