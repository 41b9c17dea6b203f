@testable import GavelTerminal

/// What a terminal would show after some bytes, and a list of everything that it should never get.
struct TerminalModel {
  private(set) var violations: [String] = []
  /// The numbers of all SGR sequences, in order.
  private(set) var renditions: [String] = []
  private let columns: Int
  private var grid: [[String]]
  private(set) var column = 0
  private(set) var row = 0
  private var wrapIsPending = false
  private var lastLetter: Unicode.Scalar?

  init(columns: Int, rows: Int) {
    self.columns = columns
    grid = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  var text: String {
    grid.map { line in
      var text = line.joined()[...]
      while text.last == " " { text.removeLast() }
      return String(text)
    }.joined(separator: "\n")
  }

  mutating func feed(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      violations.append("not UTF-8")
      return
    }
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar.value {
      case 0x1B: escape(&rest)
      case 0x08: column = max(0, column - 1); wrapIsPending = false
      case 0x0A: row = min(grid.count - 1, row + 1)
      case 0x0D: column = 0; wrapIsPending = false
      case 0x0F: break
      case 0x20..<0x7F: letter(scalar)
      case ..<0xA0: violations.append("control \(scalar.value)")
      default: letter(scalar)
      }
    }
  }

  private mutating func letter(_ scalar: Unicode.Scalar) {
    let width = LibraryWidth.columns(of: scalar)
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint || properties.generalCategory == .format {
      violations.append("hidden \(scalar.value)")
    }
    guard width > 0 else {
      let place = wrapIsPending ? column : column - 1
      let base = grid[row][place].isEmpty ? place - 1 : place
      grid[row][base].unicodeScalars.append(scalar)
      return
    }
    if wrapIsPending {
      wrapIsPending = false
      column = 0
      row = min(grid.count - 1, row + 1)
    }
    lastLetter = scalar
    clearHalves(column)
    grid[row][column] = String(Character(scalar))
    if width == 2 {
      clearHalves(column + 1)
      grid[row][column + 1] = ""
    }
    column += width
    if column >= columns {
      column = columns - 1
      wrapIsPending = true
    }
  }

  /// Overwriting half of a wide letter leaves a blank in the other half.
  private mutating func clearHalves(_ place: Int) {
    if grid[row][place].isEmpty { grid[row][place - 1] = " " }
    if place + 1 < columns, grid[row][place + 1].isEmpty { grid[row][place + 1] = " " }
    grid[row][place] = " "
  }
}

extension TerminalModel {
  private mutating func escape(_ rest: inout Substring.UnicodeScalarView) {
    switch rest.popFirst() {
    case "[": sequence(&rest)
    case "(", ")":
      if let set = rest.popFirst(), !"AB0".unicodeScalars.contains(set) { unknown("(") }
    case "=", ">", "7", "8", "H": break
    case "M": row = max(0, row - 1)
    case "D": row = min(grid.count - 1, row + 1)
    case let other: unknown("ESC \(String(describing: other))")
    }
  }

  private mutating func sequence(_ rest: inout Substring.UnicodeScalarView) {
    var parameters = ""
    while let next = rest.popFirst() {
      guard (0x40...0x7E).contains(next.value) else {
        parameters.unicodeScalars.append(next)
        continue
      }
      execute(Character(next), parameters)
      return
    }
    unknown("unfinished")
  }

  private mutating func execute(_ final: Character, _ parameters: String) {
    if parameters.hasPrefix("?") || parameters.hasPrefix(">") {
      if !"hlcm".contains(final) { unknown(parameters + String(final)) }
      return
    }
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    let first = numbers.first.flatMap(\.self)
    let count = max(1, first ?? 1)
    if !"mrhlt".contains(final) { wrapIsPending = false }
    switch final {
    case "H":
      row = min(grid.count, count) - 1
      column = min(columns, numbers.count > 1 ? numbers[1] ?? 1 : 1) - 1
    case "A": row = max(0, row - count)
    case "B": row = min(grid.count - 1, row + count)
    case "C": column = min(columns - 1, column + count)
    case "D": column = max(0, column - count)
    case "G": column = min(columns, count) - 1
    case "d": row = min(grid.count, count) - 1
    case "m": renditions.append(parameters)
    case "r", "h", "l", "t": break
    default: edit(final, first, count)
    }
  }

  private mutating func edit(_ final: Character, _ first: Int?, _ count: Int) {
    switch final {
    case "J":
      if first == 2 {
        erase(0..<columns, rows: 0..<grid.count)
      } else if first == nil || first == 0 {
        erase(column..<columns, rows: row..<row + 1)
        erase(0..<columns, rows: row + 1..<grid.count)
      } else {
        erase(0..<columns, rows: 0..<row)
        erase(0..<column + 1, rows: row..<row + 1)
      }
    case "K": erase(first == 1 ? 0..<column + 1 : column..<columns, rows: row..<row + 1)
    case "X": erase(column..<min(columns, column + count), rows: row..<row + 1)
    case "P":
      grid[row].removeSubrange(column..<min(columns, column + count))
      grid[row] += Array(repeating: " ", count: columns - grid[row].count)
    case "@":
      grid[row].insert(contentsOf: Array(repeating: " ", count: count), at: column)
      grid[row].removeLast(grid[row].count - columns)
    case "b": for _ in 0..<count { if let lastLetter { letter(lastLetter) } }
    default: unknown("CSI \(final)")
    }
  }

  private mutating func erase(_ range: Range<Int>, rows: Range<Int>) {
    for line in rows { for place in range { grid[line][place] = " " } }
  }

  private mutating func unknown(_ what: String) { violations.append(what) }
}
