import Foundation
import GavelModel
import Testing

@testable import GavelStore

@Suite struct SearchTests {
  let folder: TemporaryFolder
  let store: Store
  let reader: StoreReader

  static let texts: [(MessageID, String)] = [
    ("65f0aa01", "こんにちは日本、東京より"),
    ("65f0aa02", "한국에서 왔어요"),
    ("65f0aa03", #"he said "buy now" AND left"#),
    ("65f0aa04", "100% sure_thing a*b (x) NEAR(y) c'd -e ^f {g}"),
    ("65f0aa05", "party 🎉🎊 time 👩‍👩‍👧"),
    ("65f0aa06", "Straße ÀÉÎ ΣΟΦΟΣ"),
    ("65f0aa07", "go to x.y"),
    ("65f0aa08", "nul\u{0}inside the text"),
    ("65f0aa09", "한국".decomposed + " cafe\u{301}"),
    ("65f0aa10", "ｆｕｌｌ　ｗｉｄｔｈ"),
    ("65f0aa11", ""),
  ]

  init() async throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.store)
    reader = try StoreReader(path: folder.store)
    try await store.record(roomPage([room("general-tw", name: "General 台灣")]))
    let mei = Person(id: "user-77", name: "Mei Lín")
    let messages = Self.texts.enumerated().map { index, entry in
      message(entry.0, entry.1, by: mei, in: "general-tw", sent: Int64(index))
    }
    try await store.record([page(messages)], in: "general-tw")
  }

  static let table: [(String, [String])] = [
    ("日本", ["01"]), ("東京", ["01"]), ("日", ["01"]), ("本、東", ["01"]), ("京日", []),
    ("한국", ["02", "09"]), ("국에", ["02"]), ("왔어요", ["02"]),
    ("buy NOW", ["03"]), (#""buy"#, ["03"]), (#"w""#, ["03"]), ("AND", ["03"]),
    ("he OR she", []), ("100%", ["04"]), ("%", ["04"]), ("sure_", ["04"]), ("s_re", []),
    ("a*b", ["04"]), ("a*", ["04"]), ("(x)", ["04"]), ("NEAR(y)", ["04"]), ("c'd", ["04"]),
    ("-e", ["04"]), ("^f", ["04"]), ("{g}", ["04"]), ("text:buy", []), ("buy*", []),
    ("🎉", ["05"]), ("🎉🎊", ["05"]), ("👩‍👩‍👧", ["05"]), ("🎊🎉", []),
    ("straße", ["06"]), ("STRASSE", []), ("àéî", ["06"]), ("σοφοσ", ["06"]),
    ("go", ["07"]), ("x.", ["07"]), (".y", ["07"]), ("y", ["03", "04", "05", "07"]),
    ("to", ["07"]), ("xq", []), ("\u{0}i", ["08"]), ("nul\u{0}inside", ["08"]), ("\u{0}", ["08"]),
    ("café", ["09"]), ("ＦＵＬＬ", ["10"]), ("ｆｕｌｌ　ｗｉ", ["10"]),
    ("65f0aa07", ["07"]), ("65f0aa08 nul", ["08"]), ("f0aa07", []),
    ("'; DROP TABLE messages; --", []), ("日本 東京 より", ["01"]), ("日本 왔어요", []),
  ]

  @Test(arguments: table, [1, 1000])
  func `a search finds exactly this`(row: (String, [String]), budget: Int) async throws {
    await reader.setScanBudget(budget)
    let found = try await reader.search(row.0, limit: nil)
    #expect(found.map(\.id.rawValue) == row.1.map { "65f0aa" + $0 }.reversed(), "\(row.0)")
    let listed = try await reader.messages(
      in: "general-tw", matching: .plain(row.0, .messages), .last, limit: 50)
    #expect(listed.rows.map(\.id.rawValue) == row.1.map { "65f0aa" + $0 }, "\(row.0)")
  }

  @Test(arguments: [1, 1000])
  func `names and ids of author and room are searched too`(budget: Int) async throws {
    await reader.setScanBudget(budget)
    for text in ["mei", "LÍN", "user-77", "台灣", "general-tw", "mei 台灣 general"] {
      #expect(try await reader.search(text).count == Self.texts.count, "\(text)")
    }
    #expect(try await reader.search("mei 日本").map(\.id) == ["65f0aa01"])
    #expect(try await reader.search("台灣 go", limit: 1).map(\.id) == ["65f0aa07"])
  }

  @Test(arguments: ["", " ", "\t\n", "\u{3000}"])
  func `nothing typed finds nothing and filters nothing`(text: String) async throws {
    #expect(try await reader.search(text) == [])
    let all = try await reader.messages(
      in: "general-tw", matching: .plain(text, .messages), .first, limit: 50)
    #expect(all.rows.count == Self.texts.count)
  }

  @Test func `very long words and very many words are only words`() async throws {
    await reader.setScanBudget(1)
    let long = String(repeating: "日本語", count: 1000)
    #expect(try await reader.search(long) == [])
    #expect(try await reader.search((0..<200).map { "w\($0)" }.joined(separator: " ")) == [])
    let huge = message("huge", long + "終", in: "general-tw", sent: 99)
    try await store.record([page([huge])], in: "general-tw")
    #expect(try await reader.search("語終").map(\.id) == ["huge"])
    let findings = try await store.integrityCheck()
    #expect(findings == [])
  }

  @Test func `a limit gives the newest`() async throws {
    #expect(try await reader.search("mei", limit: 2).map(\.id) == ["65f0aa11", "65f0aa10"])
  }
}

extension String {
  fileprivate var decomposed: String { decomposedStringWithCanonicalMapping }
}
