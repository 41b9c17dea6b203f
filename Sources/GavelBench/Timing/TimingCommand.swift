/// `gavel-bench` without a command, or `gavel-bench table`: everything that is measured, as tables.
struct TimingCommand {
  private let gauges: [any Gauge]
  private let cache: String?
  private let repeats: Int
  private let most: Int

  init(_ arguments: BenchArguments) throws(BenchArguments.Fault) {
    try arguments.check(["only", "cache", "repeats", "most"])
    let only = arguments.text("only")
    gauges = Gauges.all.filter { only == nil || only == $0.name }
    if gauges.isEmpty { throw .unknown(only ?? "table") }
    cache = arguments.text("cache")
    repeats = max(1, try arguments.number("repeats", 7))
    most = max(10_000, try arguments.number("most", 1_000_000))
  }

  /// Returns 0 when everything could be measured, whatever the numbers are.
  func run() async -> Int32 {
    BenchOutput.say(Machine.words + "\n")
    var status: Int32 = 0
    for gauge in gauges {
      do {
        let bench = TimingBench(cache: try BenchCache(path: cache), repeats: repeats, most: most)
        let figures = try await gauge.measure(bench)
        BenchOutput.say(FigureTable(title: gauge.title, figures: figures).markdown + "\n")
      } catch {
        BenchOutput.say("\(gauge.name): \(error)\n")
        status = 1
      }
    }
    return status
  }
}
