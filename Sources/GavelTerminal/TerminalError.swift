/// Why no console can be opened on a terminal.
public enum TerminalError: Error, Hashable, Sendable {
  /// Input or output is a file or a pipe.
  case notATerminal
  /// `TERM` is not set or empty.
  case unnamedTerminal
  /// The terminal database has no entry of this name.
  case unknownTerminal(name: String)
  /// The terminal cannot place its cursor, so nothing can be drawn on it.
  case dumbTerminal(name: String)
  /// The host has no terminal database at all.
  case noTerminalDatabase
  /// ncurses did not start although the terminal is known.
  case cannotStart(name: String)
}
