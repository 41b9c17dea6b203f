/// Numbers of rows as somebody types them: `3`, `3-7`, `2,5 9-12`.
struct RowNumbers: Hashable, Sendable {
  /// The numbers in the order typed, each once.
  let numbers: [Int]

  /// More than any listing holds is a slip.
  static let most = 10_000

  /// `nil` for anything that is not made of numbers and ranges.
  init?(_ text: String) {
    let parts = text.split { $0 == "," || $0 == " " }
    guard !parts.isEmpty else { return nil }
    var seen: Set<Int> = []
    var numbers: [Int] = []
    for part in parts {
      guard let range = Self.range(part) else { return nil }
      numbers += range.filter { seen.insert($0).inserted }
    }
    guard numbers.count <= Self.most else { return nil }
    self.numbers = numbers
  }

  private static func range(_ text: Substring) -> ClosedRange<Int>? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(number)
    guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil,
      first <= last
    else { return nil }
    return first...last
  }

  private static func number(_ text: Substring) -> Int? {
    guard (1...5).contains(text.count), text.utf8.allSatisfy({ (48...57).contains($0) }),
      let number = Int(text), number > 0
    else { return nil }
    return number
  }
}
