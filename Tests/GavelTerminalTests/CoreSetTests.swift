import GavelTerminal
import Testing

/// The system's own calls, on the thread that the test runs on.
@Suite struct CoreSetTests {
  @Test func `a thread keeps to what it is told, and may have all back`() throws {
    // 0 is whoever asks.
    let all = try #require(CoreSet(ofThread: 0))
    defer { all.keep(thread: 0) }
    let fewer = all.withoutLast()
    fewer.keep(thread: 0)
    #expect(CoreSet(ofThread: 0) == fewer)
    all.keep(thread: 0)
    #expect(CoreSet(ofThread: 0) == all)
  }

  @Test func `leaving out the last ends with one core, never with none`() throws {
    var cores = try #require(CoreSet(ofThread: 0))
    #expect(cores.count > 0)
    while cores.count > 1 {
      let fewer = cores.withoutLast()
      #expect(fewer.count == cores.count - 1)
      cores = fewer
    }
    #expect(cores.withoutLast() == cores)
  }
}
