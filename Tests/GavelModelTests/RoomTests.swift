import GavelModel
import Testing

@Suite struct RoomTests {
  private func direct(_ name: String?, _ peers: [String]) -> Room {
    Room(id: "dm", name: name, kind: .direct, peers: peers)
  }

  @Test func `a direct conversation without a name shows its members`() {
    #expect(direct(nil, ["mei", "tomás"]).shownName == "mei, tomás")
    #expect(direct("", ["mei"]).shownName == "mei")
    #expect(direct(nil, ["a", "b", "c", "d"]).shownName == "a, b, c, …")
  }

  @Test func `a name of its own comes first, and nothing is made up`() {
    #expect(direct("harbour", ["mei"]).shownName == "harbour")
    #expect(direct(nil, []).shownName == nil)
    #expect(Room(id: "r", kind: .group, peers: ["mei"]).shownName == nil)
  }
}
