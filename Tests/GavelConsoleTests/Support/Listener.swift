import GavelModel
import GavelScreen

@testable import GavelConsole

/// A person at the line mode: types lines, waits, and hears what is said.
struct Listener {
  var console: PlainConsole
  var world: FakeWorld
  var now = Timestamp.noon
  /// Every effect so far, in order.
  var effects: [Effect] = []
  /// Everything that was said, in order.
  var heard: [String] = []
  /// What was said when the console opened.
  private(set) var opening: [String] = []
  /// Whether effects are answered at once; off for tests about late answers.
  var isAnswering = true
  private var unanswered: [Effect] = []

  init(
    _ world: FakeWorld = .acme, isInteractive: Bool = true,
    configuration: ConsoleConfiguration = ConsoleConfiguration(),
    abilities: PlatformAbilities = .unlimited, memory: ConsoleMemory = ConsoleMemory()
  ) {
    self.world = world
    var configuration = configuration
    configuration.opensRoomsByCursor = false
    console = PlainConsole(
      ConsoleState(
        configuration: configuration,
        connection: ConnectionStatus(
          dialect: "imkit", server: "acme.imkit.io", account: world.account, accountName: "Ana",
          role: "room manager", link: .online, lastSync: .noon, abilities: abilities),
        size: Size(columns: 200, rows: 60), memory: memory, now: .noon),
      isInteractive: isInteractive)
    post(.started)
    post(.batches(world.batches))
    post(.activity(world.trail))
    wait()
    opening = heard
    heard = []
  }

  mutating func post(_ event: ConsoleEvent) { carryOut(console.take(event)) }

  private mutating func carryOut(_ first: [Effect]) {
    var waiting = first
    while !waiting.isEmpty {
      let effect = waiting.removeFirst()
      effects.append(effect)
      guard isAnswering else {
        unanswered.append(effect)
        continue
      }
      for event in world.answer(effect, at: now) { waiting += console.take(event) }
    }
    listen()
  }

  /// Answers what was left unanswered.
  mutating func answerAll() {
    let waiting = unanswered
    unanswered = []
    isAnswering = true
    for effect in waiting {
      for event in world.answer(effect, at: now) { post(event) }
    }
  }

  /// Hears what is said, as the loop lets it be heard after each round of events.
  private mutating func listen() {
    let lines = console.spoken()
    heard += lines.map(\.description)
    if !lines.isEmpty { carryOut(console.take(.drawn(now, bytes: 0))) }
  }

  /// Lets time pass; by default longer than any dwell.
  mutating func wait(milliseconds: Int = 400) {
    now = now + .milliseconds(milliseconds)
    post(.tick(now))
  }

  /// Types a line at machine speed and returns what was said in answer.
  @discardableResult
  mutating func type(_ line: String, isCrowded: Bool = false) -> [String] {
    let before = heard.count
    carryOut(console.hear(line, isCrowded: isCrowded))
    return Array(heard[before...])
  }

  /// Types lines like a person, who waits after each, and returns what was said to the last.
  @discardableResult
  mutating func say(_ lines: String...) -> [String] {
    var answer: [String] = []
    for line in lines {
      let before = heard.count
      type(line)
      wait()
      answer = Array(heard[before...])
    }
    return answer
  }

  /// The plans that were sent off.
  var enqueued: [ActionPlan] {
    effects.compactMap { if case .enqueue(let plan, _) = $0 { plan } else { nil } }
  }

  /// The targets of the draft that was sealed last, in order.
  var drafted: [String] {
    for case .seal(let draft) in effects.reversed() { return draft.actions.map(\.target) }
    return []
  }
}
