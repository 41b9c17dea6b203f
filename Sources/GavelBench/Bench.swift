import Dispatch
import Glibc

/// The program `gavel-bench`: proofs that take minutes, each repeatable by its seed.
public enum Bench {
  /// Runs what the process arguments ask for and never returns.
  public static func main() -> Never {
    signal(SIGPIPE, SIG_IGN)
    let words = Array(CommandLine.arguments.dropFirst())
    // Detached, because the main actor's queue is not served before the next line.
    Task.detached { exit(await run(words)) }
    dispatchMain()
  }

  private static let usage = """
    usage: gavel-bench fuzz [--inputs N] [--seed S] [--only NAME] [--from I]
             names: \((FuzzTarget.all + FuzzTarget.alone).map(\.name).joined(separator: " "))
           gavel-bench monkey [--keys N] [--seed S] [--from WORLD]
           gavel-bench kills [--moments N] [--seed S] [--dialect imkit|rocketchat] [--from I]
           gavel-bench memory
    """

  private static func run(_ words: [String]) async -> Int32 {
    do throws(BenchArguments.Fault) {
      let arguments = try BenchArguments(words)
      switch arguments.command {
      case "fuzz": return try FuzzCommand(arguments).run()
      case "monkey": return await (try MonkeyCommand(arguments)).run()
      case "kills": return await (try KillCommand(arguments)).run()
      case "memory": return await (try MemoryCommand(arguments)).run()
      case "help", "--help":
        BenchOutput.say(usage)
        return 0
      default: throw .unknown(arguments.command)
      }
    } catch {
      BenchOutput.say("gavel-bench: \(error)\n\(usage)")
      return 2
    }
  }
}
