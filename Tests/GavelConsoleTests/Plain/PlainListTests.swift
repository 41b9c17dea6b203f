import GavelModel
import Testing

@testable import GavelConsole

@Suite struct PlainListTests {
  @Test func `a list is read as numbered lines with every state as a word`() {
    var listener = Listener(.triage)
    #expect(
      listener.say("rooms") == [
        "6 rooms, latest activity first",
        "1. general-tw, 5 reports, 6 messages, 6 members",
        "2. lobby, 1,204 messages, 3 members",
        "3. \"Mei 美, Tomás\", direct conversation, 12 messages, 2 members",
        "4. 日本語の部屋, 3 messages, 3 members",
        "5. evil<U+202E>moor, 1 odd character, 1 message, 3 members",
        "6. archive, frozen, 88 messages, 3 members",
      ])
  }

  @Test func `a room is opened by its number and read newest message first`() {
    var listener = Listener(.triage)
    listener.say("rooms")
    let lines = listener.say("open 1")
    #expect(lines.first == "6 messages of general-tw, newest first")
    #expect(lines[1] == "1. pinned, Olga, 11:58: This room is for questions only.")
    #expect(lines[2].hasPrefix("2. 2 odd characters, spam-bot, 11:57: fine<U+202E>txt.exe"))
    #expect(lines[5] == "5. reported 2, spam-bot, 11:54: BUY NOW http://spam.example/1")
  }

  @Test func `a room is opened by its name, or by a beginning that no other has`() {
    var listener = Listener()
    #expect(listener.say("open LOBBY").first == "1,204 messages of lobby, newest first")
    listener.say("rooms")
    #expect(listener.say("open gen").first == "6 messages of general-tw, newest first")
    listener.say("rooms")
    #expect(
      listener.say("open x") == [
        "no room is called like that: filter x looks through all of them"
      ])
  }

  @Test func `more goes on with the numbers, beyond the rows at hand too`() {
    var listener = Listener()
    listener.say("rooms", "open 2")
    var numbers: [String] = []
    for _ in 0..<30 {
      let lines = listener.say("more")
      numbers += lines.filter { $0.contains(". ") }
    }
    #expect(numbers.first?.hasPrefix("11. ") == true)
    #expect(numbers.count == 300)
    #expect(numbers.last?.hasPrefix("310. ") == true)
    #expect(numbers.last?.hasSuffix("line \(1204 - 310)") == true)
  }

  @Test func `the end of a list is told`() {
    var listener = Listener()
    listener.say("rooms")
    #expect(listener.say("more") == ["that was all"])
  }

  @Test func `a filter narrows the list, and its error names the character`() {
    var listener = Listener()
    listener.say("rooms", "open 1")
    let lines = listener.say("filter BUY")
    #expect(lines.first == "2 of 6 messages of general-tw, newest first")
    #expect(lines[1] == "filter: BUY; filter alone shows all again")
    #expect(lines.count == 4)
    #expect(listener.say("filter is:room").first?.hasPrefix("filter, at character ") == true)
    #expect(listener.say("filter").first == "6 messages of general-tw, newest first")
    #expect(listener.say("/BUY").first == "2 of 6 messages of general-tw, newest first")
  }

  @Test func `a number alone says its row, which is then the present one`() {
    var listener = Listener()
    listener.say("rooms")
    #expect(listener.say("2") == ["2. lobby, 1,204 messages, 3 members"])
    #expect(
      listener.say("next") == ["3. \"Mei 美, Tomás\", direct conversation, 12 messages, 2 members"])
    #expect(listener.say("previous") == ["2. lobby, 1,204 messages, 3 members"])
    #expect(listener.say("previous", "previous") == ["that was the first row"])
  }

  @Test func `nothing opens because a cursor rests on it`() {
    var listener = Listener()
    listener.say("rooms", "2", "3")
    #expect(
      listener.say("messages") == ["no room is open: go to the rooms and open one by its number"])
    #expect(!listener.effects.contains { if case .openRoom = $0 { true } else { false } })
  }

  @Test func `reading a message tells all of it, with what is hidden made visible`() {
    var listener = Listener()
    listener.say("rooms", "open 1")
    let lines = listener.say("read 2")
    #expect(lines.contains("from: spam-bot (spam)"))
    #expect(lines.contains("text: fine<U+202E>txt.exe<U+200B>"))
    #expect(lines.contains("id: m5"))
    #expect(lines.contains("hidden: 2 characters revealed"))
  }

  @Test func `names that hold a comma or a colon cannot pass for more than a name`() {
    var world = FakeWorld.acme
    world.messages["general"]?[5].author = Person(id: "x", name: "Olga, 12:00: I quit")
    var listener = Listener(world)
    listener.say("rooms")
    #expect(
      listener.say("open 1")[1]
        == "1. pinned, \"Olga, 12:00: I quit\", 11:58: This room is for questions only.")
  }

  @Test func `made-up names and veils hold for lines as well`() {
    var listener = Listener()
    listener.say("rooms", "open 1", "aliases", "veil")
    let lines = listener.say("list").joined(separator: "\n")
    #expect(!lines.contains("spam-bot") && !lines.contains("BUY"))
    #expect(lines.contains("(veiled, "))
  }

  @Test func `a list that cannot be read does not hold up the next line`() {
    var listener = Listener()
    listener.isAnswering = false
    listener.type("audit")
    #expect(listener.console.isBusy)
    for case .load(let request) in listener.effects where request.list == .audit {
      listener.post(.loadFailed(request, Notice(.error, "the store is away")))
    }
    #expect(listener.heard.contains("error: the store is away"))
    #expect(!listener.console.isBusy)
  }

  @Test func `nobody waits for ever`() {
    var listener = Listener()
    listener.isAnswering = false
    listener.type("audit")
    listener.wait(milliseconds: 11_000)
    #expect(listener.heard.last == "still reading: ask again in a while")
    #expect(!listener.console.isBusy)
  }
}
