import Foundation
import Testing

@testable import GavelSandbox

/// A running sandbox with shorthands for calling it as its personas.
struct SandboxFixture {
  enum Caller {
    case owner, manager, member, outsider, platform, nobody
  }

  /// When the seeded history ends; the clock starts a minute later.
  static let base: Int64 = 1_772_442_000_000

  let server: SandboxServer

  init(_ options: SandboxOptions = SandboxOptions(), limits: HTTPLimits = HTTPLimits()) throws {
    let began = SystemClock.monotonicMilliseconds()
    var surroundings = SandboxServer.Surroundings()
    surroundings.limits = limits
    surroundings.wallClock = {
      Self.base + 60_000 + SystemClock.monotonicMilliseconds() - began
    }
    server = try SandboxServer.start(options, surroundings: surroundings)
  }

  var port: UInt16 { UInt16(URL(string: server.url)?.port ?? 0) }

  func connect() throws -> RawClient { try RawClient(port: port) }

  func persona(_ role: String) throws -> SandboxAnnouncement.Persona {
    try #require(server.announcement.personas.first { $0.role == role })
  }

  func headers(_ caller: Caller) throws -> [String: String] {
    switch caller {
    case .nobody: [:]
    case .platform: ["IM-API-KEY": server.announcement.apiKey]
    case .owner, .manager, .member, .outsider:
      [
        "IM-CLIENT-KEY": server.announcement.clientKey,
        "IM-Authorization": try persona("\(caller)").token,
      ]
    }
  }

  /// Sends one request on a connection of its own; `nil` when the connection ends without answer.
  func send(
    _ method: String, _ path: String, _ headers: [String: String], _ body: JSON? = nil
  ) throws -> WireAnswer? {
    let client = try connect()
    let bytes = body?.bytes ?? []
    var head = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    if !bytes.isEmpty { head += "Content-Length: \(bytes.count)\r\n" }
    client.send(Array("\(head)\r\n".utf8) + bytes)
    return client.answer()
  }

  @discardableResult
  func call(
    _ caller: Caller, _ method: String, _ path: String, _ body: JSON? = nil
  ) throws -> WireAnswer {
    try #require(try send(method, path, headers(caller), body))
  }

  @discardableResult
  func control(_ method: String, _ call: String, _ body: JSON? = nil) throws -> WireAnswer {
    try #require(try send(method, "/__sandbox/\(call)", [:], body))
  }

  func set(_ settings: JSON) throws {
    #expect(try control("POST", "settings", settings).status == 200)
  }

  func state() throws -> JSON { try control("GET", "state").json }

  func log() throws -> [JSON] { try #require(try control("GET", "log").json.elements) }

  /// Returns the newest message ids of a room, read as the platform.
  func newest(_ count: Int, in room: String) throws -> [String] {
    let page = try call(.platform, "GET", "/rooms/\(room)/messages/v3?limit=\(count)").json
    return try #require(page["result"]?["data"]?.elements).compactMap { $0["_id"]?.text }
  }
}
