import GavelScreen

/// What an xterm would show after some bytes, and all that it should never have been sent.
struct TerminalEmulation {
  /// What came in that no program should send for text: unknown sequences, hidden characters.
  private(set) var violations: [String] = []
  var column = 0
  var row = 0
  /// Where the cursor was when it was to be remembered.
  var saved = (column: 0, row: 0)
  let columns: Int
  /// One text for each column; empty in the right half of a wide letter.
  var grid: [[String]]
  /// The rows that scroll.
  var region: Range<Int>
  /// The next letter begins a new row.
  var wraps = false
  private var lastLetter: Unicode.Scalar?

  init(columns: Int, rows: Int) {
    self.columns = columns
    region = 0..<rows
    grid = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  mutating func feed(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return violations.append("bytes that are no UTF-8")
    }
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar.value {
      case 0x1B: obey(&rest)
      case 0x08:
        column = max(0, column - 1)
        wraps = false
      case 0x0A: lineDown()
      case 0x0D:
        column = 0
        wraps = false
      case 0x0F: break
      case ..<0x20, 0x7F..<0xA0: note("control \(scalar.value)")
      default: show(scalar)
      }
    }
  }

  mutating func note(_ what: String) { violations.append(what) }

  mutating func repeatLetter(_ count: Int) {
    guard let lastLetter else { return note("repeats nothing") }
    for _ in 0..<count { show(lastLetter) }
  }

  private mutating func show(_ scalar: Unicode.Scalar) {
    if Unsafe.isUnsafe(scalar) { note("hidden \(String(scalar.value, radix: 16))") }
    // The width that Gavel counts on; a terminal of another opinion is asked about elsewhere.
    let width = Unsafe.isMark(scalar) ? 0 : DisplayText(String(Character(scalar))).columns
    guard width > 0 else { return combine(scalar) }
    if wraps {
      wraps = false
      column = 0
      lineDown()
    }
    lastLetter = scalar
    clear(column)
    grid[row][column] = String(Character(scalar))
    if width == 2 {
      guard column + 1 < columns else { return note("half of a wide letter beyond the edge") }
      clear(column + 1)
      grid[row][column + 1] = ""
    }
    column += width
    guard column >= columns else { return }
    column = columns - 1
    wraps = true
  }

  private mutating func combine(_ mark: Unicode.Scalar) {
    let place = wraps ? column : column - 1
    guard place >= 0 else { return note("a mark before any letter") }
    let base = grid[row][place].isEmpty ? place - 1 : place
    grid[row][base].unicodeScalars.append(mark)
  }

  /// Overwriting half of a wide letter leaves a blank in the other half.
  private mutating func clear(_ place: Int) {
    if grid[row][place].isEmpty, place > 0 { grid[row][place - 1] = " " }
    if place + 1 < columns, grid[row][place + 1].isEmpty { grid[row][place + 1] = " " }
    grid[row][place] = " "
  }
}
