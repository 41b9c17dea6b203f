import GavelSandbox

/// `gavel-bench soak`: an hour of live traffic in a few minutes, and the console's memory meanwhile.
struct SoakCommand {
  private let run: SoakRun

  init(_ arguments: BenchArguments) throws(BenchArguments.Fault) {
    try arguments.check(["minutes", "messages", "scale"])
    let name = arguments.text("scale") ?? SandboxOptions.Scale.large.rawValue
    guard let scale = SandboxOptions.Scale(rawValue: name) else {
      throw .unknown("--scale \(name)")
    }
    run = SoakRun(
      scale: scale, minutes: max(1, try arguments.number("minutes", 4)),
      messages: try arguments.number("messages", 2_400))
  }

  /// Returns 0 when the memory stayed flat and below its limits.
  func run() async -> Int32 {
    do {
      let outcome = try await run.run()
      BenchOutput.say(Machine.words + "\n")
      BenchOutput.say(FigureTable(title: "Soak", figures: outcome.figures).markdown)
      return outcome.figures.contains { $0.isMet == false } ? 1 : 0
    } catch {
      BenchOutput.say("soak: \(error)")
      return 1
    }
  }
}
