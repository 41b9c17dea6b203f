import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// Random lines at random speed, against a world that answers and changes.
@Suite struct PlainMonkeyTests {
  private static let words =
    KeyTable.standard.names + PlainWord.allCases.map(\.rawValue)
    + [
      "y", "n", "1", "2", "3", "5-6", "", "cancel", "d 2", "x 1", "open 2", "filter BUY", "/a",
      "mark 1-4", "delete-message 2-3", "delete-room 1", "keep held", "items", "reason spam",
      "general-tw", "lobby", "?", "u", "dismiss 1", "remove-author 2", "retry 2",
    ]

  @Test(arguments: 1...8)
  func `random lines send only what was asked, heard and answered`(_ seed: Int) {
    var dice = MonkeyTests.Dice(state: UInt64(seed) &* 104_729)
    var listener = Listener([.triage, .busy, .acme][seed % 3])
    var sent = 0
    for _ in 0..<800 {
      let before = listener.console.state
      let time = listener.now
      let isCrowded = Int.random(in: 0..<6, using: &dice) == 0
      listener.effects = []
      listener.heard = []
      listener.type(line(for: before, &dice), isCrowded: isCrowded)
      for plan in listener.enqueued {
        sent += 1
        guard case .confirm(let dialog)? = before.modal?.kind else {
          Issue.record("a plan was sent that no question told")
          continue
        }
        #expect(dialog.plan.items == plan.items && !isCrowded)
        #expect(before.modal?.accepts(at: time) == true)
      }
      #expect(listener.heard.allSatisfy(isSafe), "\(listener.heard)")
      if Bool.random(using: &dice) { listener.wait(milliseconds: 350) }
      if Int.random(in: 0..<20, using: &dice) == 0 {
        listener.post(.changed(Set(ConsoleTopic.allCases)))
      }
      #expect(listener.console.state.prompt == nil && listener.console.state.help == nil)
      #expect(!listener.console.isBusy || listener.console.nextWake != nil)
    }
    #expect(sent > 0, "the seed reached no confirmation and proves nothing")
  }

  private func line(for state: ConsoleState, _ dice: inout MonkeyTests.Dice) -> String {
    if case .confirm(let dialog)? = state.modal?.kind, Bool.random(using: &dice) {
      if case .type(let expected) = dialog.question { return expected.accepted[0] }
      return "y"
    }
    return Self.words.randomElement(using: &dice) ?? ""
  }

  private func isSafe(_ line: String) -> Bool {
    !line.isEmpty && line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }
}
