import GavelScreen
import Glibc
import Testing

@testable import GavelTerminal

extension CursesTests {
  @Suite struct SessionTests {
    @Test(arguments: ["xterm-256color", "linux", "vt100", "screen"])
    func `closing leaves the terminal as it was found`(name: String) throws {
      let terminal = try PseudoTerminal()
      defer { terminal.end() }
      let before = terminal.settings
      let session = try CursesSession(options: terminal.options(name))
      #expect(terminal.settings.c_lflag & tcflag_t(ECHO | ICANON) == 0)
      var frame = Frame(size: session.size)
      frame.put("hello", at: 3, row: 2, style: Style(attributes: .bold))
      frame.isCursorVisible = false
      session.present(frame)
      _ = terminal.output()
      session.close()
      let bytes = String(decoding: terminal.output(), as: UTF8.self)
      #expect(terminal.settings == before)
      if name == "xterm-256color" {
        #expect(bytes.contains("\u{1B}[?1049l"))
        #expect(bytes.contains("\u{1B}[?2004l"))
        #expect(bytes.contains("\u{1B}[?25h") || bytes.contains("\u{1B}[34h"))
      }
      session.close()
      session.present(frame)
      #expect(session.readInput().isEmpty)
      #expect(terminal.output().isEmpty)
    }

    @Test(arguments: ["linux", "vt100"])
    func `where there is no alternate screen, the last row is left to the shell`(name: String)
      throws
    {
      let terminal = try PseudoTerminal()
      defer { terminal.end() }
      let session = try CursesSession(options: terminal.options(name))
      var frame = Frame(size: session.size)
      let last = session.size.rows - 1
      frame.put("hello", at: 3, row: last - 1, style: Style())
      frame.put("enter open  q quit", at: 0, row: last, style: Style())
      session.present(frame)
      session.close()
      var model = TerminalModel(columns: session.size.columns, rows: session.size.rows)
      model.feed(terminal.output())
      #expect(model.text.contains("   hello"))
      #expect(!model.text.contains("enter open"))
    }

    @Test func `it enters the alternate screen and asks for marked pastes`() throws {
      try withSession { session, terminal in
        session.present(Frame(size: session.size))
        let bytes = String(decoding: terminal.output(), as: UTF8.self)
        #expect(bytes.contains("\u{1B}[?1049h"))
        #expect(bytes.contains("\u{1B}[?2004h"))
        #expect(session.size == Size(columns: 80, rows: 24))
        #expect(session.charset == .unicode)
      }
      try withSession("vt100") { session, terminal in
        session.present(Frame(size: session.size))
        #expect(!String(decoding: terminal.output(), as: UTF8.self).contains("2004"))
      }
    }

    @Test func `what cannot be drawn on is refused and the process lives on`() throws {
      let terminal = try PseudoTerminal()
      defer { terminal.end() }
      let cases: [(String?, TerminalError)] = [
        ("dumb", .dumbTerminal(name: "dumb")),
        ("no-such-terminal", .unknownTerminal(name: "no-such-terminal")),
        (nil, .unnamedTerminal), ("", .unnamedTerminal),
      ]
      for (name, error) in cases {
        var options = terminal.options("vt100")
        options.terminalName = name
        #expect(throws: error) { try CursesSession(options: options) }
      }
      var options = terminal.options("xterm")
      let pipe = WakePipe()
      options.input = pipe.descriptor
      #expect(throws: TerminalError.notATerminal) { try CursesSession(options: options) }
      #expect(terminal.output().isEmpty)
    }

    @Test func `a suspended session gives the terminal back and repaints when resumed`() throws {
      let terminal = try PseudoTerminal(columns: 20, rows: 3)
      defer { terminal.end() }
      let before = terminal.settings
      let session = try CursesSession(options: terminal.options("xterm-256color"))
      defer { session.close() }
      var frame = Frame(size: session.size)
      frame.put("hello", at: 3, row: 2, style: .plain)
      session.present(frame)
      session.suspend()
      #expect(terminal.settings == before)
      let bytes = String(decoding: terminal.output(), as: UTF8.self)
      #expect(bytes.contains("\u{1B}[?1049l") && bytes.contains("\u{1B}[?2004l"))
      session.present(frame)
      #expect(terminal.output().isEmpty)

      session.resume()
      #expect(terminal.settings.c_lflag & tcflag_t(ICANON) == 0)
      session.present(frame)
      var model = TerminalModel(columns: 20, rows: 3)
      let again = terminal.output()
      model.feed(again)
      #expect(model.text == frame.text())
      #expect(String(decoding: again, as: UTF8.self).contains("\u{1B}[?1049h"))
      #expect(String(decoding: again, as: UTF8.self).contains("\u{1B}[?2004h"))
    }

    @Test func `a new window size is reported once and the next frame is drawn whole`() throws {
      try withSession(columns: 20, rows: 4) { session, terminal in
        session.present(Frame(size: session.size))
        terminal.resize(columns: 30, rows: 2)
        #expect(session.readInput() == [.resize(Size(columns: 30, rows: 2))])
        #expect(session.readInput().isEmpty)
        #expect(session.size == Size(columns: 30, rows: 2))
        _ = terminal.output()
        var frame = Frame(size: session.size)
        frame.put("wide enough for this text", at: 0, row: 1, style: .plain)
        session.present(frame)
        var model = TerminalModel(columns: 30, rows: 2)
        model.feed(terminal.output())
        #expect(model.text == frame.text())
      }
    }

    @Test func `a size change survives the dropping of input`() throws {
      try withSession { session, terminal in
        terminal.type("yy")
        _ = waitForInput(on: [session.inputDescriptor], for: 10_000)
        terminal.resize(columns: 40, rows: 10)
        #expect(session.discardPendingInput() == [.resize(Size(columns: 40, rows: 10))])
        terminal.type("a")
        #expect(session.events(1) == [.key(.character("a"))])
      }
    }

    @Test func `a process that dies restores the terminal from prepared bytes`() throws {
      let terminal = try PseudoTerminal()
      defer { terminal.end() }
      let before = terminal.settings
      let session = try CursesSession(options: terminal.options("xterm-256color"))
      session.present(Frame(size: session.size))
      _ = terminal.output()
      EmergencyRestore.restoreNow()
      let bytes = String(decoding: terminal.output(), as: UTF8.self)
      #expect(terminal.settings == before)
      for part in ["[?2004l", "[?1049l", "[?25h"] { #expect(bytes.contains("\u{1B}" + part)) }
      EmergencyRestore.restoreNow()
      #expect(terminal.output().isEmpty)
      session.close()
    }
  }
}

extension termios {
  static func == (left: termios, right: termios) -> Bool {
    left.c_iflag == right.c_iflag && left.c_oflag == right.c_oflag
      && left.c_lflag == right.c_lflag && left.c_cflag == right.c_cflag
  }
}
