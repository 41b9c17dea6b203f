import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

/// Random keys at random speed, against a world that answers and changes.
@Suite struct MonkeyTests {
  /// A small generator with a seed, so that a failure can be repeated (Knuth's MMIX constants).
  struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  private static let keys: [Key] =
    [
      .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left, .right, .pageUp,
      .pageDown, .home, .end, .control("u"), .control("w"), .control("l"), .function(1),
    ] + "abcdeghijklmnopqrstuvwxyzABCDGLMNRUX0123456789/:?! ".map { .character($0) }

  @Test(arguments: 1...8)
  func `random keys never send what was not shown and answered`(_ seed: Int) {
    var dice = Dice(state: UInt64(seed) &* 7919)
    var driver = Driver([.triage, .busy, .acme][seed % 3])
    var sent = 0
    for _ in 0..<600 {
      let before = driver
      // Left to chance alone, hardly any dialog would be answered.
      let isAnswering = driver.state.modal != nil && Bool.random(using: &dice)
      let keys: [Key] = isAnswering ? [.enter, .character("y"), .character("1")] : Self.keys
      let key = keys.randomElement(using: &dice) ?? .enter
      step(&driver, key, &dice)
      for plan in driver.enqueued { expectAnswered(plan, before: before, key: key) }
      sent += driver.enqueued.count
      driver.effects = []
    }
    #expect(sent > 0, "the seed reached no confirmation and proves nothing")
  }

  private func step(_ driver: inout Driver, _ key: Key, _ dice: inout Dice) {
    switch Int.random(in: 0..<40, using: &dice) {
    case 0:
      driver.resize(
        Int.random(in: 0...160, using: &dice), Int.random(in: 0...50, using: &dice))
    case 1: driver.post(.changed(Set(ConsoleTopic.allCases)))
    case 2: driver.post(.input(.paste("y general-tw 3\n")))
    case 3: driver.world.messages["general"]?.shuffle(using: &dice)
    case 4...14: answer(&driver)
    default: driver.press(key)
    }
    driver.drawFrame()
    if Bool.random(using: &dice) { driver.wait(milliseconds: 350) }
  }

  /// Types the text that the dialog asks for, so that the far side of dialogs is reached too.
  private func answer(_ driver: inout Driver) {
    guard case .confirm(let dialog)? = driver.state.modal?.kind,
      case .type(let expected) = dialog.question
    else { return }
    driver.drawFrame()
    driver.wait()
    driver.press(.control("u"))
    driver.type(expected.accepted[0])
  }

  private func expectAnswered(_ plan: ActionPlan, before: Driver, key: Key) {
    guard let modal = before.state.modal, case .confirm(let dialog) = modal.kind else {
      Issue.record("a plan was sent that no dialog showed")
      return
    }
    #expect(modal.accepts(at: before.now))
    #expect(dialog.plan.items == plan.items && plan.isIntact)
    switch dialog.question {
    case .key:
      let isDigit = "123456789".contains { key == .character($0) }
      #expect(key == before.state.confirmKey || isDigit && !dialog.reasons.isEmpty)
    case .type(let expected):
      #expect(key == .enter && expected.isAnswered(by: dialog.answer.text))
    }
  }
}
