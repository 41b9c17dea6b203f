/// Numbers written as ranges: `1-5,9`.
struct NumberRanges {
  private var ranges: [ClosedRange<Int64>] = []

  /// No numbers.
  init() {}

  /// Numbers in rising order.
  init(rising numbers: [Int64]) {
    for number in numbers {
      if let last = ranges.last, last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
  }

  /// The written form.
  var text: String {
    ranges.map {
      $0.count == 1 ? String($0.lowerBound) : "\($0.lowerBound)-\($0.upperBound)"
    }.joined(separator: ",")
  }

  func contains(_ number: Int64) -> Bool { ranges.contains { $0.contains(number) } }

  /// Adds the numbers of a written form; what is no range is passed over.
  mutating func insert(_ text: String) {
    for part in text.split(separator: ",") {
      let ends = part.split(separator: "-").compactMap { Int64($0) }
      guard let first = ends.first, let last = ends.last, first <= last else { continue }
      ranges.append(first...last)
    }
  }
}
