import GavelConsole
import GavelModel
import GavelScreen
import GavelTerminal

/// The console's main loop: wait, drain, update, draw one frame.
///
/// It owns the terminal and the state and runs on the main thread only. Keys are handled before
/// news from the tasks, because a key was meant for the rows that the moderator saw.
final class ConsoleLoop {
  /// Why the loop ended.
  enum Ending: Sendable {
    /// The moderator chose to.
    case quit(QuitChoice)
    /// The moderator goes on with the profile that was opened.
    case switched(QuitChoice)
    /// The terminal is gone, or somebody asked the process to end.
    case ended(by: TerminalSignal)
  }

  private let terminal: any ConsoleTerminal
  private let pipe: WakePipe
  private let inbox: Inbox
  private let perform: (Effect) -> Void
  private let suspension: (Suspension) -> Void
  private let firstFrame: () -> Void
  private let stopProcess: () -> Void
  private let now: () -> Timestamp
  private var state: ConsoleState
  private let discards = Discards()
  private var news: [ConsoleEvent] = []
  private var cadence = KeyCadence()
  private var ending: Ending?
  private var isStale = true
  private var lastDrawn: Timestamp?
  private let begun: Timestamp

  /// How long the first frame waits for the rows that it is to show, so that it is drawn once.
  private let patienceForRows = Duration.milliseconds(80)

  /// What happens around a stop of the process.
  enum Suspension: Sendable {
    /// The process is about to stop.
    case begins
    /// The process runs again after this long.
    case ended(after: Duration)
  }

  /// Makes a loop that has not drawn yet.
  ///
  /// - Parameters:
  ///   - perform: Hands on an effect; must not block.
  ///   - suspension: Is told before and after a stop; must not block.
  ///   - firstFrame: Is told once, when something is on the screen; must not block.
  ///   - stopProcess: Stops the process as Control-Z would and returns when it goes on.
  init(
    terminal: any ConsoleTerminal, pipe: WakePipe, inbox: Inbox, state: ConsoleState,
    now: @escaping () -> Timestamp, perform: @escaping (Effect) -> Void,
    suspension: @escaping (Suspension) -> Void, firstFrame: @escaping () -> Void,
    stopProcess: @escaping () -> Void
  ) {
    self.terminal = terminal
    self.pipe = pipe
    self.inbox = inbox
    self.state = state
    self.now = now
    self.perform = perform
    self.suspension = suspension
    self.firstFrame = firstFrame
    self.stopProcess = stopProcess
    begun = now()
  }

  /// How far the tour came that was shown; `nil` without one.
  var tourReport: TourReport? { state.tourReport }

  /// The colours as they are now.
  var theme: Theme { state.theme }

  /// What to keep for the next start.
  var memory: ConsoleMemory { state.memory }

  /// Runs until the moderator quits or the process must end.
  func run() -> Ending {
    apply(.started)
    while true {
      if let ending { return ending }
      if isStale, frameDue <= now() { draw() }
      let ready = waitForInput(on: [terminal.inputDescriptor, pipe.descriptor], for: patience())
      tick()
      answer(pipe.drain())
      if ready.readable.contains(terminal.inputDescriptor) {
        take(terminal.readInput())
        if isStale { draw() }
      }
      // A terminal that is gone polls readable as well, and what it still held was read above.
      if ready.hungUp.contains(terminal.inputDescriptor) { ending = .ended(by: .hangUp) }
      takeNews()
    }
  }

  /// Milliseconds to wait: until the next frame is due or time alone changes the screen.
  private func patience() -> Int? {
    let time = now()
    var due = nextWake(state)
    if isStale { due = min(due ?? frameDue, frameDue) }
    return due.map { Int(clamping: max(0, ($0 - time).milliseconds)) }
  }

  /// When a frame may follow that no key asks for.
  private var frameDue: Timestamp {
    if let lastDrawn { return lastDrawn + state.pace }
    return state.awaitsFirstRows ? begun + patienceForRows : begun
  }

  /// Tells the time; a frame follows only when time alone changed something on it.
  private func tick() {
    let time = now()
    if let due = nextWake(state), due <= time { isStale = true }
    carryOut(update(&state, .tick(time)))
  }

  /// Hands on what a read brought; keys that come faster than anybody types are told as such.
  private func take(_ events: [InputEvent]) {
    var (events, time) = (events, now())
    if state.asksForAnswer, !events.isEmpty { time = addWhatFollows(to: &events) }
    let keys = events.count { if case .key = $0 { true } else { false } }
    let isCrowded = cadence.isCrowded(keys, at: time)
    for event in events { apply(.input(event, isCrowded: isCrowded)) }
  }

  /// Adds what comes without a pause: only then can be told whether a key was meant as an answer.
  ///
  /// - Returns: When the last of it came.
  private func addWhatFollows(to events: inout [InputEvent]) -> Timestamp {
    var last = now()
    // A key that is held down must not keep the screen from following.
    for _ in 0..<16 {
      guard let further = terminal.readInput(within: KeyCadence.shortest) else { break }
      events += further
      last = now()
    }
    return last
  }

  /// Takes news, and leaves to another thread what they replace.
  private func takeNews() {
    inbox.drain(into: &news)
    var before = news.contains(where: \.replacesRows) ? state : nil
    for event in news { apply(event) }
    if before != nil { discards.take(&before) }
  }

  private func apply(_ event: ConsoleEvent) {
    isStale = true
    carryOut(update(&state, event))
  }

  private func carryOut(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .drainInput:
        for event in terminal.discardPendingInput() { apply(.input(event)) }
      case .redraw: terminal.forgetScreen()
      case .copy(let text): terminal.copy(text)
      case .suspend: suspend()
      case .quit(let choice):
        // A signal has the last word: what it ends must not wait for a queue.
        if ending == nil { ending = .quit(choice) }
      case .switchProfile(let choice): if ending == nil { ending = .switched(choice) }
      case .load, .mark, .seal, .enqueue, .undo, .undoItem, .sendNow, .stretchHold, .reverse,
        .retry, .resume, .discard, .openRoom, .loadItems, .sync, .loadCase, .countReports,
        .loadShift, .exportShift, .loadEvidence, .verifyAudit, .exportAudit, .secondFactor,
        .loadThemes, .keepTheme, .remember, .saveFilter, .openProfile, .findPeople:
        perform(effect)
      }
    }
  }

  private func draw() {
    isStale = false
    let time = now()
    let isFirst = lastDrawn == nil
    lastDrawn = time
    let before = terminal.sentBytes
    terminal.present(GavelConsole.draw(state))
    if isFirst { firstFrame() }
    // A dialog counts its dwell from the frame that shows it.
    carryOut(update(&state, .drawn(time, bytes: terminal.sentBytes - before)))
  }

  private func answer(_ signals: [TerminalSignal]) {
    for signal in signals {
      switch signal {
      case .windowChanged, .resume:
        take(terminal.readInput())
        isStale = true
      case .interrupt: apply(.quitRequested)
      case .suspend: suspend()
      case .terminate, .hangUp: ending = .ended(by: signal)
      }
    }
  }

  private func suspend() {
    let begun = now()
    suspension(.begins)
    terminal.suspend()
    stopProcess()
    terminal.resume()
    suspension(.ended(after: now() - begun))
    isStale = true
  }
}
