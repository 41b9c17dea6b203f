import Foundation
import GavelAPI
import GavelModel
import GavelSandbox
import GavelStore
import Testing

@testable import GavelDispatch

/// What is so already is told apart from what we did, and nothing is sent for it.
@Suite struct AlreadySoTests {
  private func expectGone(_ actions: [ModerationAction], _ scene: Scene) async throws {
    let count = try await scene.changes().count
    let items = try await scene.carryOut(actions)
    #expect(items.map(\.outcome) == actions.map { _ in .gone }, "\(items.map(\.answer))")
    #expect(try await scene.changes(besides: count).isEmpty, "\(actions)")
  }

  @Test func `somebody who is not in a channel is not removed, whoever hides in its list`()
    async throws
  {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    try await scene.engine().pass(full: true)
    let state = try await scene.control.state()
    let queue = try await scene.control.queue()
    let closed = queue.user("gone.gil").rawValue
    let people = queue.users.filter { $0.name.allSatisfy(\.isLowercase) }.map(\.id)
      .filter { $0 != scene.account.rawValue }
    let room = try #require(
      state.rooms.first { room in
        room.type == "c" && room.members.contains(closed)
          && people.contains { !room.members.contains($0) }
      })
    let stranger = PersonID(try #require(people.first { !room.members.contains($0) }))
    try await expectGone([.removeMember(stranger, room: RoomID(room.id), announced: false)], scene)
    // Who hides can be in the room, which only the platform knows.
    let hidden = try await scene.carryOut([
      .removeMember(PersonID(closed), room: RoomID(room.id), announced: false)
    ])
    #expect(hidden.map(\.outcome) == [.done])
  }

  @Test func `an account is closed and opened once`() async throws {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let queue = try await scene.control.queue()
    let (closed, open) = (queue.user("gone.gil"), queue.user("spam9"))
    try await expectGone([.deactivateUser(closed), .reactivateUser(open)], scene)
    #expect(try await scene.carryOut([.deactivateUser(open)]).map(\.outcome) == [.done])
    try await expectGone([.deactivateUser(open)], scene)
    #expect(try await scene.carryOut([.reactivateUser(open)]).map(\.outcome) == [.done])
  }

  @Test func `a member is muted and unmuted once`() async throws {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let person = try await scene.control.queue().user("spam9")
    let room = try #require(
      try await scene.control.state().rooms.first {
        $0.type == "c" && $0.name == "lobby" && $0.members.contains(person.rawValue)
      })
    let id = RoomID(room.id)
    try await expectGone([.unmuteMember(person, room: id)], scene)
    for action in [ModerationAction.muteMember(person, room: id), .unmuteMember(person, room: id)] {
      #expect(try await scene.carryOut([action]).map(\.outcome) == [.done])
      try await expectGone([action], scene)
    }
  }

  @Test func `a closing whose answer is lost is ours when it is found closed`() async throws {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    let person = try await scene.control.queue().user("spam9")
    try await scene.control.faults(
      #"[{"match":{"method":"POST","path":"/api/v1/users.setActiveStatus"},"kind":"dropAfter"}]"#)
    #expect(try await scene.carryOut([.deactivateUser(person)]).map(\.outcome) == [.done])
  }

  @Test func `a deleted message whose record stays is gone, not deleted once more`() async throws {
    let scene = try await Scene.openWorkspace()
    defer { scene.close() }
    for (id, thread) in [("root1", ""), ("answer1", #","tmid":"root1""#)] {
      try await scene.call(
        "chat.sendMessage",
        #"{"message":{"_id":"\#(id)","rid":"GENERAL","msg":"well"\#(thread)}}"#)
    }
    let action = ModerationAction.deleteMessage("root1", room: "GENERAL")
    let before = try await scene.planner.seal([action], reason: "")
    #expect(try await scene.carryOut(before).map(\.outcome) == [.done])
    let look = try await scene.control.state().room("GENERAL")?.messages.first { $0.id == "root1" }
    try #require(look != nil, "the record stays")
    let count = try await scene.changes().count
    let again = try await scene.carryOut(before)
    #expect(again.map(\.outcome) == [.gone])
    #expect(again.first?.answer.code == ServerAnswer.removed)
    #expect(try await scene.changes(besides: count).isEmpty)
    try await expectGone([action], scene)
  }
}
