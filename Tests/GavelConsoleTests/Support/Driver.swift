import GavelModel
import GavelScreen

@testable import GavelConsole

/// A person at the console: presses keys, waits, and reads the screen.
struct Driver {
  var state: ConsoleState
  var world: FakeWorld
  var now: Timestamp
  /// Every effect so far, in order.
  var effects: [Effect] = []
  /// Whether effects are answered at once; off for tests about late answers.
  var isAnswering = true
  /// Effects that were not answered yet.
  var unanswered: [Effect] = []

  init(
    _ world: FakeWorld = .acme, size: Size = Size(columns: 120, rows: 36),
    configuration: ConsoleConfiguration = ConsoleConfiguration(),
    abilities: PlatformAbilities = .unlimited, memory: ConsoleMemory = ConsoleMemory()
  ) {
    self.world = world
    now = .noon
    state = ConsoleState(
      configuration: configuration,
      connection: ConnectionStatus(
        dialect: "imkit", server: "acme.imkit.io", account: world.account, accountName: "Ana",
        role: "room manager", link: .online, lastSync: .noon, abilities: abilities), size: size,
      memory: memory, now: .noon)
    post(.tick(now))
    post(.started)
    if !world.batches.isEmpty { post(.batches(world.batches)) }
    post(.activity(world.trail))
    drawFrame()
    wait()
  }

  mutating func post(_ event: ConsoleEvent) {
    var waiting = [event]
    while !waiting.isEmpty {
      let effects = update(&state, waiting.removeFirst())
      self.effects += effects
      for effect in effects {
        if isAnswering {
          waiting += world.answer(effect, at: now)
        } else {
          unanswered.append(effect)
        }
      }
    }
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

  /// Draws a frame as the run loop does after each round of events.
  @discardableResult
  mutating func drawFrame() -> Frame {
    let frame = draw(state)
    post(.drawn(now, bytes: 0))
    return frame
  }

  /// Lets time pass with nothing happening, then draws; by default longer than any dwell.
  mutating func wait(milliseconds: Int = 400) {
    now = now + .milliseconds(milliseconds)
    post(.tick(now))
    drawFrame()
  }

  /// Presses keys at machine speed, without a frame in between.
  mutating func press(_ keys: Key...) {
    for key in keys { post(.input(.key(key))) }
  }

  /// Types characters at machine speed.
  mutating func type(_ text: String) {
    for character in text { post(.input(.key(.character(character)))) }
  }

  /// Types like a person: a frame and a pause after each key.
  mutating func slowly(_ text: String) {
    for character in text {
      post(.input(.key(.character(character))))
      drawFrame()
      wait()
    }
  }

  /// Presses keys like a person: a frame and a pause after each.
  mutating func slowly(_ keys: Key...) {
    for key in keys {
      press(key)
      drawFrame()
      wait()
    }
  }

  mutating func resize(_ columns: Int, _ rows: Int) {
    post(.input(.resize(Size(columns: columns, rows: rows))))
    drawFrame()
  }

  var screen: String { draw(state).text() }

  /// The plans that were sent off.
  var enqueued: [ActionPlan] {
    effects.compactMap { if case .enqueue(let plan, _) = $0 { plan } else { nil } }
  }

  /// The decisions that went with them.
  var decided: [ReportDecision] {
    effects.flatMap { effect -> [ReportDecision] in
      if case .enqueue(_, let decisions) = effect { decisions } else { [] }
    }
  }

  /// The drafts that were to be sealed.
  var drafts: [ActionDraft] {
    effects.compactMap { if case .seal(let draft) = $0 { draft } else { nil } }
  }
}

extension Timestamp {
  /// 2026-03-02T12:03:00Z.
  static let noon = Timestamp(milliseconds: 1_772_452_980_000)
}

extension Driver {
  /// Decides every open group in the Reports view by dismissing it, and lets the batches end.
  mutating func decideAll() {
    slowly("!")
    for _ in 0..<30 where !state.isShiftOver {
      slowly("o1")
      if case .confirm(let dialog)? = state.modal?.kind, case .type = dialog.question {
        slowly("1")
        slowly(.enter)
      }
    }
    for batch in world.batches where world.shelf.decisions[batch.id] != nil {
      for event in world.finish(batch.id) { post(event) }
    }
    wait()
  }
}
