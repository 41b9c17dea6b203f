import GavelModel

/// A range of rows that is being chosen: from where it began to the cursor.
struct RangeMark: Sendable, Equatable {
  var list: ListName
  /// Where it began.
  var key: ListKey
  /// The rows in it, as far as they are known.
  var ids: Set<String> = []
  /// Whether there may be more of them.
  var isMore = false
  /// The cursor and the filter for which ``ids`` were last reckoned; `nil` while the store is asked.
  var reckoned: Reach?

  struct Reach: Sendable, Equatable {
    var cursor: ListKey
    var matching: Filter
  }

  init(list: ListName, key: ListKey) {
    self.list = list
    self.key = key
  }

  /// The first and the last row of it, with the cursor there.
  func ends(at cursor: ListKey) -> (from: ListKey, to: ListKey) {
    (min(key, cursor), max(key, cursor))
  }
}
