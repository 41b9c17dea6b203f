extension ListWindow {
  /// Cuts a window out of a list that is at hand as a whole.
  ///
  /// - Parameter all: The rows in list order.
  public init(of all: [Row], _ anchor: ListAnchor, limit: Int) {
    let range: Range<Int>
    switch anchor {
    case .first: range = 0..<min(limit, all.count)
    case .last: range = max(0, all.count - limit)..<all.count
    case .after(let key):
      let start = all.firstIndex { $0.listKey > key } ?? all.count
      range = start..<min(all.count, start + limit)
    case .before(let key):
      let end = all.firstIndex { $0.listKey >= key } ?? all.count
      range = max(0, end - limit)..<end
    case .around(let key):
      let middle = all.firstIndex { $0.listKey >= key } ?? all.count
      let start = max(0, min(middle - limit / 2, all.count - limit))
      range = start..<min(all.count, start + limit)
    }
    self.init(
      rows: Array(all[range]), hasEarlier: range.lowerBound > 0,
      hasLater: range.upperBound < all.count, total: all.count)
  }
}
