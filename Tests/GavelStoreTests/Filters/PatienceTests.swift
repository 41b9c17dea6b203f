import GavelModel
import Testing

@testable import GavelStore

/// Searches through many rows: what is rare is found without looking at the rest, and who does not
/// want to wait gets what was found so far.
@Suite struct PatienceTests {
  let fixture: StoreFixture
  var reader: StoreReader { fixture.reader }

  init() async throws {
    fixture = try StoreFixture()
    let messages = (0..<3_000).map { number in
      message(
        MessageID("m\(number)"), number % 1_000 == 7 ? "needle \(number)" : "some hay \(number)",
        sent: Int64(number))
    }
    for begin in stride(from: 0, to: messages.count, by: 500) {
      try await fixture.store.record([page(Array(messages[begin..<begin + 500]))], in: "lobby")
    }
  }

  private func steps(_ body: () async throws -> Void) async throws -> StatementWork {
    try await body()
    let before = try await reader.work()
    try await body()
    var work = try await reader.work()
    work.steps -= before.steps
    work.scanned -= before.scanned
    work.sorts -= before.sorts
    return work
  }

  @Test func `who does not want to wait gets what was found so far, and how far that is`()
    async throws
  {
    let filter = try Filter.of("-hay -needle", .messages)
    let part = try await reader.messages(
      in: "lobby", matching: filter, .last, limit: 9, patience: .zero)
    #expect(part.isPartial)
    #expect(part.reach ?? at(0) > at(2_500))
    #expect(!part.isCut)
    let whole = try await reader.messages(in: "lobby", matching: filter, .last, limit: 9)
    #expect(!whole.isPartial && whole.rows.isEmpty)
  }

  @Test func `a list without a filter is never partial`() async throws {
    let window = try await reader.messages(in: "lobby", .last, limit: 9, patience: .zero)
    #expect(!window.isPartial && window.rows.count == 9)
  }

  @Test func `a rare word costs few steps for each row of the list`() async throws {
    let search = try Filter.of("needle", .search)
    let cost = try await steps {
      let found = try await reader.search(search, limit: 60)
      #expect(found.messages.count == 3)
    }
    #expect(cost.steps < 30_000)
    let nowhere = try Filter.of("haystack", .search)
    let none = try await steps {
      let found = try await reader.search(nowhere, limit: 60)
      #expect(found.messages.isEmpty)
    }
    #expect(none.steps < 30_000)
  }

  @Test func `the same text in a room is found without reading the room`() async throws {
    let cost = try await steps {
      let ids = try await reader.ids(in: "lobby", sharing: .text("needle 1007"), limit: 60)
      #expect(ids == ["m1007"])
    }
    #expect(cost.scanned == 0)
    #expect(cost.steps < 40_000)
  }

  @Test func `a page by key costs the same wherever it lies, and no scan or sort`() async throws {
    var costs: [Int] = []
    for number in [Int64(2_900), 1_500, 100] {
      let key = ListKey(rank: at(number).milliseconds, id: "")
      let cost = try await steps {
        let window = try await reader.messages(in: "lobby", .after(key), limit: 60)
        #expect(window.rows.count == 60)
      }
      #expect(cost.scanned == 0 && cost.sorts == 0)
      costs.append(cost.steps)
    }
    #expect(costs.allSatisfy { $0 < 10_000 })
    #expect((costs.max() ?? 0) - (costs.min() ?? 0) < 500)
  }
}
