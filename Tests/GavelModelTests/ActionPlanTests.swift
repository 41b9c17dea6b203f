import Foundation
import GavelModel
import Testing

@Suite struct ActionPlanTests {
  let plan = ActionPlan(
    server: "https://acme.imkit.io", account: "ana",
    created: Timestamp(milliseconds: 1_772_442_962_900), reason: "spam",
    items: [
      PlanItem(action: .deleteMessage("m1", room: "lobby"), digest: "abc"),
      PlanItem(
        action: .clearRoom("lobby"),
        seal: RoomSeal(
          messageCount: 3, newest: "m3", newestUpdate: Timestamp(milliseconds: 1))),
      PlanItem(action: .removeMember("spam9", room: "lobby", announced: true)),
    ])

  @Test func `a plan survives its file form`() throws {
    let data = try JSONEncoder().encode(plan)
    let read = try JSONDecoder().decode(ActionPlan.self, from: data)
    #expect(read == plan)
    #expect(read.isIntact)
  }

  @Test func `any edit is noticed`() {
    var edited = plan
    edited.items[0].action = .deleteMessage("m2", room: "lobby")
    #expect(!edited.isIntact)
    edited = plan
    edited.account = "mallory"
    #expect(!edited.isIntact)
    edited = plan
    edited.items[1].seal?.messageCount = 99
    #expect(!edited.isIntact)
    edited = plan
    edited.items.removeLast()
    #expect(!edited.isIntact)
  }

  @Test func `a seal is outdated by newer content only`() {
    let seal = RoomSeal(
      messageCount: 3, newest: "m3", newestUpdate: Timestamp(milliseconds: 30))
    func later(_ count: Int, _ id: MessageID, _ at: Int64) -> Bool {
      seal.isOutdated(
        by: RoomSeal(
          messageCount: count, newest: id, newestUpdate: Timestamp(milliseconds: at)))
    }
    #expect(!later(3, "m3", 30))
    #expect(!later(2, "m2", 20))
    #expect(later(4, "m3", 30))
    #expect(later(3, "m4", 40))
    #expect(
      !seal.isOutdated(by: RoomSeal(messageCount: 0, newest: nil, newestUpdate: nil)))
  }
}
