import GavelModel
import Testing

@testable import GavelStore

/// Windows are compared with what a sorted array says, for random lists, anchors and filters.
@Suite struct WindowTests {
  let folder: TemporaryFolder
  let store: Store
  let reader: StoreReader

  init() async throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.store)
    reader = try StoreReader(path: folder.store)
  }

  private static let filters = ["", "a", "ab", "B", "ab a", "日", "本日", "zz", "é", "5"]
  private static let letters = ["a", "b", "AB", "日本", "é", "e\u{301}", "Z", " ", "x"]

  private func text(_ random: inout SplitMix) -> String {
    (0..<Int.random(in: 0...5, using: &random))
      .map { _ in Self.letters.randomElement(using: &random) ?? "" }.joined()
  }

  private func anchors(_ keys: [ListKey], _ random: inout SplitMix) -> [ListAnchor] {
    var anchors: [ListAnchor] = [.first, .last]
    for _ in 0..<4 {
      guard var key = keys.randomElement(using: &random) else { break }
      if Bool.random(using: &random) { key.id += "~" }
      anchors += [.after(key), .before(key), .around(key)]
    }
    return anchors
  }

  private func contains(_ filter: String, _ fields: [String]) -> Bool {
    filter.lowercased().split(separator: " ").allSatisfy { word in
      fields.contains { $0.lowercased().contains(word) }
    }
  }

  @Test(arguments: 1...6) func `rooms`(seed: UInt64) async throws {
    var random = SplitMix(seed: seed)
    let rooms = (0..<40).map { number in
      room(
        RoomID("r\(number)"), name: text(&random), active: .random(in: 0...9, using: &random))
    }
    try await store.record(roomPage(rooms))
    for filter in Self.filters {
      let rows = rooms.filter { contains(filter, [$0.id.rawValue, $0.name ?? ""]) }
      for anchor in anchors(rooms.map(\.listKey), &random) {
        let limit = Int.random(in: 1...12, using: &random)
        let window = try await reader.rooms(
          matching: .of(filter, .rooms), anchor, limit: limit)
        #expect(
          window == expectedWindow(rows, anchor, limit: limit, total: 40))
      }
    }
  }

  @Test(arguments: 1...6) func `members`(seed: UInt64) async throws {
    var random = SplitMix(seed: seed)
    let members = (0..<40).map { number in
      Member(
        person: Person(id: PersonID("p\(number)"), name: text(&random)),
        role: Role.allCases.randomElement(using: &random) ?? .member)
    }
    try await store.record(detail(room("lobby"), members: members))
    for filter in Self.filters {
      let rows = members.filter { contains(filter, [$0.id.rawValue, $0.person.name ?? ""]) }
      for anchor in anchors(members.map(\.listKey), &random) {
        let limit = Int.random(in: 1...12, using: &random)
        let window = try await reader.members(
          of: "lobby", matching: .of(filter, .members), anchor, limit: limit)
        #expect(
          window == expectedWindow(rows, anchor, limit: limit, total: 40))
      }
    }
  }

  /// A budget of one row sends almost everything through the search index, a large one nothing.
  @Test(arguments: [1, 7, 10_000], 1...4)
  func `messages`(budget: Int, seed: UInt64) async throws {
    await reader.setScanBudget(budget)
    var random = SplitMix(seed: seed)
    let people = (0..<4).map { Person(id: PersonID("p\($0)"), name: text(&random)) }
    let messages = (0..<60).map { number in
      message(
        MessageID("m\(number)"), text(&random), by: people.randomElement(using: &random),
        sent: .random(in: 0...20, using: &random))
    }
    try await store.record([page(messages)], in: "lobby")
    let noise = messages.map { message(MessageID("n" + $0.id.rawValue), $0.text, in: "other") }
    try await store.record([page(noise)], in: "other")
    for filter in Self.filters {
      let rows = messages.filter { contains(filter, fields(of: $0)) }
      for anchor in anchors(messages.map(\.listKey), &random) {
        let limit = Int.random(in: 1...12, using: &random)
        let window = try await reader.messages(
          in: "lobby", matching: .of(filter, .messages), anchor, limit: limit)
        #expect(
          window == expectedWindow(rows, anchor, limit: limit, total: 60))
      }
      let keys = rows.map(\.listKey).sorted()
      let (from, to) = (keys.first, keys.dropLast(keys.count / 3).last)
      let expected = keys.filter { key in to.map { key <= $0 } ?? true }.map(\.id)
      let ids = try await reader.ids(
        in: "lobby", matching: .of(filter, .messages), from: from, to: to, limit: 1000
      ).ids
      #expect(ids.map(\.rawValue) == expected)
    }
  }

  private func fields(of message: Message) -> [String] {
    [message.text, message.author?.id.rawValue ?? "", message.author?.name ?? ""]
  }

  @Test func `a range of members is found by its keys`() async throws {
    let members = ["a", "b", "c", "d"].map { Member(person: Person(id: PersonID($0))) }
    try await store.record(detail(room("lobby"), members: members))
    let ids = try await reader.memberIDs(
      of: "lobby", from: members[1].listKey, to: members[2].listKey, limit: 10
    ).ids
    #expect(ids == ["b", "c"])
    let found = try await reader.memberIDs(
      of: "lobby", matching: .of("d", .members), limit: 10)
    #expect(found == MatchedIDs(ids: ["d"], isCut: false))
  }

  @Test func `a room nobody knows is an empty list`() async throws {
    #expect(try await reader.messages(in: "x", .first, limit: 5) == ListWindow(total: 0))
    #expect(try await reader.members(of: "x", .last, limit: 5).rows == [])
  }
}

extension StoreReader {
  func setScanBudget(_ rows: Int) { scanBudget = ScanBudget(rows: rows, few: rows) }
}
