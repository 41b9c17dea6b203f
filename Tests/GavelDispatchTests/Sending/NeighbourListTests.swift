import GavelModel
import Testing

@testable import GavelDispatch

@Suite struct NeighbourListTests {
  private func message(_ index: Int) -> Message {
    Message(
      id: MessageID("m\(index)"), room: "lobby", author: nil, text: "",
      sentAt: Timestamp(milliseconds: Int64(index)))
  }

  @Test(arguments: [
    (0, ["m1", "m2"]), (1, ["m0", "m2", "m3"]), (4, ["m2", "m3", "m5", "m6"]), (9, ["m7", "m8"]),
  ])
  func `both sides are looked at, oldest first`(index: Int, expected: [String]) {
    let list = NeighbourList((0..<10).reversed().map(message) + [message(3)])
    #expect(list.around(message(index), each: 2).map(\.id.rawValue) == expected)
  }

  @Test func `a message that is not in the list has neighbours too`() {
    let list = NeighbourList([message(1), message(9)])
    #expect(list.around(message(5), each: 3).map(\.id) == ["m1", "m9"])
    #expect(list.around(message(5), each: 0) == [])
  }
}
