import GavelModel
import GavelScreen

/// Decides what the monkey does next: mostly nonsense, now and then what the screen asks for.
struct MonkeyHand {
  /// One thing it does.
  enum Gesture {
    /// Lets time pass, by the console's clock.
    case wait(Duration)
    /// Lets the tasks behind the console work.
    case rest
    /// Bytes of a terminal that come in one read.
    case bytes([UInt8])
    case resize(Size)
  }

  var dice: Dice
  /// Gestures that belong together and are under way.
  private var plan: [Gesture] = []

  init(dice: Dice) { self.dice = dice }

  /// Returns what to do before a screen.
  mutating func next(_ sight: DialogSight?) -> Gesture {
    if !plan.isEmpty { return plan.removeFirst() }
    // Patient enough for a machine that is busy with other things, and now and then not at all.
    if sight?.question == .reading, !dice.oneIn(200) { return .rest }
    switch dice.below(100) {
    case 0..<3: return .resize(size())
    case 3..<6: return .bytes(paste())
    case 6..<10: return .bytes(burst(sight))
    case 10..<12: return .bytes(Array(dice.pick(Self.reports).utf8))
    case 12..<40: return .wait(.milliseconds(dice.pick([1, 5, 20, 60, 150, 299, 300, 350, 2000])))
    case 40..<70 where sight?.isAboutPlan == true: return answer(sight)
    default: return .bytes(Array(dice.pick(Self.keys).utf8))
    }
  }

  /// Answers what is asked as a person would: after a look, one key after the other.
  private mutating func answer(_ sight: DialogSight?) -> Gesture {
    switch sight?.question {
    case .keys(let letters): plan = [.bytes(Array(String(letters[0]).utf8))]
    case .text(let asked, _):
      plan = [.bytes([0x15])]  // Control-U empties the field.
      for letter in asked[0] { plan.append(.bytes(Array(String(letter).utf8))) }
      plan.append(.bytes([0x0D]))
    case .other: plan = [.bytes(Array((dice.oneIn(2) ? "\r" : "\u{1B}").utf8))]
    case .reading, .unfinished, nil: break
    }
    // Now and then too quick to be a person.
    if let last = plan.popLast() {
      plan += [.wait(.milliseconds(dice.pick([20, 60, 120]))), last]
      plan.append(.wait(.milliseconds(dice.pick([20, 60, 120]))))
    }
    return .wait(.milliseconds(dice.pick([10, 290, 350, 400])))
  }

  private mutating func size() -> Size {
    let sizes = [(80, 24), (120, 36), (40, 10), (200, 60), (100, 30), (20, 5), (80, 24), (130, 20)]
    let (columns, rows) = dice.pick(sizes)
    return dice.oneIn(6)
      ? Size(columns: 1 + dice.below(180), rows: 1 + dice.below(60))
      : Size(columns: columns, rows: rows)
  }

  private mutating func paste() -> [UInt8] {
    let text = dice.pick([
      "y", "y\r", "3\r", "general-tw\r", "yes, delete\ry\r", "1\r2\r3\r", "s", "r",
    ])
    return Array("\u{1B}[200~\(text)\u{1B}[201~".utf8)
  }

  /// Keys at the speed of a machine, such as a paste in a terminal that does not mark it.
  private mutating func burst(_ sight: DialogSight?) -> [UInt8] {
    var text = ""
    for _ in 0...dice.below(12) { text += dice.pick(Self.keys) }
    if case .text(let asked, _)? = sight?.question { text = asked[0] + "\r" }
    if case .keys(let letters)? = sight?.question { text = "x\(letters[0])" + text }
    return Array(text.utf8)
  }

  /// What a terminal tells by itself: mouse clicks, focus, its colours and its size.
  private static let reports = [
    "\u{1B}[<0;10;5M\u{1B}[<0;10;5m", "\u{1B}[M !!", "\u{1B}[I", "\u{1B}[O", "\u{1B}[24;80R",
    "\u{1B}]11;rgb:0000/0000/0000\u{7}",
  ]

  /// Keys that do something, the more useful ones several times; Control-Z is among them.
  private static let keys =
    [
      "\r", "\u{1B}", "\t", "\u{1B}[Z", "\u{7F}", "\u{1B}[A", "\u{1B}[B", "\u{1B}[C", "\u{1B}[D",
      "\u{1B}[5~", "\u{1B}[6~", "\u{1B}[H", "\u{1B}[F", "\u{15}", "\u{17}", "\u{C}", "\u{1A}",
      "j", "j", "k", " ", " ", " ", "d", "d", "d", "x", "x", "\r", "1", "2", "3", "3", "3",
    ] + "abcdefghijklmnoprstuvwxyzACDDGLNRUX0123456789/:? ".map(String.init)
}
