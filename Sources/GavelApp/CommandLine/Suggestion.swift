/// The nearest known word to a mistyped one.
enum Suggestion {
  /// Returns the candidate that a slip of the finger most likely meant.
  ///
  /// - Returns: `nil` when none is nearer than about a third of the word's length.
  static func nearest(to word: String, among candidates: [String]) -> String? {
    let typed = Array(word.lowercased().unicodeScalars.prefix(64))
    let ranked = candidates.map { ($0, distance(typed, Array($0.lowercased().unicodeScalars))) }
    guard let best = ranked.min(by: { $0.1 < $1.1 }) else { return nil }
    if best.1 <= max(1, typed.count / 3) { return best.0 }
    let begun = candidates.filter { typed.count >= 3 && $0.hasPrefix(word.lowercased()) }
    return begun.count == 1 ? begun[0] : nil
  }

  /// Counts insertions, removals, replacements and swaps of neighbours (optimal string alignment).
  static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 1...left.count {
      var current = [row]
      for column in 1...right.count {
        let change = left[row - 1] == right[column - 1] ? 0 : 1
        var best = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + change)
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          best = min(best, beforeLast[column - 2] + 1)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
