import Foundation
import Testing

@testable import GavelSandbox

/// A running Rocket.Chat sandbox with shorthands for calling it as its people.
final class WorkspaceFixture {
  let server: SandboxServer
  private var sessions: [String: [String: String]] = [:]

  init(_ compat: SandboxOptions.Compat = .p6, rateLimited: Bool = false) throws {
    let began = SystemClock.monotonicMilliseconds()
    var surroundings = SandboxServer.Surroundings()
    surroundings.wallClock = {
      SandboxFixture.base + 60_000 + SystemClock.monotonicMilliseconds() - began
    }
    server = try SandboxServer.start(
      SandboxOptions(dialect: .rocketchat, compat: compat, rateLimited: rateLimited),
      surroundings: surroundings)
    for persona in server.announcement.personas {
      sessions[persona.name] = ["X-Auth-Token": persona.token, "X-User-Id": persona.userID]
    }
  }

  /// Returns the headers of somebody's session; whoever is no persona signs in first.
  func session(_ name: String) throws -> [String: String] {
    if let session = sessions[name] { return session }
    let answer = try send(
      "POST", "/api/v1/login", [:], ["user": .string(name), "password": .string(name)])
    let data = try #require(try answer.json["data"])
    let session = [
      "X-Auth-Token": try #require(data["authToken"]?.text),
      "X-User-Id": try #require(data["userId"]?.text),
    ]
    sessions[name] = session
    return session
  }

  func send(
    _ method: String, _ path: String, _ headers: [String: String], _ body: JSON? = nil
  ) throws -> WireAnswer {
    var headers = headers
    if body != nil { headers["Content-Type"] = "application/json" }
    return try send(method, path, headers, bytes: body?.bytes ?? [])
  }

  func send(
    _ method: String, _ path: String, _ headers: [String: String], bytes: [UInt8]
  ) throws -> WireAnswer {
    let client = try RawClient(port: UInt16(URL(string: server.url)?.port ?? 0))
    var head = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    head += "Content-Length: \(bytes.count)\r\n"
    client.send(Array("\(head)\r\n".utf8) + bytes)
    return try #require(client.answer())
  }

  /// Calls an endpoint by its name, with a body as POST; `name` is a username or `nobody`.
  @discardableResult
  func call(_ name: String, _ endpoint: String, _ body: JSON? = nil) throws -> WireAnswer {
    let headers = name == "nobody" ? [:] : try session(name)
    return try send(body == nil ? "GET" : "POST", "/api/v1/\(endpoint)", headers, body)
  }

  @discardableResult
  func control(_ method: String, _ call: String, _ body: JSON? = nil) throws -> JSON {
    let answer = try send(method, "/__sandbox/\(call)", [:], body)
    #expect(answer.status == 200)
    return try answer.json
  }

  func state() throws -> JSON { try control("GET", "state") }

  func rooms() throws -> [JSON] { try #require(try state()["rooms"]?.elements) }

  /// Returns what the control call shows of a room, by its name or id.
  func room(_ name: String) throws -> JSON {
    try #require(
      try rooms().first { $0["name"]?.text == name || $0["id"]?.text == name })
  }

  func hasRoom(_ id: String) throws -> Bool { try rooms().contains { $0["id"]?.text == id } }

  func roomID(_ name: String) throws -> String { try #require(try room(name)["id"]?.text) }

  func userID(_ name: String) throws -> String {
    let users = try #require(try state()["users"]?.elements)
    return try #require(users.first { $0["name"]?.text == name }?["id"]?.text)
  }

  /// Returns the id of the direct room of two people.
  func directID(_ first: String, _ second: String) throws -> String {
    try [userID(first), userID(second)].sorted().joined()
  }

  func texts(in room: String) throws -> [String] {
    try #require(try self.room(room)["messages"]?.elements).compactMap { $0["text"]?.text }
  }
}

extension WireAnswer {
  /// The body as it came, for comparing with a page byte for byte.
  var text: String { String(decoding: body, as: UTF8.self) }
  var error: String? { JSON(reading: body)?["error"]?.text }
  var errorType: String? { JSON(reading: body)?["errorType"]?.text }
  var isSuccess: Bool { status == 200 && JSON(reading: body)?["success"] == true }
}
