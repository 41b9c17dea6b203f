import GavelAPI
import GavelModel
import GavelSandbox
import GavelStore
import Testing

@testable import GavelDispatch

/// Rooms that an administrator sees in the list and cannot read.
@Suite struct ClosedRoomTests {
  private func others(
    _ scene: Scene, _ type: String
  ) async throws -> SandboxControl.State.Room {
    let rooms = try await scene.control.state().rooms
    return try #require(
      rooms.first { room in
        room.type == type && room.members.count > 1
          && !room.members.contains(scene.account.rawValue)
      })
  }

  @Test func `the server answers for a member whom nobody may list, and the plan says so before`()
    async throws
  {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let room = try await others(scene, "p")
    let member = PersonID(try #require(room.members.last))
    let action = ModerationAction.removeMember(member, room: RoomID(room.id), announced: true)
    let plan = try await scene.planner.seal([action], reason: "test")
    #expect(plan.items[0].facts.isDoubtful == true)
    #expect(plan.items[0].facts.isUnreadable == nil)
    let items = try await scene.carryOut(plan)
    #expect(items[0].outcome == .refused)
    #expect(items[0].answer.status == 400)
    #expect(items[0].answer.code == "error-room-not-found")
    #expect(items[0].attempts == 1)
  }

  @Test(arguments: ["p", "d"])
  func `a clearing from outside is doubted`(type: String) async throws {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let room = RoomID(try await others(scene, type).id)
    let plan = try await scene.planner.seal([.clearRoom(room)], reason: "test")
    #expect(plan.items[0].facts.isDoubtful == true)
    #expect(try await scene.carryOut(plan).map(\.outcome) == [.refused])
  }

  @Test func `a conversation of others may be deleted as a room`() async throws {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let room = RoomID(try await others(scene, "d").id)
    let plan = try await scene.planner.seal([.deleteRoom(room)], reason: "test")
    #expect(plan.items[0].facts.isDoubtful == nil)
    #expect(try await scene.carryOut(plan).map(\.outcome) == [.done])
  }
}
