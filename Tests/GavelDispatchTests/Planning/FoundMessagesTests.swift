import GavelModel
import Testing

@testable import GavelDispatch

@Suite struct FoundMessagesTests {
  private func message(_ index: Int) -> Message {
    Message(
      id: MessageID("m\(index)"), room: "lobby", author: nil, text: "",
      sentAt: Timestamp(milliseconds: Int64(index)))
  }

  private func walk(for wanted: [MessageID], neighbours: Int) -> FoundMessages {
    var found = FoundMessages(wanted: wanted, neighbours: neighbours)
    for index in (0..<20).reversed() { found.note(message(index)) }
    return found
  }

  @Test func `what was met shortly before and after is kept, and no more`() {
    let found = walk(for: ["m10"], neighbours: 2)
    #expect(found.isComplete)
    #expect(found.found.keys.map(\.rawValue) == ["m10"])
    #expect(found.around.map(\.id) == ["m12", "m11", "m9", "m8"])
  }

  @Test func `messages that stand together share their neighbours`() {
    let found = walk(for: ["m10", "m9"], neighbours: 2)
    #expect(found.around.map(\.id) == ["m12", "m11", "m8", "m7"])
  }

  @Test func `without neighbours only what was wanted is held`() {
    #expect(walk(for: ["m10", "m99"], neighbours: 0).around == [])
    #expect(!walk(for: ["m99"], neighbours: 3).isComplete)
    #expect(walk(for: ["m99"], neighbours: 3).around == [])
  }
}
