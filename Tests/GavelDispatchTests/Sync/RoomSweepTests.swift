import GavelModel
import Testing

@testable import GavelDispatch

@Suite struct RoomSweepTests {
  private func room(_ id: RoomID, at second: Int64, count: Int = 1) -> Room {
    Room(
      id: id, kind: .group, messageCount: count,
      activeAt: Timestamp(milliseconds: second * 1000))
  }

  private func marks(_ rooms: [Room]) -> RoomSweep.Marks {
    var sweep = RoomSweep(since: [:], takesAll: true)
    for room in rooms { sweep.take(room) }
    return sweep.marks
  }

  @Test func `what was never told has changed, most recently active first`() {
    var sweep = RoomSweep(since: [:], takesAll: false)
    for room in [room("a", at: 1), room("b", at: 3), room("c", at: 2)] { sweep.take(room) }
    #expect(sweep.rooms == ["b", "c", "a"])
  }

  @Test func `a later moment or another count is a change`() {
    let before = marks([room("a", at: 1), room("b", at: 1), room("c", at: 1)])
    var sweep = RoomSweep(since: before, takesAll: false)
    for room in [room("a", at: 1), room("b", at: 2), room("c", at: 1, count: 2)] {
      sweep.take(room)
    }
    #expect(sweep.rooms == ["b", "c"])
    var whole = RoomSweep(since: before, takesAll: true)
    whole.take(room("a", at: 1))
    #expect(whole.rooms == ["a"])
  }

  @Test func `a room that was away is read when it comes back as it was`() {
    let away = marks([])
    var sweep = RoomSweep(since: away, takesAll: false)
    sweep.take(room("a", at: 1))
    #expect(sweep.rooms == ["a"])
  }

  @Test func `the last telling of a room counts`() {
    let before = marks([room("a", at: 5)])
    var sweep = RoomSweep(since: before, takesAll: false)
    sweep.take(room("a", at: 0))
    sweep.take(room("a", at: 5))
    #expect(sweep.rooms == [])
    sweep.take(room("a", at: 6))
    #expect(sweep.rooms == ["a"])
  }
}
