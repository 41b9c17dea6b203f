import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// A confirmation is an answer to what was read, never an accident.
@Suite struct ConfirmationTests {
  /// Stands on an ordinary member's message.
  private func onMessage() -> Driver {
    var driver = Driver()
    driver.slowly(.enter, .up)
    return driver
  }

  @Test func `one message of an ordinary author takes one key`() {
    var driver = onMessage()
    driver.slowly("d")
    #expect(driver.screen.contains("Press y to do it."))
    driver.slowly("y")
    #expect(driver.enqueued.map(\.items.count) == [1])
  }

  @Test func `keys that come all at once confirm nothing, each alone does`() {
    var driver = onMessage()
    driver.slowly("d")
    for key in "yes" {
      driver.post(.input(.key(.character(key)), isCrowded: true))
    }
    #expect(driver.enqueued.isEmpty && driver.state.modal != nil)
    #expect(driver.screen.contains("press y alone"))
    driver.slowly("y")
    #expect(driver.enqueued.count == 1)
  }

  @Test func `a text and Enter that come all at once confirm nothing`() {
    var driver = onMessage()
    driver.slowly(" k d")
    for key in "2" { driver.post(.input(.key(.character(key)), isCrowded: true)) }
    driver.post(.input(.key(.enter), isCrowded: true))
    #expect(driver.enqueued.isEmpty && driver.state.modal != nil)
    driver.slowly(.enter)
    #expect(driver.enqueued.map(\.items.count) == [2])
  }

  @Test func `a dialog that comes back from a screen too small waits again`() {
    var driver = onMessage()
    driver.slowly("d")
    driver.resize(10, 3)
    driver.wait(milliseconds: 1000)
    driver.resize(120, 36)
    #expect(driver.screen.contains("│ wait  "))
    driver.type("y")
    #expect(driver.enqueued.isEmpty && driver.state.modal != nil)
    driver.wait(milliseconds: 300)
    driver.type("y")
    #expect(driver.enqueued.count == 1)
  }

  @Test func `what is typed ahead never reaches the dialog`() {
    var driver = onMessage()
    driver.type("dyyyy")
    driver.press(.enter)
    driver.drawFrame()
    driver.type("y")
    #expect(driver.enqueued.isEmpty)
    #expect(driver.state.modal != nil)
  }

  @Test func `opening a dialog throws pending input away`() {
    var driver = onMessage()
    driver.effects = []
    driver.slowly("d")
    #expect(driver.effects.filter { $0 == .drainInput }.count == 2)
  }

  @Test func `the dialog accepts nothing for 300 ms after it was first drawn`() {
    var driver = onMessage()
    driver.type("d")
    driver.now = driver.now + .seconds(60)
    driver.post(.tick(driver.now))
    driver.drawFrame()
    #expect(driver.screen.contains("│ wait  "))
    driver.wait(milliseconds: 299)
    driver.type("y")
    driver.press(.escape)
    #expect(driver.enqueued.isEmpty && driver.state.modal != nil)
    #expect(nextWake(driver.state) == driver.now + .milliseconds(1))
    driver.wait(milliseconds: 1)
    #expect(!driver.screen.contains("│ wait  "))
    driver.type("y")
    #expect(driver.enqueued.count == 1)
  }

  @Test func `the key that opened the dialog never confirms it`() {
    var driver = onMessage()
    driver.slowly("d")
    guard case .confirm(let dialog)? = driver.state.modal?.kind else {
      Issue.record("no dialog")
      return
    }
    driver.state.modal = Modal(
      kind: .confirm(dialog), openedBy: .character("y"), firstDrawn: driver.now)
    driver.wait()
    #expect(driver.screen.contains("Press o to do it."))
    driver.slowly("yyy")
    #expect(driver.enqueued.isEmpty)
    driver.slowly("o")
    #expect(driver.enqueued.count == 1)
  }

  @Test func `holding the action key down confirms nothing`() {
    var driver = onMessage()
    for _ in 0..<200 {
      driver.type("d")
      driver.wait(milliseconds: 30)
    }
    #expect(driver.enqueued.isEmpty)
  }

  @Test func `pasted text confirms nothing`() {
    var driver = onMessage()
    driver.slowly("d")
    driver.post(.input(.paste("y\ny")))
    #expect(driver.enqueued.isEmpty)
    driver.slowly(.escape)
    driver.slowly("D")
    driver.post(.input(.paste("general-tw")))
    driver.slowly(.enter)
    #expect(driver.enqueued.isEmpty)
    #expect(driver.state.modal != nil)
  }

  @Test func `a room goes only when its name was typed`() {
    var driver = Driver()
    driver.slowly("D")
    driver.slowly("y")
    driver.slowly(.enter)
    #expect(driver.enqueued.isEmpty)
    #expect(driver.screen.contains("That does not match. Type the room's name general-tw"))
    driver.press(.control("u"))
    driver.slowly("general-tw")
    driver.slowly(.enter)
    #expect(driver.enqueued.first?.items.first?.action == .deleteRoom("general"))
  }

  @Test func `a direct conversation is deleted as one`() {
    var driver = Driver()
    driver.slowly(.down, .down)
    driver.slowly("D")
    driver.slowly("dm-1")
    driver.slowly(.enter)
    #expect(driver.enqueued.first?.items.first?.action == .deleteDirect("dm-1"))
  }

  @Test func `several messages ask for their number`() {
    var driver = Driver()
    driver.slowly(.enter)
    driver.slowly("/spam")
    driver.slowly(.enter)
    driver.slowly("Ad")
    driver.slowly("2")
    driver.slowly(.enter)
    #expect(driver.enqueued.isEmpty)
    driver.press(.backspace)
    driver.slowly("3")
    driver.slowly(.enter)
    #expect(driver.enqueued.first?.items.map(\.action.target) == ["m2", "m3", "m5"])
  }

  @Test func `staff and oneself take more than a key`() {
    var driver = Driver()
    driver.slowly(.enter, .end)
    driver.slowly("d")
    #expect(driver.screen.contains("1 of staff, 1 pinned"))
    driver.slowly("y")
    driver.slowly(.escape)
    driver.slowly("2")
    driver.slowly(.down)
    driver.slowly("x")
    #expect(driver.screen.contains("note    yourself; staff: Ana (manager)"))
    driver.slowly("y")
    driver.slowly(.enter)
    #expect(driver.enqueued.isEmpty)
  }

  @Test func `the dialog says whether the room will be told`() {
    var driver = Driver()
    driver.slowly("2")
    driver.slowly(.end)
    driver.slowly("x")
    #expect(driver.screen.contains("without a system message"))
    driver.slowly("n")
    driver.slowly("X")
    #expect(driver.screen.contains("with a system message in the room"))
    driver.slowly("y")
    #expect(
      driver.enqueued.first?.items.first?.action
        == .removeMember("zoe", room: "general", announced: true))
  }

  @Test func `a reason is sealed with the plan and changes nothing else`() {
    var driver = onMessage()
    driver.slowly("dr")
    driver.slowly("ad spam")
    driver.post(.input(.paste("\u{1B}[31m wave\n2")))
    driver.slowly(.enter)
    #expect(driver.enqueued.isEmpty)
    driver.slowly("y")
    let plan = driver.enqueued.first
    #expect(plan?.reason == "ad spam[31m wave 2")
    #expect(plan?.isIntact == true && plan?.items.count == 1)
  }

  @Test func `a cancelled draft is not shown when its plan comes late`() {
    var driver = onMessage()
    driver.isAnswering = false
    driver.slowly("d")
    #expect(driver.screen.contains("Reading what will go"))
    driver.slowly(.escape)
    driver.answerAll()
    #expect(driver.state.modal == nil)
  }

  @Test func `a plan that names more than was asked for is refused`() {
    var driver = onMessage()
    driver.isAnswering = false
    driver.slowly("d")
    guard let draft = driver.drafts.last else {
      Issue.record("no draft")
      return
    }
    var wide = draft
    wide.items = [DraftItem(.clearRoom("general"))]
    driver.post(.planned(driver.world.plan(wide, at: driver.now), draft))
    #expect(driver.state.modal == nil)
    #expect(driver.screen.contains("not asked for"))
  }

  @Test func `a read-only console drafts nothing`() {
    var driver = Driver(configuration: ConsoleConfiguration(isReadOnly: true))
    driver.slowly("cDL")
    driver.slowly(.enter)
    driver.slowly("dcD")
    driver.slowly("2")
    driver.slowly("xX")
    #expect(driver.drafts.isEmpty)
    #expect(driver.screen.contains("read-only"))
  }
}
