import Testing

@testable import GavelSandbox

/// Small scenes that tests set up through the calls themselves.
extension WorkspaceFixture {
  /// Makes a channel and returns its id.
  func channel(_ name: String, by owner: String, members: [String] = []) throws -> String {
    let answer = try call(
      owner, "channels.create",
      ["name": .string(name), "members": .array(members.map(JSON.string))])
    return try #require(try answer.json["channel"]?["_id"]?.text)
  }

  /// Makes a private group and returns its id.
  func group(_ name: String, by owner: String, members: [String] = []) throws -> String {
    let answer = try call(
      owner, "groups.create",
      ["name": .string(name), "members": .array(members.map(JSON.string))])
    return try #require(try answer.json["group"]?["_id"]?.text)
  }

  /// Sends a message and returns its id.
  func post(
    _ text: String, by author: String, to room: String, thread: String? = nil
  ) throws -> String {
    var message: JSONObject = ["rid": .string(room), "msg": .string(text)]
    message["tmid"] = thread.map(JSON.string)
    let answer = try call(author, "chat.sendMessage", ["message": .object(message)])
    return try #require(try answer.json["message"]?["_id"]?.text)
  }

  func deleteMessage(
    _ message: String, in room: String, by user: String, asUser: Bool = false
  ) throws -> WireAnswer {
    try call(
      user, "chat.delete",
      ["roomId": .string(room), "msgId": .string(message), "asUser": .bool(asUser)])
  }

  /// Makes an account whose password is its name, and returns its id.
  func account(_ name: String, roles: [String] = ["user"]) throws -> String {
    let answer = try call(
      "root", "users.create",
      [
        "name": .string(name), "username": .string(name), "password": .string(name),
        "email": "\(name)@example.test", "roles": .array(roles.map(JSON.string)),
      ])
    return try #require(try answer.json["user"]?["_id"]?.text)
  }

  /// Returns a message as its room has it, `nil` when it is not there any more.
  func stored(_ message: String, in room: String) throws -> JSON? {
    try self.room(room)["messages"]?.elements?.first { $0["id"]?.text == message }
  }

  func set(_ settings: JSON) throws { try control("POST", "settings", settings) }
}
