import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

@Suite struct PlainWordTests {
  @Test func `every command of the table is listed where it works, or is for a screen`() {
    for (view, words) in [(View.rooms, ["rooms", "open 1"]), (.reports, ["reports"])] {
      var listener = Listener(.triage)
      for word in words { listener.say(word) }
      var help = listener.say("help")
      while help.last?.hasSuffix("type more") == true { help += listener.say("more") }
      let context = listener.console.state.paneContext
      for row in listener.console.state.keys.rows(in: context, of: view) {
        let isListed = help.contains {
          $0.hasPrefix("\(row.name),") || $0.hasPrefix("\(row.name) ")
            || $0.hasPrefix("\(row.name):")
        }
        #expect(
          isListed || isCovered(row),
          "\(row.name)")
      }
    }
  }

  /// Whether a screen is needed for it, or another word does the same.
  private func isCovered(_ row: KeyBinding) -> Bool {
    switch row.command.plainUse {
    case .needsScreen, .word: true
    case .lists: !row.ownName.isEmpty
    case .runs, .tells, .narrows, .savedFilters, .jumps, .profiles, .opens: false
    }
  }

  @Test func `a digit is a row and no key, and an answer without a question does nothing`() {
    var listener = Listener()
    #expect(listener.say("help members").first == "members: to the members")
    #expect(listener.say("cancel") == ["cancel answers a question, and none is open"])
    #expect(listener.say("y") == ["copy-text is for a screen"])
  }

  @Test func `what was confirmed last is held longer from everywhere`() {
    var listener = Listener()
    #expect(listener.say("hold") == ["nothing is held here"])
    listener.say("rooms", "open 1", "d 4", "y", "hold")
    #expect(listener.effects.contains { if case .stretchHold = $0 { true } else { false } })
  }

  @Test func `lines begin where the console was, and say so, but choose no row`() {
    let place = ConsolePlace(
      view: "rooms", pane: "messages",
      rows: ["rooms": RememberedRow(id: "general"), "messages": RememberedRow(id: "m3")],
      filters: ["messages": "BUY"])
    var listener = Listener(memory: ConsoleMemory(place: place))
    #expect(listener.opening == ["2 of 6 messages of general-tw, newest first"])
    #expect(
      listener.say("delete-message") == ["delete-message: say which row, such as delete-message 1"])
    #expect(listener.say("list")[1] == "filter: BUY; filter alone shows all again")
  }

  @Test func `a pane without rows is left for its list`() {
    let place = ConsolePlace(view: "rooms", pane: "activity")
    let listener = Listener(memory: ConsoleMemory(place: place))
    #expect(listener.opening == ["0 batches, newest first"])
  }

  @Test func `profiles are listed, and one is opened by its name`() {
    let configuration = ConsoleConfiguration(
      profiles: [
        ProfileChoice(name: "acme", dialect: "imkit", server: "acme.imkit.io"),
        ProfileChoice(name: "club", dialect: "rocketchat", server: "chat.club.example"),
      ], profile: "acme")
    var listener = Listener(configuration: configuration)
    #expect(
      listener.say("profile") == [
        "acme, open, imkit, acme.imkit.io", "club, rocketchat, chat.club.example",
      ])
    listener.say("profile club")
    #expect(listener.effects.last == .openProfile("club"))
    listener.post(.profileOpened("club"))
    #expect(listener.effects.last == .switchProfile(.nothingPending))
  }

  @Test func `help says the key, whether it asks, and why a command is not available`() {
    var listener = Listener(.acme, configuration: ConsoleConfiguration(isReadOnly: true))
    listener.say("rooms", "open 1")
    #expect(
      listener.say("help delete marked").first
        == "delete-message, key d, asks first: delete the marked messages, or this one; "
        + "not now: this console is read-only")
  }

  @Test func `a command that works elsewhere says where`() {
    var listener = Listener()
    #expect(listener.say("delete-message").first == "delete-message works in: messages, detail")
    #expect(
      listener.say("frobnicate") == ["no command here is called frobnicate: help lists them"])
  }

  @Test func `what costs something does not run by half a name that others share`() {
    var listener = Listener()
    listener.say("rooms")
    let answer = listener.say("leave").first ?? ""
    #expect(answer.hasPrefix("several commands answer to that: leave-room"))
  }

  @Test func `a list is gone to by its name from every view`() {
    var listener = Listener(.triage)
    listener.say("rooms", "open 1")
    #expect(listener.say("reports").first == "7 report groups by message, oldest first")
    #expect(listener.say("audit").first == "0 entries of the audit trail, newest first")
    #expect(listener.say("members").first == "6 members of general-tw")
    #expect(listener.say("queue").first == "0 batches, newest first")
    #expect(listener.say("messages").first == "6 messages of general-tw, newest first")
  }

  @Test func `where tells view, room, filter, row, marks, lock and connection`() {
    var listener = Listener()
    listener.say("rooms", "open 1", "filter BUY", "mark 1", "2")
    #expect(
      listener.say("where") == [
        "2 of 6 messages of general-tw, newest first",
        "2. spam-bot, 11:54: BUY NOW http://spam.example/1",
        "filter: BUY", "open room: general-tw", "marked: * 1 message",
        "read-write, imkit, acme.imkit.io, Ana, room manager", "synced 12:03",
        "nothing waits in the queue",
      ])
  }

  @Test func `marks hidden by a filter are counted aloud`() {
    var listener = Listener()
    listener.say("rooms", "open 1", "mark 1-2")
    #expect(listener.say("filter BUY").contains("2 messages marked, 2 hidden by the filter"))
  }

  @Test func `rows are marked by the filter, by author and by text`() {
    var listener = Listener()
    listener.say("rooms", "open 1")
    #expect(listener.say("mark-same-author 2").contains("3 messages marked"))
    #expect(listener.say("unmark all") == ["nothing is marked"])
    listener.say("filter BUY")
    #expect(listener.say("mark all") == ["2 messages marked"])
    #expect(listener.say("unmark 1") == ["1 message marked"])
    #expect(listener.say("save-marks").first == "save-marks needs a name behind it")
    #expect(listener.say("save-marks ads").first?.contains("ads") == true)
  }

  @Test func `going to a moment says the message that follows it`() {
    var listener = Listener()
    listener.say("rooms", "open 1")
    #expect(
      listener.say("jump-to-time 11:57").first
        == "2. 2 odd characters, spam-bot, 11:57: fine<U+202E>txt.exe<U+200B>")
    #expect(listener.say("jump-to-time soon").first?.hasPrefix("a moment is") == true)
  }

  @Test func `what was said last is said again`() {
    var listener = Listener()
    let lines = listener.say("rooms")
    #expect(listener.say("repeat") == lines)
    #expect(listener.say("repeat") == lines)
  }

  @Test func `without UTF-8 every line is plain ASCII`() {
    let text: DisplayText = "“\("Mei 美")” … \("a\nb")"
    #expect(text.letters(in: .ascii) == "\"Mei ?\" ~ a|b")
    #expect(text.letters(in: .unicode) == "“Mei 美” … a⏎b")
  }
}
