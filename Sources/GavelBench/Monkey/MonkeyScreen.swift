import GavelApp
import GavelModel
import GavelScreen
import GavelTerminal
import Glibc

/// A terminal at which a monkey sits: each read is one gesture, decoded from bytes as always.
final class MonkeyScreen: ConsoleTerminal {
  private(set) var size = Size(columns: 120, rows: 36)
  let charset = Charset.unicode
  let colorDepth = ColorDepth.direct
  let sentBytes = 0
  let inputDescriptor: Int32
  /// -1 once the window is closed.
  private var writeEnd: Int32
  private let clock: VirtualClock
  private var hand: MonkeyHand
  private var decoder = InputDecoder(charset: .unicode)
  var oracle = MonkeyOracle()
  /// Keys that were pressed so far, and how many there should be.
  private(set) var keys = 0
  private let wanted: Int
  /// Reads since it began to leave; `nil` before.
  private var leaving: Int?
  private var rests = 0
  private let hangsUp: Bool

  init(clock: VirtualClock, dice: Dice, keys: Int, hangsUp: Bool) {
    self.clock = clock
    self.hangsUp = hangsUp
    hand = MonkeyHand(dice: dice)
    wanted = keys
    var ends: [Int32] = [-1, -1]
    precondition(pipe(&ends) == 0, "no descriptor left for the monkey's keyboard")
    (inputDescriptor, writeEnd) = (ends[0], ends[1])
    // One byte that nobody takes: there always is something to read.
    var byte: UInt8 = 0
    _ = write(writeEnd, &byte, 1)
  }

  deinit {
    close(inputDescriptor)
    if writeEnd >= 0 { close(writeEnd) }
  }

  func present(_ frame: Frame) { oracle.see(frame, size: size, at: clock.now) }

  func readInput() -> [InputEvent] {
    oracle.beginRead()
    return keys >= wanted || leaving != nil ? leave() : gesture()
  }

  func readInput(within patience: Duration) -> [InputEvent]? {
    var left = patience
    while left > .zero, keys < wanted, leaving == nil {
      switch hand.next(oracle.sight) {
      case .wait(let duration):
        clock.advance(duration)
        left -= duration
      case .rest:
        clock.advance(patience)
        _ = rest()
        return nil
      case .bytes(let bytes): return decode(bytes)
      case .resize(let size): return take(size)
      }
    }
    clock.advance(max(left, .zero))
    return nil
  }

  private func gesture() -> [InputEvent] {
    switch hand.next(oracle.sight) {
    case .wait(let duration):
      clock.advance(duration)
      return []
    case .rest: return rest()
    case .bytes(let bytes): return decode(bytes)
    case .resize(let size): return take(size)
    }
  }

  private func take(_ size: Size) -> [InputEvent] {
    self.size = size
    return [.resize(size)]
  }

  /// Waits for the tasks, which live by the clock on the wall, without burning the processor.
  private func rest() -> [InputEvent] {
    rests += 1
    usleep(1000)
    return []
  }

  private func decode(_ bytes: [UInt8]) -> [InputEvent] {
    clock.advance(.milliseconds(1))
    for byte in bytes { decoder.feed(.byte(byte)) }
    let events = decoder.endOfInput()
    keys += events.count
    oracle.hear(events, at: clock.now)
    return events
  }

  /// Presses what ends a console that may be anywhere: Escape until nothing is in front, then quit.
  private func leave() -> [InputEvent] {
    let count = leaving ?? 0
    leaving = count + 1
    clock.advance(.milliseconds(400))
    if count == 0, size != Size(columns: 120, rows: 36) {
      size = Size(columns: 120, rows: 36)
      return [.resize(size)]
    }
    if count > 2_000 {
      oracle.note("no way to quit was found\n\(oracle.frame?.text() ?? "")")
      hangUp()
      return []
    }
    if hangsUp, count > 3 {
      hangUp()
      return []
    }
    if oracle.sight?.question == .unfinished {
      return decode(Array(["s", "k", "c"][count % 3].utf8))
    }
    return decode(count % 3 == 2 ? [UInt8(ascii: "q")] : [0x1B])
  }

  /// The loop hears of it as of a closed window.
  private func hangUp() {
    var byte: UInt8 = 0
    guard writeEnd >= 0 else { return }
    _ = read(inputDescriptor, &byte, 1)
    close(writeEnd)
    writeEnd = -1
  }

  func discardPendingInput() -> [InputEvent] { [] }
  func forgetScreen() {}
  func copy(_ text: String) {}
  func suspend() { clock.advance(.seconds(7)) }
  func resume() {}
}
