import GavelModel
import GavelScreen

extension ConsoleState {
  /// The age of what the store holds, once it is more than a moment; `nil` while it is fresh.
  var staleness: String? {
    guard let lastSync = connection.lastSync, now - lastSync >= .seconds(120) else { return nil }
    return shortAge(lastSync)
  }

  /// The same from the first moment on, for while nothing newer can come; `nil` before any sync.
  ///
  /// In whole minutes, so that nothing is drawn again for each second of it.
  var dataAge: String? {
    guard let lastSync = connection.lastSync else { return nil }
    return now - lastSync < .seconds(60) ? "<1m" : shortAge(lastSync)
  }

  /// How many rooms of the first sync are read, and of how many; `nil` at any other time.
  var firstSync: (done: Int, total: Int)? {
    guard connection.lastSync == nil, case .syncing(let done, let total) = connection.link,
      total > 0
    else { return nil }
    return (min(done, total), total)
  }
}

extension ConsoleState {
  /// For how many seconds the platform wants no more calls while something is read; `nil` when it
  /// takes them.
  var syncRest: Int? {
    switch connection.link {
    case .connecting, .syncing: break
    case .online, .offline, .unauthorized: return nil
    }
    guard let until = connection.throttledUntil, secondsLeft(until: until) > 0 else { return nil }
    return secondsLeft(until: until)
  }
}

extension Painter {
  /// How far the first sync is; returns whether there is one.
  mutating func drawFirstSync(at column: Int, row: Int, columns: Int) -> Bool {
    guard let (done, total) = state.firstSync else { return false }
    let end = column + columns
    var place = column + put("first sync", at: column, row: row, .caution, within: columns) + 2
    let bar = glyphs.bar(part: done, whole: total, columns: columns >= 50 ? 10 : 5)
    place += put(bar, at: place, row: row, .bar, within: max(0, end - place)) + 1
    let share: DisplayText = DisplayText("\(done * 100 / total)%").leftPadded(to: 4)
    place += put(share, at: place, row: row, within: max(0, end - place)) + 2
    let count =
      state.syncRest.map { "rate limit, \($0) s" }
      ?? "\(Numbers.grouped(done)) of \(Numbers.grouped(total)) rooms"
    line(DisplayText(count), at: place, row: row, columns: max(0, end - place), .dim)
    return true
  }

  /// How much was settled lately, as a line of bars of which the last is now.
  func sparkline(columns: Int) -> DisplayText {
    guard columns >= 6 else { return .empty }
    let counts = state.queue.history.latest(min(columns, WorkHistory.length), at: state.now)
    return glyphs.sparkline(Array(counts.drop { $0 == 0 }))
  }
}
