import Foundation
import GavelAPI
import GavelModel
import GavelStore
import Testing

@testable import GavelDispatch

/// The store follows a platform that tells changes by itself, rooms that cannot be read included.
@Suite struct RoomChangeSyncTests {
  private func ids(_ scene: Scene, _ room: RoomID) async throws -> Set<String> {
    Set(try await scene.reader.ids(in: room, limit: 100_000).ids.map(\.rawValue))
  }

  @Test func `a pass brings what can be read and marks what cannot`() async throws {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    try await scene.engine().pass(full: false)
    for room in try await scene.control.state().rooms {
      let known = try #require(try await scene.reader.room(RoomID(room.id)), "\(room.id)")
      let isOwn = room.members.contains(scene.account.rawValue)
      // A channel of a private team is closed to who is not of the team.
      let isOpen = isOwn || (room.type == "c" && room.name != "crew-watch")
      #expect((known.mayRead != false) == isOpen, "\(room.id)")
      let expected = isOpen ? Set(room.messages.map(\.id)) : []
      #expect(try await ids(scene, known.id) == expected, "\(room.id)")
    }
    #expect(try await scene.reader.room("GENERAL")?.mayRead != false)
  }

  @Test(arguments: [100, 7])
  func `the end of a history is told by a small page, whatever a page may hold`(limit: Int)
    async throws
  {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    try await scene.control.settings(#"{"API_Upper_Count_Limit":\#(limit)}"#)
    try await scene.engine().pass(full: false)
    let room = try #require(try await scene.control.state().room("GENERAL"))
    try #require(room.messages.count > limit)
    #expect(try await ids(scene, "GENERAL") == Set(room.messages.map(\.id)))
    let calls = try await scene.control.log().count {
      $0.path.hasSuffix("channels.history") && $0.query.contains("GENERAL")
    }
    // The last record of a page comes again on the next.
    let whole = Int((Double(room.messages.count - 1) / Double(limit - 1)).rounded(.up))
    #expect(calls <= whole + 1)
  }

  @Test func `edits and deletions by others are followed, however old the message`() async throws {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let engine = scene.engine()
    try await engine.pass(full: false)
    let room = try #require(try await scene.control.state().room("GENERAL"))
    let edited = room.messages[5].id
    let deleted = [room.messages[3].id, room.messages[room.messages.count - 1].id]
    try await scene.call(
      "chat.update", #"{"roomId":"GENERAL","msgId":"\#(edited)","text":"edited by root"}"#)
    for id in deleted {
      try await scene.call("chat.delete", #"{"roomId":"GENERAL","msgId":"\#(id)"}"#, as: "mona")
    }
    let walks = try await scene.control.log().count { $0.path.hasSuffix(".history") }
    try await engine.pass(full: false)
    let after = try #require(try await scene.control.state().room("GENERAL"))
    #expect(try await ids(scene, "GENERAL") == Set(after.messages.map(\.id)))
    #expect(
      try await scene.reader.message(MessageID(edited), in: "GENERAL")?.text == "edited by root")
    // A known history is asked for its changes and not walked again.
    let again = try await scene.control.log().count { $0.path.hasSuffix(".history") }
    #expect(again - walks < 12)
  }

  @Test func `a conversation that is deleted and opened again is alive with its old id`()
    async throws
  {
    struct Made: Decodable {
      struct Room: Decodable { let rid: String }
      let room: Room
    }
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let made = try await scene.call("im.create", #"{"username":"alice"}"#)
    let id = try JSONDecoder().decode(Made.self, from: made).room.rid
    try await scene.call(
      "chat.sendMessage", #"{"message":{"_id":"firstTalk","rid":"\#(id)","msg":"before"}}"#)
    let engine = scene.engine()
    try await engine.pass(full: false)
    #expect(try await ids(scene, RoomID(id)) == ["firstTalk"])

    try await scene.call("im.delete", #"{"roomId":"\#(id)"}"#)
    try await engine.pass(full: false)
    #expect(try await scene.reader.room(RoomID(id))?.status == .gone)

    try await scene.call("im.create", #"{"username":"alice"}"#)
    try await scene.call(
      "chat.sendMessage", #"{"message":{"_id":"secondTalk","rid":"\#(id)","msg":"after"}}"#)
    try await engine.pass(full: false)
    #expect(try await scene.reader.room(RoomID(id))?.status == .active)
    #expect(try await ids(scene, RoomID(id)) == ["secondTalk"])
  }

  @Test func `a room that others deleted is gone after one pass`() async throws {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let engine = scene.engine()
    try await engine.pass(full: false)
    let rooms = try await scene.control.state().rooms
    let lobby = try #require(rooms.first { $0.name == "lobby" })
    try await scene.call("rooms.delete", #"{"roomId":"\#(lobby.id)"}"#, as: "olga")
    try await engine.pass(full: false)
    #expect(try await scene.reader.room(RoomID(lobby.id))?.status == .gone)
    #expect(try await scene.reader.room("GENERAL")?.status == .active)
  }
}
