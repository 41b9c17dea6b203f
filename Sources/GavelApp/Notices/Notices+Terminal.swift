import GavelTerminal

extension Notices {
  /// Explains a terminal the console cannot use.
  static func explain(terminal error: TerminalError) -> Explanation {
    let (what, advice) = words(error)
    return Explanation(what, advice, status: .configuration)
  }

  private static func words(_ error: TerminalError) -> (String, String?) {
    let headless = "gavel --plain speaks in lines and needs no screen; nor do other commands."
    return switch error {
    case .notATerminal: ("the console needs a terminal for input and output", headless)
    case .unnamedTerminal:
      ("TERM is not set", "Set it to your terminal's name, such as xterm, or use gavel --plain.")
    case .unknownTerminal(let name):
      ("the terminal \(quoted(name)) is not known here", "Set TERM to a known one, such as xterm.")
    case .dumbTerminal(let name):
      ("the terminal \(quoted(name)) cannot place its cursor", headless)
    case .noTerminalDatabase:
      ("this machine has no terminal database", "Install the package ncurses-base.")
    case .cannotStart(let name): ("the terminal \(quoted(name)) could not be started", nil)
    }
  }
}
