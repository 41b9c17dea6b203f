import CNcurses
import GavelScreen
import Glibc

extension CursesSession {
  typealias Streams = (input: UnsafeMutablePointer<FILE>, output: UnsafeMutablePointer<FILE>)

  /// Starts ncurses without letting it take signals: its handlers would end the process.
  static func startCurses(name: String, _ streams: Streams) -> OpaquePointer? {
    let signals = [SIGINT, SIGTERM, SIGTSTP, SIGWINCH]
    let previous = signals.map { number in
      var action = sigaction()
      sigaction(number, nil, &action)
      return action
    }
    // The window's own size comes first; LINES and COLUMNS are stale after a resize.
    use_env(true)
    use_tioctl(true)
    let screen = newterm(name, streams.output, streams.input)
    for (number, action) in zip(signals, previous) {
      var action = action
      sigaction(number, &action, nil)
    }
    return screen
  }

  /// Sets how keys are read.
  ///
  /// They come through a pad, which never draws; a window would be refreshed by reading from it.
  func configureInput() {
    cbreak()
    noecho()
    nonl()
    set_escdelay(25)
    // A frame is drawn whole, whatever was typed meanwhile; half of one would be taken for all of it.
    typeahead(-1)
    // Rows that only moved are moved by the terminal, where it can.
    idlok(gavel_screen_window(), true)
    intrflush(gavel_screen_window(), false)
    meta(inputPad, true)
    keypad(inputPad, true)
    nodelay(inputPad, true)
    // Several entries know this Shift-Tab as a key of their own, or not at all.
    define_key("\u{1B}[Z", KEY_BTAB)
    define_key("\u{1B}[200~", KeyCodes.pasteStart)
    define_key("\u{1B}[201~", KeyCodes.pasteEnd)
    // ncurses would read a report for its own mouse functions, which are not used here.
    define_key("\u{1B}[<", KeyCodes.mouse)
    define_key("\u{1B}[M", KeyCodes.oldMouse)
  }
}
