import GavelModel
import Testing

@testable import GavelDispatch

@Suite struct TurnPaceTests {
  private let noon = Timestamp(milliseconds: 1_800_000_000_000)

  private func rests(_ pace: inout TurnPace, paused: [Bool]) -> [Duration] {
    paused.enumerated().map { turn, isPaused in
      if isPaused { pace.notePause(at: noon + .seconds(turn * 100), for: .seconds(45)) }
      return pace.rest(after: isPaused ? .seconds(46) : .milliseconds(100), failures: 0)
    }
  }

  @Test func `a turn takes at most a fifth of the time, without what the platform let it wait`() {
    var pace = TurnPace(interval: .seconds(1))
    #expect(pace.rest(after: .seconds(3), failures: 0) == .seconds(12))
    pace.notePause(at: noon, for: .seconds(45))
    #expect(pace.rest(after: .seconds(46), failures: 0) == .seconds(4))
  }

  @Test func `pauses of calls side by side are waited out together`() {
    var pace = TurnPace(interval: .seconds(1))
    pace.notePause(at: noon, for: .seconds(40))
    pace.notePause(at: noon + .seconds(1), for: .seconds(40))
    pace.notePause(at: noon + .seconds(2), for: .seconds(10))
    #expect(pace.pause == .seconds(41))
    pace.notePause(at: noon + .seconds(100), for: .seconds(5))
    #expect(pace.pause == .seconds(46))
  }

  @Test func `each turn with a pause doubles the rest, up to a minute`() {
    var pace = TurnPace(interval: .seconds(5))
    let rests = rests(&pace, paused: Array(repeating: true, count: 6))
    #expect(rests == [10, 20, 40, 60, 60, 60].map { .seconds($0) })
    var slow = TurnPace(interval: .seconds(90))
    slow.notePause(at: noon, for: .seconds(5))
    #expect(slow.rest(after: .seconds(5), failures: 0) == .seconds(90))
  }

  @Test func `many turns without a pause shorten it again, step by step`() {
    var pace = TurnPace(interval: .seconds(1))
    _ = rests(&pace, paused: [true, true])
    let calm = rests(&pace, paused: Array(repeating: false, count: 200))
    #expect(calm[58] == .seconds(4) && calm[59] == .seconds(3))
    #expect(calm[118] == .seconds(3) && calm[119] == .seconds(2))
    #expect(calm[179] == .seconds(1) && calm[199] == .seconds(1))
  }

  @Test func `failures rest longer on top`() {
    var pace = TurnPace(interval: .seconds(5))
    #expect(pace.rest(after: .zero, failures: 3) == .seconds(20))
  }
}
