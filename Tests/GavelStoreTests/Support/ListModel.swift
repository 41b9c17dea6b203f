import GavelModel

/// What a window should hold, worked out on a sorted array.
func expectedWindow<Row: ListRow>(
  _ rows: [Row], _ anchor: ListAnchor, limit: Int, total: Int?
) -> ListWindow<Row> {
  let sorted = rows.sorted { $0.listKey < $1.listKey }
  let range = expectedRange(sorted.map(\.listKey), anchor, limit: limit)
  return ListWindow(
    rows: Array(sorted[range]), hasEarlier: range.lowerBound > 0,
    hasLater: range.upperBound < sorted.count, total: total)
}

private func expectedRange(_ keys: [ListKey], _ anchor: ListAnchor, limit: Int) -> Range<Int> {
  switch anchor {
  case .first:
    return 0..<min(limit, keys.count)
  case .last:
    return max(0, keys.count - limit)..<keys.count
  case .after(let key):
    let start = keys.firstIndex { $0 > key } ?? keys.count
    return start..<min(start + limit, keys.count)
  case .before(let key):
    let end = keys.firstIndex { $0 >= key } ?? keys.count
    return max(0, end - limit)..<end
  case .around(let key):
    let middle = keys.firstIndex { $0 >= key } ?? keys.count
    var start = max(0, middle - limit / 2)
    let end = min(keys.count, start + limit)
    start = max(0, min(start, end - limit))
    return start..<end
  }
}
