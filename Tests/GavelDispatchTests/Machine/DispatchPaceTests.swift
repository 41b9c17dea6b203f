import Testing

@testable import GavelDispatch

@Suite struct DispatchPaceTests {
  func answer(_ pace: inout DispatchPace, _ count: Int, after latency: Duration) {
    for _ in 0..<count { pace.answered(after: latency) }
  }

  @Test func `a platform that answers swiftly gets everything at once`() {
    var pace = DispatchPace(most: 8)
    answer(&pace, 500, after: .milliseconds(3))
    #expect(pace.width == 8)
  }

  @Test func `a demand for a rest halves the width, down to one`() {
    var pace = DispatchPace(most: 8)
    let widths = (1...5).map { _ in
      pace.throttled()
      return pace.width
    }
    #expect(widths == [4, 2, 1, 1, 1])
  }

  @Test func `after a rest the width climbs by one for each whole round of answers`() {
    var pace = DispatchPace(most: 8)
    pace.throttled()
    answer(&pace, 3, after: .milliseconds(3))
    #expect(pace.width == 4)
    answer(&pace, 1, after: .milliseconds(3))
    #expect(pace.width == 5)
    answer(&pace, 5 + 6 + 7, after: .milliseconds(3))
    #expect(pace.width == 8)
    answer(&pace, 100, after: .milliseconds(3))
    #expect(pace.width == 8)
  }

  @Test func `answers that take ever longer take a quarter of the width at a time`() {
    var pace = DispatchPace(most: 8)
    answer(&pace, 80, after: .milliseconds(20))
    answer(&pace, 8, after: .milliseconds(400))
    #expect(pace.width == 6)
    answer(&pace, 6, after: .milliseconds(400))
    #expect(pace.width == 5)
    answer(&pace, 400, after: .milliseconds(4000))
    #expect(pace.width < 3)
  }

  @Test func `a platform that recovers gets everything again`() {
    var pace = DispatchPace(most: 8)
    answer(&pace, 80, after: .milliseconds(20))
    answer(&pace, 40, after: .milliseconds(2000))
    #expect(pace.width < 8)
    answer(&pace, 200, after: .milliseconds(20))
    #expect(pace.width == 8)
  }

  @Test func `a platform that is slow by nature is not held to be struggling`() {
    var pace = DispatchPace(most: 8)
    answer(&pace, 500, after: .seconds(2))
    #expect(pace.width == 8)
  }

  @Test func `one answer that took long changes nothing`() {
    var pace = DispatchPace(most: 8)
    answer(&pace, 84, after: .milliseconds(20))
    answer(&pace, 1, after: .milliseconds(150))
    answer(&pace, 40, after: .milliseconds(20))
    #expect(pace.width == 8)
  }

  @Test func `a clock that went back does no harm`() {
    var pace = DispatchPace(most: 8)
    answer(&pace, 20, after: .milliseconds(-50))
    #expect(pace.width == 8)
  }
}
