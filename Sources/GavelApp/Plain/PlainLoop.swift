import GavelConsole
import GavelModel
import GavelScreen
import GavelTerminal

/// The loop of the console in lines: wait, take a line or news, say what came of it.
///
/// It owns standard input and the state, and runs on the main thread only. Nothing but lines is
/// ever written: no control sequence, and nothing that was said is changed afterwards.
final class PlainLoop {
  private let input: LineInput
  private let output: TextSink
  private let charset: Charset
  private let pipe: WakePipe
  private let inbox: Inbox
  private let perform: (Effect) -> Void
  private let suspension: (ConsoleLoop.Suspension) -> Void
  private let stopProcess: () -> Void
  private let now: () -> Timestamp
  private var console: PlainConsole
  private var ending: ConsoleLoop.Ending?

  /// Makes a loop that has said nothing yet.
  ///
  /// - Parameters:
  ///   - perform: Hands on an effect; must not block.
  ///   - suspension: Is told before and after a stop; must not block.
  ///   - stopProcess: Stops the process as Control-Z would and returns when it goes on.
  init(
    input: LineInput, output: TextSink, pipe: WakePipe, inbox: Inbox, state: ConsoleState,
    now: @escaping () -> Timestamp, perform: @escaping (Effect) -> Void,
    suspension: @escaping (ConsoleLoop.Suspension) -> Void, stopProcess: @escaping () -> Void
  ) {
    self.input = input
    self.output = output
    charset = state.configuration.charset
    self.pipe = pipe
    self.inbox = inbox
    console = PlainConsole(state, isInteractive: input.isTerminal)
    self.now = now
    self.perform = perform
    self.suspension = suspension
    self.stopProcess = stopProcess
  }

  /// What to keep for the next start.
  var memory: ConsoleMemory { console.state.memory }

  /// Whether something was to be confirmed and nobody could be asked.
  var lacksConfirmation: Bool { console.lacksConfirmation }

  /// Runs until the moderator quits, the input ends or the process must end.
  ///
  /// The end of the input keeps what is held: nobody said that it should be sent.
  func run() -> ConsoleLoop.Ending {
    defer { input.show(true) }
    console.greet()
    apply(.started)
    while true {
      speak()
      if let ending { return ending }
      if takeLine() { continue }
      waitForNews()
    }
  }

  /// Takes a line once the one before it was answered; returns whether there was one.
  private func takeLine() -> Bool {
    guard !console.isBusy else { return false }
    guard let line = input.next() else {
      if input.isAtEnd { ending = .quit(.keepHeld) }
      return input.isAtEnd
    }
    carryOut(console.take(.tick(now())))
    switch line {
    case .text(let text): carryOut(console.hear(text, isCrowded: input.isCrowded))
    case .tooLong: console.refuse("that line is too long")
    case .notUTF8: console.refuse("that line is not UTF-8")
    }
    return true
  }

  private func waitForNews() {
    let patience = console.nextWake.map { Int(clamping: max(0, ($0 - now()).milliseconds)) }
    let descriptors = input.isWanted ? [pipe.descriptor, input.descriptor] : [pipe.descriptor]
    let ready = waitForInput(on: descriptors, for: patience)
    carryOut(console.take(.tick(now())))
    answer(pipe.drain())
    if ready.hungUp.contains(input.descriptor), input.isTerminal {
      ending = .ended(by: .hangUp)
    } else if ready.readable.union(ready.hungUp).contains(input.descriptor) {
      input.fill()
    }
    for event in inbox.drain() { apply(event) }
  }

  private func apply(_ event: ConsoleEvent) { carryOut(console.take(event)) }

  private func speak() {
    let lines = console.spoken()
    input.show(!console.wantsSecret)
    guard !lines.isEmpty else { return }
    output.write(lines.map { $0.letters(in: charset) + "\n" }.joined())
    if output.isClosed, ending == nil { ending = .quit(.keepHeld) }
    // A question counts its dwell from when it was said.
    carryOut(console.take(.drawn(now(), bytes: 0)))
  }

  private func carryOut(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .drainInput: if console.isInteractive { input.discard() }
      // There is no screen to paint and no clipboard that lines could reach.
      case .redraw, .copy: break
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

  private func answer(_ signals: [TerminalSignal]) {
    for signal in signals {
      switch signal {
      case .windowChanged, .resume: break
      case .interrupt: apply(.quitRequested)
      case .suspend: suspend()
      case .terminate, .hangUp: ending = .ended(by: signal)
      }
    }
  }

  private func suspend() {
    let begun = now()
    suspension(.begins)
    input.show(true)
    stopProcess()
    suspension(.ended(after: now() - begun))
  }
}
