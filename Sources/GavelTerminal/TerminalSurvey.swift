import CNcurses
import GavelScreen

/// What a terminal can do, told without drawing on it.
public enum TerminalSurvey {
  /// Returns how many colours a console would have there.
  ///
  /// - Throws: Why no console can be opened on it.
  public static func colors(_ options: TerminalOptions) throws(TerminalError) -> ColorDepth {
    _ = try TerminalProbe.check(options)
    return options.isColorless ? .none : ColorDepth(colorCount: Int(gavel_number("colors")))
  }
}
