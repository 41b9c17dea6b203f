/// Something that can be measured: one part of the table.
protocol Gauge: Sendable {
  /// The word that chooses it on the command line.
  var name: String { get }
  /// What stands over its part of the table.
  var title: String { get }
  /// Measures; may take a minute or two and says on the way what it does.
  func measure(_ bench: TimingBench) async throws -> [Figure]
}

/// What every gauge stands on.
struct TimingBench: Sendable {
  /// Where stores are made once and kept.
  let cache: BenchCache
  /// Repetitions of what is quick; the least or the median of them counts.
  var repeats = 7
  /// The most messages of a store: smaller where only a look is wanted.
  var most = 1_000_000

  /// Numbers of messages by which growth is seen.
  var sizes: [Int] { [10_000, 100_000, 1_000_000].filter { $0 <= most } }
}

/// Every gauge in the order of the table.
enum Gauges {
  static var all: [any Gauge] { console + storage }
}
