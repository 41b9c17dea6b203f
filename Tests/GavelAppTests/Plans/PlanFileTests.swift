import Foundation
import GavelModel
import Testing

@testable import GavelApp

@Suite struct PlanFileTests {
  private let plan = ActionPlan(
    server: "https://acme.example", account: "ana", created: Timestamp(milliseconds: 1000),
    reason: "spam \u{202E}\n",
    items: [
      PlanItem(
        action: .deleteMessage("m\u{1B}1", room: "r"), digest: "d",
        facts: TargetFacts(
          roomName: "日本", person: "p", personName: "P", role: .manager,
          sentAt: Timestamp(milliseconds: 5), preview: "hi", isOwn: true, isPinned: false)),
      PlanItem(
        action: .clearRoom("r"),
        seal: RoomSeal(messageCount: 3, newest: "m", newestUpdate: Timestamp(milliseconds: 9))),
      PlanItem(action: .removeMember("p", room: "r", announced: true)),
    ])

  private func failure(_ text: String) -> PlanError? {
    do throws(PlanError) {
      _ = try PlanFile.decode(Array(text.utf8))
      return nil
    } catch {
      return error
    }
  }

  @Test func `a written plan is read back as it was`() throws {
    #expect(try PlanFile.decode(Array(PlanFile.text(of: plan).utf8)) == plan)
    #expect(try PlanFile.decode(Array(PlanFile.json(of: plan).text.utf8)) == plan)
  }

  @Test func `the file has the keys of the contract in order`() {
    let text = PlanFile.text(of: plan)
    #expect(
      text.hasPrefix(
        #"{"format":1,"server":"https://acme.example","account":"ana","#
          + #""created":"1970-01-01T00:00:01.000Z","reason":"spam \u202e\n","items":["#))
    #expect(text.contains(#"{"kind":"clear-room","room":"r","target":"r","digest":"","seal":"#))
    #expect(text.hasSuffix("],\"digest\":\"\(plan.digest)\"}\n"))
  }

  @Test(arguments: [
    ("\"ana\"", "\"eve\""), ("\"spam ", "\"ham "), ("\"target\":\"p\"", "\"target\":\"q\""),
    ("\"messageCount\":3", "\"messageCount\":9"),
    ("https://acme", "https://evil"), ("\"digest\":\"d\"", "\"digest\":\"e\""),
    ("\"preview\":\"hi\"", "\"preview\":\"ho\""),
  ])
  func `an edited plan is damaged`(old: String, new: String) {
    let text = PlanFile.text(of: plan)
    let edited = text.replacingOccurrences(of: old, with: new)
    #expect(edited != text)
    #expect(failure(edited) == .damaged)
  }

  @Test func `a key that stands twice is refused, wherever it stands`() {
    let text = PlanFile.text(of: plan)
    for (old, new, place, line) in [
      (#""target":"p""#, #""target":"p","target":"q""#, "items[2].target", 4),
      (#""target":"p""#, #""target":"q","target":"p""#, "items[2].target", 4),
      (#""reason":"#, #""reason":"csam",\#n"reason":"#, "reason", 2),
      (#""isOwn":true"#, #""isOwn":true,"isOwn":false"#, "items[0].facts.isOwn", 2),
    ] {
      let edited = text.replacingOccurrences(of: old, with: new)
      #expect(edited != text)
      #expect(failure(edited) == .repeatedKey(place: place, line: line), "\(place)")
    }
  }

  @Test func `a key that the plan is not written with is refused`() {
    let text = PlanFile.text(of: plan)
    for (old, new, place) in [
      (#""kind":"clear-room""#, #""kind":"clear-room","extra":1"#, "items[1].extra"),
      (#""kind":"clear-room""#, #""kind":"clear-room","scope":null"#, "items[1].scope"),
      (#""format":1"#, #""format":1,"note":{"a":[{}]}"#, "note"),
      (#""format":1"#, #""format":1,"\u0066ormat":1"#, #"\u0066ormat"#),
      (#""messageCount":3"#, #""messageCount":3,"\#u{212A}":3"#, "items[1].seal.\u{212A}"),
      (#""systemMessage":true"#, #""systemMessage":false"#, "items[2].systemMessage"),
    ] {
      let edited = text.replacingOccurrences(of: old, with: new)
      #expect(edited != text)
      let line = place.hasPrefix("items[2]") ? 4 : place.hasPrefix("items") ? 3 : 1
      #expect(failure(edited) == .unknownKey(place: place, line: line), "\(place)")
    }
  }

  @Test func `a plan that another program has laid out anew is read`() throws {
    let data = Data(PlanFile.text(of: plan).utf8)
    let value = try JSONSerialization.jsonObject(with: data)
    let pretty = try JSONSerialization.data(
      withJSONObject: value, options: [.prettyPrinted, .sortedKeys])
    #expect(try PlanFile.decode(Array(pretty)) == plan)
  }

  @Test func `what is wrong with a plan is told with its file's name`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("{}", to: "plan.json")
    #expect(throws: PlanError.file(path: path, .wrongValue(place: "format"))) {
      try PlanFile.read(.file(path))
    }
    let words = Notices.explain(plan: .file(path: path, .damaged))
    #expect(words.lines[0].hasPrefix("the plan \(path) was changed"), "\(words)")
  }

  @Test func `a room action that names another target is damaged`() {
    let edited = PlanFile.text(of: plan).replacingOccurrences(
      of: "\"room\":\"r\",\"target\":\"r\"", with: "\"room\":\"r\",\"target\":\"s\"")
    #expect(failure(edited) == .wrongValue(place: "items[1].target"))
  }

  @Test func `errors name the place`() {
    #expect(failure("") == .notJSON(line: 1))
    #expect(failure("{\n\"format\":1,\n}") != nil)
    #expect(failure("{\"format\":1,\n\"server\" \"x\"}") == .notJSON(line: 2))
    #expect(failure("[]") == .wrongValue(place: ""))
    #expect(failure("{\"format\":2}") == .wrongFormat(found: 2, supported: 1))
    #expect(failure("{\"format\":1}") == .wrongValue(place: "server"))
    let text = PlanFile.text(of: plan)
    #expect(
      failure(text.replacingOccurrences(of: "clear-room", with: "nuke"))
        == .wrongValue(place: "items[1].kind"))
    #expect(
      failure(text.replacingOccurrences(of: "1970-01-01T00:00:01.000Z", with: "soon"))
        == .wrongValue(place: "created"))
  }

  @Test func `bytes that are no UTF-8 are told with their line`() {
    #expect(throws: PlanError.notUTF8(line: 2)) {
      try PlanFile.decode(Array("{\n\"a\":\"".utf8) + [0xC3, 0x28] + Array("\"}".utf8))
    }
  }

  @Test(arguments: [
    PlanItem(action: .clearRoom("r"), digest: "x"),
    PlanItem(action: .removeMember("p", room: "r", announced: false)),
  ])
  func `a plan that does the same twice is refused, however it is spelled`(again: PlanItem) {
    let twice = ActionPlan(
      server: plan.server, account: plan.account, created: plan.created, reason: "",
      items: plan.items + [again])
    let first = again.action.kind == .clearRoom ? 2 : 3
    #expect(failure(PlanFile.text(of: twice)) == .repeated(earlier: first, later: 4))
  }

  @Test func `an empty plan is refused`() {
    let empty = ActionPlan(
      server: "s", account: "a", created: Timestamp(milliseconds: 0), reason: "", items: [])
    #expect(failure(PlanFile.text(of: empty)) == .empty)
  }

  @Test func `a file that is not there is told`() {
    #expect(throws: PlanError.unreadable(path: "/no/plan.json", code: 2)) {
      try PlanFile.read(.file("/no/plan.json"))
    }
  }
}
