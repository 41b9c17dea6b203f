import GavelScreen

/// Which terminal to open, and what to leave unused of it.
public struct TerminalOptions: Hashable, Sendable {
  /// Where keys come from.
  public var input: Int32 = 0
  /// Where the screen is.
  public var output: Int32 = 1
  /// The terminal's name as in `TERM`.
  public var terminalName: String?
  /// The locale to take on; empty means the one of the environment.
  public var locale = ""
  /// What letters to use; nil means those that the locale has.
  public var charset: Charset?
  /// Whether colours stay unused, as `NO_COLOR` asks (no-color.org: set and not empty).
  public var isColorless = false
  /// Whether the terminal is asked to report the mouse, where its family can.
  public var usesMouse = false

  /// Standard input and output, without a terminal name.
  public init() {}

  /// Takes `TERM` and `NO_COLOR` from the environment.
  public init(environment: [String: String]) {
    terminalName = environment["TERM"]
    isColorless = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
  }
}
