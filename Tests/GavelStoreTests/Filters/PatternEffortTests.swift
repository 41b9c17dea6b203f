import GavelModel
import Testing

@testable import GavelStore

@Suite struct PatternEffortTests {
  private let runaway = String(repeating: "a", count: 40) + "b"

  @Test func `a text that a pattern cannot get done with is given up`() throws {
    let matcher = try #require(PatternMatcher(source: "(a+)+$", ignoresCase: false))
    var effort = FilterEffort(texts: 5, slowTexts: .seconds(9))
    #expect(!matcher.matches(runaway, &effort))
    #expect(effort.hasGivenUp && !effort.isExhausted)
    #expect(matcher.matches("xaa", &effort))
  }

  @Test func `a long text that takes no long time is read to its end`() throws {
    let matcher = try #require(PatternMatcher(source: "u", ignoresCase: false))
    var effort = FilterEffort()
    #expect(!matcher.matches(String(repeating: "a", count: 5000), &effort))
    #expect(matcher.matches(String(repeating: "a", count: 5000) + "u", &effort))
    #expect(!matcher.matches("", &effort))
    #expect(!effort.hasGivenUp && !effort.isExhausted)
  }

  @Test func `the effort of one reading ends`() throws {
    let matcher = try #require(PatternMatcher(source: "(a+)+$", ignoresCase: false))
    var effort = FilterEffort(texts: 5, slowTexts: .milliseconds(1))
    #expect(!matcher.matches(runaway, &effort))
    #expect(effort.isExhausted && !effort.spendsText())
    var texts = FilterEffort(texts: 2)
    #expect([texts.spendsText(), texts.spendsText(), texts.spendsText()] == [true, true, false])
  }

  @Test func `what was left out is told with the window`() async throws {
    let folder = try TemporaryFolder()
    let store = try Store(path: folder.store)
    let reader = try StoreReader(path: folder.store, effort: FilterEffort(texts: 3))
    try await store.record(roomPage([room("lobby")]))
    let messages = (0..<9).map { message(MessageID("m\($0)"), "x\($0)", sent: Int64($0)) }
    try await store.record([page(messages)], in: "lobby")
    let filter = try Filter.of("re:/x[0-8]/", .messages)
    let window = try await reader.messages(in: "lobby", matching: filter, .first, limit: 9)
    #expect(window.rows.map(\.id) == ["m0", "m1", "m2"] && window.isCut)
    let ids = try await reader.ids(in: "lobby", matching: filter, limit: 9)
    #expect(ids == MatchedIDs(ids: ["m0", "m1", "m2"], isCut: true))
    #expect(await reader.hasLeftTextsOut)
    let narrow = try Filter.of("re:/x[0-8]/ x7", .messages)
    let found = try await reader.messages(in: "lobby", matching: narrow, .first, limit: 9)
    #expect(found.rows.map(\.id) == ["m7"] && !found.isCut)
  }

  @Test func `nobody waits for a reading that was cancelled`() async throws {
    let task = Task { () -> Bool in
      while !Task.isCancelled { await Task.yield() }
      var effort = FilterEffort(texts: 257)
      return (0..<2).allSatisfy { _ in effort.spendsText() }
    }
    task.cancel()
    #expect(await !task.value)
  }
}
