import Foundation
import GavelAPI
import GavelModel
import GavelSandbox
import GavelStore
import Testing

@testable import GavelDispatch

@Suite struct SyncTests {
  func ids(_ scene: Scene, _ room: RoomID) async throws -> Set<String> {
    Set(try await scene.reader.ids(in: room, limit: 100_000).ids.map(\.rawValue))
  }

  @Test(arguments: [false, true])
  func `a pass brings every message of every room, whatever anchors mean`(
    isInclusive: Bool
  ) async throws {
    let scene = try await Scene.open(as: nil)
    defer { scene.close() }
    try await scene.control.settings(#"{"anchor_inclusive":\#(isInclusive)}"#)
    try await scene.engine().pass(full: false)
    for room in try await scene.control.state().rooms {
      guard let known = try await scene.reader.room(RoomID(room.id)) else { continue }
      #expect(known.memberCount == room.members.count, "\(room.id)")
      #expect(try await ids(scene, known.id) == Set(room.messages.map(\.id)), "\(room.id)")
    }
    let summary = try await scene.reader.syncSummary()
    #expect(summary.messages > 1500)
    #expect(summary.completeRooms == summary.rooms)
  }

  @Test func `a second pass of a quiet world reads one page a room`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let engine = scene.engine()
    try await engine.pass(full: false)
    let before = try await scene.control.log().count { $0.path.hasSuffix("/messages/v3") }
    try await engine.pass(full: false)
    let after = try await scene.control.log().count { $0.path.hasSuffix("/messages/v3") }
    let rooms = try await scene.reader.syncSummary().rooms
    #expect(after - before <= rooms)
  }

  @Test func `deletions by others are found however old the message`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let engine = scene.engine()
    try await engine.pass(full: false)
    let room = try await scene.sharedRoom()
    let id = RoomID(room.id)
    for message in [room.messages[3], room.messages[room.messages.count - 2]] {
      _ = try await scene.client.perform(.deleteMessage(MessageID(message.id), room: id))
    }
    try await engine.pass(full: false)
    let state = try await scene.control.state().room(id)
    #expect(try await ids(scene, id) == Set(state?.messages.map(\.id) ?? []))
  }

  @Test func `a deleted room is gone and a frozen one is not`() async throws {
    let scene = try await Scene.open(as: nil)
    defer { scene.close() }
    let engine = scene.engine()
    try await engine.pass(full: false)
    let rooms = try await scene.reader.rooms(.first, limit: 50).rows
      .filter { $0.status == .active }
    _ = try await scene.client.perform(.deleteRoom(rooms[0].id))
    try await engine.pass(full: false)
    #expect(try await scene.reader.room(rooms[0].id)?.status == .gone)
    #expect(
      try await scene.reader.rooms(.first, limit: 50).rows.allSatisfy { $0.id != rooms[0].id })
    #expect(try await scene.reader.room(rooms[1].id)?.status == .active)
  }

  @Test func `a pass that is cut off goes on where it was`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    try await scene.control.faults(
      #"[{"match":{"method":"GET","path":"/rooms/*/messages/v3"},"kind":"status","status":404,"#
        + #""times":0,"after":12,"body":"{}"}]"#)
    // The pass may call rooms missing; what matters is that the next one heals it.
    try? await scene.engine().pass(full: false)
    try await scene.control.faults("[]")
    try await scene.engine().pass(full: false)
    let room = try await scene.sharedRoom()
    #expect(try await ids(scene, RoomID(room.id)) == Set(room.messages.map(\.id)))
  }

  @Test func `the room somebody looks at is read first`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let engine = scene.engine()
    try await engine.pass(full: false)
    let last = try #require(try await scene.reader.rooms(.last, limit: 1).rows.last)
    let before = try await scene.control.log().count
    await engine.follow(last.id)
    try await engine.pass(full: false)
    let reads = try await scene.control.log().dropFirst(before).filter { $0.path != "/rooms" }
    #expect(reads.prefix(4).contains { $0.path == "/rooms/\(last.id)" })
  }

  @Test func `an open room that is gone is not asked for at every turn`() async throws {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let engine = scene.engine()
    try await engine.pass(full: false)
    let state = try await scene.control.state()
    let room = RoomID(try #require(state.rooms.first { $0.name == "lobby" }).id)
    await engine.follow(room)
    _ = try await scene.client.perform(.deleteRoom(room), facts: TargetFacts(roomKind: "channel"))
    func asked() async throws -> Int {
      let before = try await scene.control.log().count
      try await engine.catchUp()
      return try await scene.control.log().dropFirst(before).count {
        "\($0.path)\($0.query)".contains(room.rawValue)
      }
    }
    _ = try await asked()
    #expect(try await scene.reader.room(room)?.status == .gone)
    #expect(try await asked() == 0)
  }

  @Test func `a pass forgets deletions of more than a week ago`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let days = [6, 8].map { Scene.clock() - .seconds($0 * 86_400) }
    let room: RoomID = "elsewhere"
    for (id, day) in zip(["young", "old"], days) {
      let changes = MessageChanges(
        updated: [], deleted: [MessageID(id): day], requestedAt: day)
      try await scene.store.record(changes: changes, in: room)
    }
    try await scene.engine().pass(full: false)
    let asked = Scene.clock() - .seconds(9 * 86_400)
    let late = ["young", "old"].map {
      Message(id: MessageID($0), room: room, author: nil, text: "", sentAt: asked)
    }
    try await scene.store.record(
      [MessagePage(messages: late, totalCount: nil, requestedAt: asked)], in: room, walk: nil)
    #expect(try await ids(scene, room) == ["old"])
  }

  @Test func `a room that cannot be read does not keep the others from being read`() async throws {
    let scene = try await Scene.open()
    defer { scene.close() }
    let room = try await scene.sharedRoom()
    try await scene.control.faults(
      #"[{"match":{"method":"GET","path":"/rooms/\#(room.id)/messages/v3"},"kind":"status","#
        + #""status":500,"times":0,"body":"{}"}]"#)
    let engine = scene.engine()
    await #expect(throws: SyncError.self) { try await engine.pass(full: false) }
    let summary = try await scene.reader.syncSummary()
    #expect(summary.completeRooms == summary.rooms - 1)
  }
}
