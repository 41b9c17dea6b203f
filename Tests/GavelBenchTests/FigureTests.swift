import GavelModel
import Testing

@testable import GavelBench

@Suite struct FigureTests {
  @Test(arguments: [
    (0.0, Figure.Unit.milliseconds, "0 ms"), (12.344, .milliseconds, "12.34 ms"),
    (0.05, .milliseconds, "0.05 ms"), (2.5, .ratio, "2.5 x"), (123.4, .milliseconds, "123 ms"),
    (1_234_567, .perSecond, "1,234,567 /s"), (999, .bytes, "999 B"), (1_000, .count, "1,000"),
    (-3, .count, "-3"),
  ])
  func `a number has as many places as it is worth`(
    value: Double, unit: Figure.Unit, words: String
  ) {
    #expect(FigureTable.words(value, unit) == words)
  }

  @Test func `a figure meets its target or says that it missed it`() {
    let good = Figure("start", 12, .milliseconds, .atMost(30), how: "now")
    let bad = Figure("rate", 10, .perSecond, .atLeast(20), how: "now")
    #expect(good.isMet == true && bad.isMet == false)
    #expect(Figure("memory", 1, .megabytes, how: "").isMet == nil)
    let table = FigureTable(title: "All", figures: [good, bad]).markdown
    #expect(table.contains("| start | 12 ms | ≤ 30 ms | now |"))
    #expect(table.contains("| rate | 10 /s | ≥ 20 /s, missed | now |"))
  }

  @Test func `a world is the same at every making, and its rooms share its messages`() {
    let world = BenchWorld(messages: 12_345, rooms: 77)
    #expect((0..<77).reduce(0) { $0 + world.count(ofRoom: $1) } == 12_345)
    #expect(world.count(ofRoom: 0) == 2_469)
    let message = world.message(5, of: 100, in: 3)
    #expect(message == world.message(5, of: 100, in: 3))
    #expect(message.sentAt < world.message(6, of: 100, in: 3).sentAt)
  }

  @Test func `without a command the table is meant`() throws {
    #expect(try BenchArguments([]).command == "table")
    #expect(try BenchArguments(["--only", "start"]).command == "table")
    #expect(try BenchArguments(["--only", "start"]).text("only") == "start")
  }

  @Test func `what most values do not exceed is told of any number of them`() {
    #expect(Gesture.part([], 0.5) == 0)
    #expect(Gesture.part([3, 1, 2], 0.5) == 2)
    #expect(Gesture.part([1, 2, 3, 4], 0.99) == 4)
  }
}
