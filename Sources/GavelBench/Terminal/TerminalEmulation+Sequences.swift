/// What ncurses writes for an xterm, after xterm's own list of control sequences; anything else is
/// a violation.
extension TerminalEmulation {
  mutating func obey(_ rest: inout Substring.UnicodeScalarView) {
    guard let next = rest.popFirst() else { return note("an unfinished escape") }
    switch next {
    case "[": readSequence(&rest)
    case "(", ")":
      if let set = rest.popFirst(), !"AB0".unicodeScalars.contains(set) { note("charset \(set)") }
    case "=", ">": break
    case "7": saved = (column, row)
    case "8":
      (column, row) = saved
      wraps = false
    case "M": lineUp()
    case "D": lineDown()
    default: note("escape \(next)")
    }
  }

  private mutating func readSequence(_ rest: inout Substring.UnicodeScalarView) {
    var parameters = ""
    while let next = rest.popFirst() {
      guard (0x40...0x7E).contains(next.value) else {
        parameters.unicodeScalars.append(next)
        continue
      }
      return perform(Character(next), parameters)
    }
    note("an unfinished sequence")
  }

  private mutating func perform(_ final: Character, _ parameters: String) {
    if parameters.hasPrefix("?") || parameters.hasPrefix(">") {
      if !"hlcm".contains(final) { note("sequence \(parameters)\(final)") }
      return
    }
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    let first = numbers.first.flatMap(\.self)
    if !"mhlt".contains(final) { wraps = false }
    switch final {
    case "A", "B", "C", "D", "G", "H", "d":
      let second = numbers.count > 1 ? numbers[1] : nil
      move(final, max(1, first ?? 1), max(1, second ?? 1))
    case "J", "K", "P", "X", "@", "b": edit(final, first, max(1, first ?? 1))
    case "L", "M", "S", "T": scroll(final, max(1, first ?? 1))
    case "r":
      let last = numbers.count > 1 ? numbers[1] : nil
      region = (first ?? 1) - 1..<min(grid.count, last ?? grid.count)
      (row, column) = (0, 0)
    case "m", "h", "l", "t": break
    default: note("sequence \(parameters)\(final)")
    }
  }

  private mutating func move(_ final: Character, _ count: Int, _ second: Int) {
    switch final {
    case "A": row = max(0, row - count)
    case "B": row = min(grid.count - 1, row + count)
    case "C": column = min(columns - 1, column + count)
    case "D": column = max(0, column - count)
    case "G": column = min(columns, count) - 1
    case "d": row = min(grid.count, count) - 1
    default:
      row = min(grid.count, count) - 1
      column = min(columns, second) - 1
    }
  }

  private mutating func edit(_ final: Character, _ first: Int?, _ count: Int) {
    switch final {
    case "J":
      if first != 1 { erase(first == 2 ? 0..<columns : column..<columns, row) }
      if first == 1 { erase(0..<column + 1, row) }
      let others = first == 2 ? 0..<grid.count : first == 1 ? 0..<row : row + 1..<grid.count
      for line in others { erase(0..<columns, line) }
    case "K": erase(first == 1 ? 0..<column + 1 : column..<columns, row)
    case "X": erase(column..<min(columns, column + count), row)
    case "P":
      grid[row].removeSubrange(column..<min(columns, column + count))
      grid[row] += Array(repeating: " ", count: columns - grid[row].count)
    case "@":
      grid[row].insert(contentsOf: Array(repeating: " ", count: count), at: column)
      grid[row].removeLast(grid[row].count - columns)
    default: repeatLetter(count)
    }
  }

  mutating func lineDown() {
    guard row + 1 == region.upperBound else { return row = min(grid.count - 1, row + 1) }
    shift(region, by: 1)
  }

  private mutating func lineUp() {
    guard row == region.lowerBound else { return row = max(0, row - 1) }
    shift(region, by: -1)
  }

  private mutating func scroll(_ final: Character, _ count: Int) {
    switch final {
    case "S": shift(region, by: count)
    case "T": shift(region, by: -count)
    default:
      guard region.contains(row) else { return }
      column = 0
      shift(row..<region.upperBound, by: final == "M" ? count : -count)
    }
  }

  /// Moves rows up, or down for a negative count; what comes in is blank.
  private mutating func shift(_ rows: Range<Int>, by count: Int) {
    let size = min(abs(count), rows.count)
    let blank = Array(repeating: Array(repeating: " ", count: columns), count: size)
    var moved: [[String]] = count > 0 ? [] : blank
    moved += count > 0 ? grid[rows].dropFirst(size) : grid[rows].dropLast(size)
    if count > 0 { moved += blank }
    grid.replaceSubrange(rows, with: moved)
  }

  private mutating func erase(_ range: Range<Int>, _ line: Int) {
    for place in range { grid[line][place] = " " }
  }
}
