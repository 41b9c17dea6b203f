import GavelModel
import Testing

@testable import GavelConsole

@Suite struct PlainActionTests {
  private func inGeneral(_ world: FakeWorld = .acme, isInteractive: Bool = true) -> Listener {
    var listener = Listener(world, isInteractive: isInteractive)
    listener.say("rooms", "open 1")
    return listener
  }

  @Test func `three messages are deleted by their numbers, and the count is typed`() {
    var listener = inGeneral()
    let question = listener.say("delete-message 2,4-5")
    #expect(listener.drafted == ["m2", "m3", "m5"])
    #expect(question.contains("question: Delete 3 messages"))
    #expect(question.contains("in: general-tw (3)"))
    #expect(question.contains("by: spam-bot (3)"))
    #expect(question.contains("item 3: message by spam-bot, 11:57: fine<U+202E>txt.exe<U+200B>"))
    #expect(question.contains("Once sent, nothing brings it back."))
    #expect(question.last == "type the number 3 to do it, cancel to leave it")
    #expect(
      listener.say("2") == [
        "that does not match", "type the number 3 to do it, cancel to leave it",
      ])
    #expect(
      listener.say("3") == [
        "held 5 seconds: delete 3 messages, general-tw; undo takes it back, hold waits longer"
      ])
    #expect(listener.enqueued.count == 1)
    #expect(listener.enqueued.first?.items.map(\.action.target) == ["m2", "m3", "m5"])
  }

  @Test func `numbers mean the rows that were read, whatever came since`() {
    var listener = inGeneral()
    let message = Message(
      id: "m9", room: "general", author: Person(id: "mei", name: "Mei 美"), text: "new",
      sentAt: .noon)
    listener.world.messages["general"]?.append(message)
    listener.post(.changed([.messages]))
    listener.say("delete-message 1")
    #expect(listener.drafted == ["m6"])
  }

  @Test func `a row that is gone is not replaced by its neighbour`() {
    var listener = inGeneral()
    listener.world.messages["general"]?.removeAll { $0.id == "m5" }
    listener.post(.changed([.messages]))
    #expect(listener.say("delete-message 2") == ["that row is gone: list shows what is there now"])
    #expect(listener.drafted == [])
  }

  @Test func `a cursor that nobody chose decides nothing`() {
    var listener = inGeneral()
    #expect(
      listener.say("delete-message") == [
        "delete-message: say which row, such as delete-message 1"
      ])
    #expect(listener.drafted == [])
    listener.say("3", "delete-message")
    #expect(listener.drafted == ["m4"])
  }

  @Test func `with rows marked, numbers behind a command are refused`() {
    var listener = inGeneral()
    #expect(listener.say("mark 2-3") == ["2 messages marked"])
    #expect(listener.say("delete-message 1").first?.hasPrefix("rows are marked") == true)
    listener.say("delete-message")
    #expect(listener.drafted == ["m4", "m5"])
  }

  @Test func `one message is confirmed by a key of its own, never by the line that asked`() {
    var listener = inGeneral()
    #expect(listener.say("d 4").last == "type y to do it, n to leave it")
    #expect(listener.say("d 4").first == "that is no answer here")
    #expect(listener.say("reason spam") == ["reason: spam", "type y to do it, n to leave it"])
    listener.say("y")
    #expect(listener.enqueued.first?.reason == "spam")
    #expect(listener.enqueued.first?.items.map(\.action.target) == ["m3"])
  }

  @Test func `a line typed before the question could be heard answers nothing`() {
    var listener = inGeneral()
    listener.type("d 4")
    #expect(
      listener.type("y") == ["too early: that was typed before the question; answer it now"])
    #expect(listener.enqueued.isEmpty)
    listener.wait()
    listener.type("y")
    #expect(listener.enqueued.count == 1)
  }

  @Test func `what was typed ahead is thrown away when a question comes`() {
    var listener = inGeneral()
    listener.effects = []
    listener.say("d 4")
    #expect(listener.effects.count { $0 == .drainInput } == 2)
  }

  @Test func `lines that come all at once confirm nothing`() {
    var listener = inGeneral()
    listener.say("d 4")
    listener.type("y", isCrowded: true)
    #expect(listener.enqueued.isEmpty)
    #expect(listener.heard.last?.hasPrefix("lines that come all at once") == true)
  }

  @Test func `where nobody can answer, the plan is told and nothing is sent`() {
    var listener = inGeneral(isInteractive: false)
    listener.say("delete-message 2-3")
    #expect(listener.heard.contains("question: Delete 2 messages"))
    #expect(
      listener.heard.last
        == "not confirmed: that needs a person at a terminal; nothing is sent")
    #expect(listener.console.lacksConfirmation)
    #expect(listener.enqueued.isEmpty)
    #expect(!listener.console.isBusy)
    listener.say("2")
    #expect(listener.enqueued.isEmpty)
  }

  @Test func `where nobody can answer, interrupted work stays as it is`() {
    var listener = Listener(.busy, isInteractive: false)
    listener.post(.interruptedBatches([listener.world.batches[3]]))
    listener.wait()
    #expect(!listener.console.isBusy)
    listener.say("queue", "resume 4", "send-now 1")
    let sent = listener.effects.contains { effect in
      switch effect {
      case .resume, .sendNow: true
      default: false
      }
    }
    #expect(!sent)
    #expect(listener.console.lacksConfirmation)
  }

  @Test func `a room is deleted by typing its name`() {
    var listener = Listener()
    listener.say("rooms")
    let question = listener.say("delete-room 2")
    #expect(question.last == "type the room's name lobby to do it, cancel to leave it")
    #expect(listener.say("cancel") == ["cancelled: nothing is sent"])
    listener.say("D 2", "lobby")
    #expect(listener.enqueued.first?.items.map(\.action) == [.deleteRoom("lobby")])
  }

  @Test func `a room called like a word is still deleted by its name`() {
    var world = FakeWorld.acme
    world.rooms[1].name = "cancel"
    var listener = Listener(world)
    listener.say("rooms", "delete-room 2", "cancel")
    #expect(listener.enqueued.count == 1)
  }

  @Test func `members are removed and rooms cleared from their own lists`() {
    var listener = inGeneral()
    #expect(
      listener.say("members").prefix(3) == [
        "6 members of general-tw", "1. Olga, owner", "2. Ana, manager, you",
      ])
    #expect(listener.say("remove-member 5").last == "type y to do it, n to leave it")
    listener.say("yes")
    #expect(listener.enqueued.first?.items.map(\.action.target) == ["tomas"])
    listener.say("clear-room", "general-tw")
    #expect(listener.enqueued.last?.items.map(\.action) == [.clearRoom("general")])
  }

  @Test func `what is held is taken back by undo, and the marks are there again`() {
    var listener = inGeneral()
    listener.say("delete-message 2,4", "2")
    listener.say("undo")
    #expect(listener.effects.contains { if case .undo = $0 { true } else { false } })
    #expect(listener.say("where").contains("marked: * 2 messages"))
  }

  @Test func `quitting with work held asks what becomes of it`() {
    var listener = inGeneral()
    listener.say("d 4", "y")
    let question = listener.say("quit")
    #expect(question.first == "question: work is unfinished")
    #expect(question.contains("type send now, keep held, take back, or stay"))
    #expect(listener.say("stay") == ["staying"])
    listener.say("q", "keep held")
    #expect(listener.effects.last == .quit(.keepHeld))
  }

  @Test func `a code of a second factor is handed over, and an empty line gives up`() {
    var listener = Listener()
    listener.post(.secondFactorWanted(method: "totp", number: 7))
    listener.wait()
    #expect(listener.console.wantsSecret)
    #expect(listener.heard.contains("the platform wants a code from your authenticator app"))
    listener.say("123 456")
    #expect(listener.effects.last == .secondFactor(code: "123456", number: 7))
    #expect(!listener.console.wantsSecret)
    listener.post(.secondFactorWanted(method: "totp", number: 8, isRepeated: true))
    listener.wait()
    listener.say("")
    #expect(listener.effects.last == .secondFactor(code: nil, number: 8))
  }

  @Test func `the reasons of a report are digits here too, and the next case is told`() {
    var listener = Listener(.triage)
    listener.say("reports")
    let told = listener.say("read 1")
    #expect(told.contains("text: BUY NOW http://spam.example/1"))
    let question = listener.say("dismiss")
    #expect(question.contains("reasons: 1 spam, 2 abuse, 3 off topic"))
    #expect(question.last == "type a digit or y to do it, n to leave it")
    let answer = listener.say("1")
    #expect(listener.enqueued.first?.reason == "spam")
    #expect(answer.contains { $0.hasPrefix("2. 1 report, Tomás, in lobby") })
    // What was told is what the next decision means.
    #expect(listener.say("dismiss").contains { $0.hasPrefix("item 1: reports about Tomás") })
  }

  @Test func `a wait for the platform is told only when it is long`() {
    var listener = inGeneral()
    listener.isAnswering = false
    #expect(listener.type("d 4") == [])
    listener.wait(milliseconds: 1100)
    listener.wait(milliseconds: 1100)
    #expect(listener.heard.last == "reading what will go; nothing is sent, cancel stops it")
    #expect(listener.say("cancel") == ["cancelled: nothing is sent"])
    listener.answerAll()
    #expect(listener.console.state.modal == nil)
  }
}
