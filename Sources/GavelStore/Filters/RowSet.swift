/// Row numbers as bits: a million of them take an eighth of a megabyte, and two sets are compared
/// word by word.
struct RowSet {
  private var words: [UInt64] = []
  private(set) var count = 0

  /// Numbers from here on are refused: their bits would take more memory than they are worth.
  private static let end: Int64 = 1 << 28

  /// What holds of more rows than this is met soon enough by looking at them.
  private static let most = 100_000

  /// Returns the rows that a query names; `nil` when they are too many.
  static func of(
    _ query: SQLCondition, in database: SQLiteConnection
  ) throws(StoreError) -> RowSet? {
    var rows = RowSet()
    var isWhole = true
    try database.each(query.sql, query.values) { row throws(StoreError) in
      isWhole = rows.insert(row.integer(0)) && rows.count <= most
      return isWhole
    }
    return isWhole ? rows : nil
  }

  /// Adds a row; `false` for a number that is too large.
  mutating func insert(_ row: Int64) -> Bool {
    guard row >= 0, row < Self.end else { return false }
    let place = Int(row >> 6)
    if place >= words.count {
      words.append(contentsOf: repeatElement(0, count: place - words.count + 1))
    }
    let bit: UInt64 = 1 << UInt64(row & 63)
    if words[place] & bit == 0 {
      words[place] |= bit
      count += 1
    }
    return true
  }

  func contains(_ row: Int64) -> Bool {
    guard row >= 0 else { return false }
    let place = Int(row >> 6)
    return place < words.count && words[place] & (1 << UInt64(row & 63)) != 0
  }

  /// Keeps only what the other set has, too.
  mutating func formIntersection(_ other: RowSet) {
    words.removeLast(max(0, words.count - other.words.count))
    count = 0
    for place in words.indices {
      words[place] &= other.words[place]
      count += words[place].nonzeroBitCount
    }
  }

  /// The row numbers, smallest first.
  var rows: [Int64] {
    var rows: [Int64] = []
    rows.reserveCapacity(count)
    for (place, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        rows.append(Int64(place) << 6 + Int64(rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
    return rows
  }
}
