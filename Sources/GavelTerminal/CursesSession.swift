import CNcurses
import GavelScreen
import Glibc

/// The terminal, drawn through ncurses.
///
/// Not Sendable on purpose: the main thread alone owns it.
///
/// ncurses keeps its state in globals, so there is one session at a time. A ``SignalWatch`` should
/// be started before. However the process ends, the terminal is left as it was found.
public final class CursesSession: ScreenBackend {
  /// The measures of the terminal, as last read by ``readInput()``.
  public internal(set) var size: Size
  /// The letters that the locale has.
  public let charset: Charset
  /// The colours in use.
  public let colorDepth: ColorDepth
  /// Where keys come from, for ``waitForInput(on:for:)``.
  public let inputDescriptor: Int32

  let outputDescriptor: Int32
  var palette: StylePalette
  var decoder: InputDecoder
  /// What the terminal shows; nil when unknown, then everything is drawn.
  var shown: Frame?
  var state = State.running
  var isCursorShown = true
  /// Where a frame is put together; `nil` where the system has no such file, then pieces of it reach
  /// the terminal one by one and are not counted.
  let tray: FrameTray?
  /// Bytes of all frames so far.
  public internal(set) var sentBytes = 0
  let inputPad: UnsafeMutablePointer<WINDOW>
  let pasteMode: PasteMode?
  /// Whether the terminal reports the mouse.
  let reportsMouse: Bool
  private let screen: OpaquePointer
  private let streams: (input: UnsafeMutablePointer<FILE>, output: UnsafeMutablePointer<FILE>)
  private let settingsBefore: termios

  enum State { case running, suspended, closed }

  /// Takes over the terminal: alternate screen, single keys without echo, bracketed paste.
  public init(options: TerminalOptions) throws(TerminalError) {
    let name = try TerminalProbe.check(options)
    // Only letters: a locale's decimal comma must not reach number formatting elsewhere.
    setlocale(LC_CTYPE, options.locale)
    var settings = termios()
    tcgetattr(options.output, &settings)
    settingsBefore = settings

    let streams = try TerminalProbe.streams(options, name: name)
    guard let screen = Self.startCurses(name: name, streams), let pad = newpad(1, 1) else {
      fclose(streams.input)
      fclose(streams.output)
      throw .cannotStart(name: name)
    }
    self.streams = streams
    self.screen = screen
    tray = FrameTray(slot: fileno(streams.output), terminal: options.output)
    inputPad = pad
    inputDescriptor = options.input
    outputDescriptor = options.output
    let hasUTF8 = String(cString: nl_langinfo(nl_item(CODESET))) == "UTF-8"
    charset = hasUTF8 && options.charset != .ascii ? .unicode : .ascii
    reportsMouse = options.usesMouse && TerminalProbe.isXtermLike(name)
    decoder = InputDecoder(charset: charset, reportsMouse: reportsMouse)

    let hasColors = !options.isColorless && has_colors() && start_color() == OK
    let hasDefaultColors = hasColors && use_default_colors() == OK
    colorDepth = hasColors ? ColorDepth(colorCount: Int(gavel_color_count())) : .none
    palette = StylePalette(
      depth: colorDepth, pairLimit: gavel_pair_limit(), hasDefaultColors: hasDefaultColors)
    pasteMode = PasteMode(terminalName: name)
    size = Size(
      columns: Int(getmaxx(gavel_screen_window())), rows: Int(getmaxy(gavel_screen_window())))
    configureInput()
    enterModes()
  }

  /// Says whether a session could open, without touching the terminal.
  public static func check(_ options: TerminalOptions) throws(TerminalError) {
    _ = try TerminalProbe.check(options)
  }

  deinit { close() }

  /// Leaves the terminal as it was found; a second call does nothing.
  public func close() {
    guard state != .closed else { return }
    leaveModes()
    state = .closed
    delwin(inputPad)
    delscreen(screen)
    fclose(streams.input)
    fclose(streams.output)
  }

  /// Leaves the terminal to the shell until ``resume()``, as before a stop by Control-Z.
  public func suspend() {
    guard state == .running else { return }
    leaveModes()
    state = .suspended
  }

  /// Takes the terminal again; the next frame is drawn whole.
  public func resume() {
    guard state == .suspended else { return }
    state = .running
    reset_prog_mode()
    gavel_repaint_all()
    shown = nil
    enterModes()
  }

  /// Draws the next frame whole, for when something else wrote on the terminal or changed it.
  ///
  /// Also the answer to ``TerminalSignal/resume`` when no ``suspend()`` was before it, as after
  /// SIGSTOP: the shell may have set the terminal in between.
  public func forgetScreen() {
    guard state == .running else { return }
    reset_prog_mode()
    gavel_repaint_all()
    shown = nil
  }

  private func enterModes() {
    send(pasteMode?.on)
    if reportsMouse { send(MouseReport.on) }
    EmergencyRestore.arm(
      descriptor: outputDescriptor, settings: settingsBefore,
      bytes: TerminalProbe.resetBytes(pasteMode, reportsMouse: reportsMouse))
  }

  /// Sends a sequence between two frames, when ncurses has nothing buffered.
  ///
  /// Its own putp writes to the standard output, which need not be the terminal's descriptor.
  func send(_ sequence: String?) {
    guard let sequence else { return }
    // Should the terminal be gone, there is no mode left to set either.
    _ = write(outputDescriptor, sequence, sequence.utf8.count)
  }

  private func leaveModes() {
    guard state == .running else { return }
    EmergencyRestore.disarm()
    if reportsMouse { send(MouseReport.off) }
    send(pasteMode?.off)
    if !isCursorShown { curs_set(1) }
    isCursorShown = true
    if gavel_capability("rmcup") == nil {
      // Without a screen of its own, what comes next stands in the last row.
      wmove(gavel_screen_window(), Int32(size.rows) - 1, 0)
      wclrtoeol(gavel_screen_window())
      wrefresh(gavel_screen_window())
    }
    endwin()
    var settings = settingsBefore
    tcsetattr(outputDescriptor, TCSADRAIN, &settings)
  }
}
