import GavelModel
import Testing

@testable import GavelStore

/// What each term finds, by the scan and by the sources beyond it.
@Suite struct FilterFindingTests {
  let folder: TemporaryFolder
  let store: Store
  let reader: StoreReader

  static let mei = Person(id: "u-mei", name: "Mei Lin", username: "mei")
  static let bot = Person(id: "u-bot", name: "Helper", isBot: true)
  static let gone = Person(id: "u-gone", name: "Meister", isDeactivated: true)

  init() async throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.store)
    reader = try StoreReader(path: folder.store)
    try await store.record(
      roomPage([
        room("lobby", name: "General", active: 50),
        room("old", name: "Attic", active: -90_000, status: .frozen),
        Room(id: "dm", kind: .direct, activeAt: at(20)),
      ]))
    try await store.record(
      detail(
        Room(id: "dm", kind: .direct, activeAt: at(20)),
        members: [
          Member(person: Self.mei, role: .owner), Member(person: Self.bot),
          Member(person: Self.gone),
        ]))
    try await store.record([page(Self.messages)], in: "lobby")
    try await store.record(
      [page([message("d1", "hello there", by: Self.mei, in: "dm", sent: 60)])], in: "dm")
    try await store.record(
      reports: [
        report("1", "m1", by: "u-mei", "rude"), report("2", "m1", by: "u-mei", "spam", at: 9),
      ],
      of: "u-mei", requestedAt: at(200))
  }

  static let messages: [Message] = {
    var messages = [
      message("m1", "Buy now at http://x.org", by: mei, sent: 0),
      message("m2", "buy later, now", by: bot, sent: 10),
      message("m3", "hid\u{202E}den", by: gone, sent: 20),
      message("m4", "", by: mei, sent: 30),
      message("m5", "thread head fr3e crypto", by: mei, sent: 40),
      message("m6", "joined", by: gone, sent: 50),
    ]
    messages[1].editedAt = at(11)
    messages[3].attachments = ["photo.png"]
    messages[3].type = "image"
    messages[4].replyCount = 3
    messages[4].discussion = "talk"
    messages[5].type = "joinRoom"
    return messages
  }()

  static let table: [(String, String)] = [
    ("buy now", "12"), (#""buy now""#, "1"), ("from:mei", "13456"), ("from:=mei", "145"),
    ("from:=u-gone", "36"),
    (#"from:="mei lin""#, "145"), ("from:u-bot", "2"), ("type:image", "4"), ("type:TEXT", "1235"),
    ("type:image|joinRoom", "46"), ("id:m", "123456"), ("id:=m2", "2"), ("id:x", ""),
    ("before:2026-03-02T09:00:20Z", "12"), ("after:2026-03-02T09:00:20Z", "3456"),
    ("age:<1d", "123456"),
    ("after:2026-03-02T09:00:20Z before:2026-03-02T09:00:40Z", "34"),
    ("-after:2026-03-02T09:00:20Z", "12"),
    ("has:report", "1"), ("-has:report", "23456"), ("has:link", "1"), ("has:file", "4"),
    ("has:hidden", "3"),
    ("has:thread", "5"), ("has:discussion", "5"), ("has:link|file", "14"),
    ("has:link or from:=u-bot", "12"),
    ("reports:2", "1"), ("reports:>0", "1"), ("reports:<1", "23456"), ("reports:>=3", ""),
    ("is:system", "6"), ("is:edited", "2"), ("is:bot", "2"), ("is:deactivated", "36"),
    ("is:edited|system", "26"),
    ("re:/fr[e3]{2} crypt/", "5"), ("re:/fr[e3]{2} CRYPT/i", "5"), ("re:/fr3e crypt/", "5"),
    ("re:/^buy/i", "12"),
    ("re:/^Buy/", "1"), ("-re:/u/", "3456"), ("-buy", "3456"), ("-(buy or from:mei)", ""),
    ("(buy or joined) -is:edited", "16"), ("from:mei has:report", "1"), ("mei -mei", ""),
  ]

  @Test(arguments: table, [1, 3, 1000])
  func `messages of a room`(row: (String, String), budget: Int) async throws {
    await reader.setScanBudget(budget)
    let wanted = row.1.map { MessageID("m\($0)") }
    let filter = try Filter.of(row.0, .messages)
    for anchor in [ListAnchor.first, .last] {
      let found = try await reader.messages(in: "lobby", matching: filter, anchor, limit: 50)
      #expect(found.rows.map(\.id) == wanted, "\(row.0)")
      #expect(!found.isCut)
    }
    let ids = try await reader.ids(in: "lobby", matching: filter, limit: 50)
    #expect(ids == MatchedIDs(ids: wanted, isCut: false), "\(row.0)")
    let all = try await reader.search(all: .of("in:=lobby (\(row.0))", .search))
    #expect(all.map(\.id) == wanted.reversed(), "\(row.0)")
  }

  @Test(arguments: [1, 1000])
  func `messages of all rooms`(budget: Int) async throws {
    await reader.setScanBudget(budget)
    for (text, ids) in [
      ("is:dm", ["d1"]), ("in:dm", ["d1"]), ("is:group has:link", ["m1"]), ("hello in:general", []),
      ("from:mei -is:dm age:<1d -re:/thread/", ["m6", "m4", "m3", "m1"]), ("is:frozen", []),
    ] {
      let found = try await reader.search(all: .of(text, .search)).map(\.id.rawValue)
      #expect(found == ids, "\(text)")
    }
  }

  @Test func `rooms`() async throws {
    for (text, ids) in [
      ("is:dm", ["dm"]), ("is:group", ["lobby", "old"]), ("is:frozen", ["old"]),
      ("is:archived", ["old"]),
      ("has:report", ["lobby"]), ("reports:>=2", ["lobby"]), ("reports:0", ["dm", "old"]),
      ("type:group", ["lobby", "old"]),
      ("id:l", ["lobby"]), ("age:>1d", ["old"]), ("age:<1d", ["dm", "lobby"]),
      ("re:/^At/", ["old"]), ("mei", ["dm"]),
      ("-mei", ["lobby", "old"]), ("has:hidden", []), ("general or attic", ["lobby", "old"]),
    ] {
      let found = try await reader.rooms(matching: .of(text, .rooms), .first, limit: 9).rows
      #expect(found.map(\.id.rawValue) == ids, "\(text)")
    }
  }

  @Test func `members`() async throws {
    for (text, ids) in [
      ("mei", ["u-mei", "u-gone"]), ("type:owner", ["u-mei"]), ("type:boss", []),
      ("is:bot", ["u-bot"]),
      ("is:deactivated", ["u-gone"]), ("has:report", ["u-mei"]), ("reports:2", ["u-mei"]),
      ("id:=u-bot", ["u-bot"]),
      ("re:/^M/", ["u-mei", "u-gone"]), ("-is:bot -has:report", ["u-gone"]), ("has:hidden", []),
    ] {
      let filter = try Filter.of(text, .members)
      let found = try await reader.members(of: "dm", matching: filter, .first, limit: 9).rows
      #expect(found.map(\.id.rawValue) == ids, "\(text)")
      let marked = try await reader.memberIDs(of: "dm", matching: filter, limit: 9).ids
      #expect(marked.map(\.rawValue) == ids, "\(text)")
    }
  }

  @Test func `reports, alone and in groups`() async throws {
    for (text, ids) in [
      ("rude", ["1"]), ("from:mei", ["2", "1"]), ("in:general", ["2", "1"]), ("id:=2", ["2"]),
      ("id:m1", ["2", "1"]),
      ("type:platform", ["2", "1"]), ("type:imported", []), ("after:2026-03-02T09:00:05Z", ["2"]),
      ("reports:2", ["2", "1"]), ("reports:1", []), ("is:group", ["2", "1"]), ("is:dm", []),
      ("is:bot", []),
      ("has:link", []), ("re:/^ru/", ["1"]), ("-rude", ["2"]),
    ] {
      let filter = try Filter.of(text, .reports)
      #expect(try await reader.reports(matching: filter).map(\.id.rawValue) == ids, "\(text)")
      let groups = try await reader.reportGroups(
        by: .author, sort: .oldest, matching: filter, anchor: .first, limit: 9)
      #expect(groups.rows.map(\.id) == (ids.isEmpty ? [] : ["author:u-mei"]), "\(text)")
      let marked = try await reader.reportGroupIDs(
        by: .author, sort: .oldest, matching: filter, limit: 9)
      #expect(marked.ids == groups.rows.map(\.id), "\(text)")
    }
  }

  @Test func `an edit changes what a message is found by`() async throws {
    var edited = Self.messages[0]
    edited.text = "nothing"
    edited.updatedAt = at(300)
    try await store.record([page([edited], asked: 300)], in: "lobby")
    let filter = try Filter.of("has:link", .messages)
    #expect(try await reader.ids(in: "lobby", matching: filter, limit: 9).ids == [])
  }
}
