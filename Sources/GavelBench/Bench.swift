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

  private static func run(_ words: [String]) async -> Int32 {
    do throws(BenchArguments.Fault) {
      let arguments = try BenchArguments(words)
      if arguments.asksForHelp, let help = BenchHelp.of(arguments.command) {
        BenchOutput.say(help.text)
        return 0
      }
      switch arguments.command {
      case "table": return await (try TimingCommand(arguments)).run()
      case "peers": return await (try PeersCommand(arguments)).run()
      case "fuzz": return try FuzzCommand(arguments).run()
      case "monkey": return await (try MonkeyCommand(arguments)).run()
      case "kills": return await (try KillCommand(arguments)).run()
      case "soak": return await (try SoakCommand(arguments)).run()
      case "memory": return await (try MemoryCommand(arguments)).run()
      case "help", "--help", "-h":
        BenchOutput.say(BenchHelp.overview)
        return 0
      default: throw .unknown(arguments.command)
      }
    } catch {
      BenchOutput.say("gavel-bench: \(error)\n\(BenchHelp.overview)")
      return 2
    }
  }
}
