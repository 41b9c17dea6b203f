/// Which request of each pane is the newest.
///
/// Reads run side by side and may overtake each other on their way here. The console waits for the
/// answer to its newest request alone, so an older one must never end the reading of that.
struct NewestRequests {
  private var numbers: [EffectRunner.ReadPane: Int] = [:]

  /// Whether a request should still be read: none that came before it is newer.
  mutating func admits(_ number: Int, for pane: EffectRunner.ReadPane) -> Bool {
    guard number >= numbers[pane, default: number] else { return false }
    numbers[pane] = number
    return true
  }
}
