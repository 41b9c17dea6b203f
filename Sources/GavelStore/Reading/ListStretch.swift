import GavelModel

/// A piece of a list in one direction: from a key on, so many rows.
struct ListStretch {
  /// Where it begins; `nil` is the list's end that the direction starts from.
  var from: ListKey?
  /// Whether a row with exactly that key belongs to it.
  var includesFrom = false
  /// Whether it follows the list's order, or runs against it.
  var isForward: Bool
  /// How many rows at most.
  var count: Int

  /// The comparison of a row's key with ``from`` in SQL.
  var comparison: String {
    (isForward ? ">" : "<") + (includesFrom ? "=" : "")
  }

  /// The order of rows in SQL.
  var direction: String { isForward ? "ASC" : "DESC" }

  /// ``from``, or a key beyond every row.
  var bound: ListKey {
    from ?? ListKey(rank: isForward ? .min : .max, id: "")
  }
}

extension ListWindow {
  /// Puts a window together out of stretches, each read by key; one row more than asked for tells
  /// whether the list goes on.
  init(
    _ anchor: ListAnchor, limit: Int, total: Int?,
    read: (ListStretch) throws(StoreError) -> [Row]
  ) throws(StoreError) {
    let limit = max(1, limit)
    switch anchor {
    case .first:
      let rows = try read(ListStretch(isForward: true, count: limit + 1))
      self.init(rows: Array(rows.prefix(limit)), hasLater: rows.count > limit, total: total)
    case .last:
      let rows = try read(ListStretch(isForward: false, count: limit + 1))
      self.init(
        rows: rows.prefix(limit).reversed(), hasEarlier: rows.count > limit, total: total)
    case .after(let key):
      let rows = try read(ListStretch(from: key, isForward: true, count: limit + 1))
      let edge = rows.first?.listKey ?? key
      let earlier = try read(
        ListStretch(from: edge, includesFrom: rows.isEmpty, isForward: false, count: 1))
      self.init(
        rows: Array(rows.prefix(limit)), hasEarlier: !earlier.isEmpty,
        hasLater: rows.count > limit, total: total)
    case .before(let key):
      let rows = try read(ListStretch(from: key, isForward: false, count: limit + 1))
      let edge = rows.first?.listKey ?? key
      let later = try read(
        ListStretch(from: edge, includesFrom: rows.isEmpty, isForward: true, count: 1))
      self.init(
        rows: rows.prefix(limit).reversed(), hasEarlier: rows.count > limit,
        hasLater: !later.isEmpty, total: total)
    case .around(let key):
      let earlier = try read(ListStretch(from: key, isForward: false, count: limit + 1))
      let later = try read(
        ListStretch(from: key, includesFrom: true, isForward: true, count: limit + 1))
      self.init(around: earlier, later, limit: limit, total: total)
    }
  }

  /// Takes half of the rows from each side, and more from one where the other has too few.
  private init(around earlier: [Row], _ later: [Row], limit: Int, total: Int?) {
    let after = min(later.count, max(limit - limit / 2, limit - earlier.count))
    let before = min(earlier.count, limit - after)
    self.init(
      rows: earlier.prefix(before).reversed() + later.prefix(after),
      hasEarlier: earlier.count > before, hasLater: later.count > after, total: total)
  }
}
