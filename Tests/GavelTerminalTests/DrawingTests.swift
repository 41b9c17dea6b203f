import GavelScreen
import Testing

@testable import GavelTerminal

extension CursesTests {
  @Suite struct DrawingTests {
    static let hostile = [
      "\u{1B}[2J\u{1B}]0;title\u{7}", "\u{9B}31mred\u{9D}0;x\u{9C}", "a\rb\u{8}c\u{7F}",
      "\u{202E}evil\u{202C} \u{2066}x\u{2069}", "a\u{200B}b\u{FEFF}c\u{AD}",
      "\u{E0041}\u{E007F}\u{3164}", "z" + String(repeating: "\u{301}", count: 30),
      "👩‍👩‍👧 👍🏽 🇹🇼 ❤️ 1️⃣", "日本語 한국어 ｆｕｌｌ", "नमस्ते مرحبا", "\u{10FFFD}\u{378}",
      "\u{1B}P+q544e\u{1B}\\\u{1B}_x\u{1B}\\", "\n\t\u{A0}\u{3000}|", "\u{1F6D8}\u{1FAE9}\u{88F}",
      String(repeating: "\u{1B}[H日", count: 2_500),
    ]

    @Test(arguments: ["xterm-256color", "linux", "screen"])
    func `hostile text reaches the terminal as visible text only`(name: String) throws {
      try withSession(name, columns: 60, rows: 20) { session, terminal in
        var frame = Frame(size: session.size)
        for (row, text) in Self.hostile.enumerated() {
          frame.put(DisplayText(text), at: 1, row: row, style: .plain)
        }
        session.present(frame)
        var model = TerminalModel(columns: 60, rows: 20)
        model.feed(terminal.output())
        #expect(model.violations.isEmpty)
        // Letters younger than the C library are replaced in their columns.
        let unknown = Set("\u{1F6D8}\u{1FAE9}\u{88F}")
        let shown = Array(model.text)
        let meant = Array(frame.text())
        #expect(shown.filter { $0 != "?" } == meant.filter { !unknown.contains($0) && $0 != "?" })
      }
    }

    @Test(arguments: ["xterm-256color", "vt100", "linux"])
    func `in a plain locale no byte beyond ASCII goes out`(name: String) throws {
      try withSession(name, locale: "C", columns: 60, rows: 20) { session, terminal in
        #expect(session.charset == .ascii)
        var frame = Frame(size: session.size, charset: session.charset)
        for (row, text) in Self.hostile.enumerated() {
          frame.put(DisplayText(text), at: 1, row: row, style: .plain)
        }
        frame.box(Rect(frame.size), style: .plain)
        session.present(frame)
        let bytes = terminal.output()
        #expect(bytes.allSatisfy { $0 < 0x7F })
        var model = TerminalModel(columns: 60, rows: 20)
        model.feed(bytes)
        #expect(model.violations.isEmpty)
        #expect(model.text == frame.text())
      }
    }

    @Test func `a Unicode frame on a plain terminal is replaced cell by cell`() throws {
      try withSession(locale: "C", columns: 12, rows: 3) { session, terminal in
        var frame = Frame(size: session.size)
        frame.box(Rect(frame.size), style: .plain)
        frame.put("日é…", at: 2, row: 1, style: .plain)
        session.present(frame)
        var model = TerminalModel(columns: 12, rows: 3)
        model.feed(terminal.output())
        #expect(model.text == "+----------+\n| ???~     |\n+----------+")
      }
    }

    @Test(arguments: ["xterm-256color", "linux"])
    func `whatever is drawn over whatever, the terminal shows the frame`(name: String) throws {
      try withSession(name, columns: 12, rows: 3) { session, terminal in
        var random = SeededGenerator(state: 5)
        var model = TerminalModel(columns: 12, rows: 3)
        let texts: [DisplayText] = ["日本", "a", "e\u{301}", "x日", "👩", " ", "abcdef", "語"]
        var frame = Frame(size: session.size)
        for _ in 0..<200 {
          for _ in 0..<3 {
            let text = texts[Int.random(in: 0..<texts.count, using: &random)]
            let row = Int.random(in: 0..<3, using: &random)
            let style = Style(attributes: Bool.random(using: &random) ? .reverse : [])
            frame.put(text, at: Int.random(in: -1..<12, using: &random), row: row, style: style)
          }
          session.present(frame)
          model.feed(terminal.output())
          guard model.text == frame.text(), model.violations.isEmpty else {
            Issue.record("shown \(model.text) meant \(frame.text()) \(model.violations)")
            return
          }
        }
      }
    }

    @Test(arguments: ["xterm-256color", "linux", "vt100"])
    func `the bottom right corner is drawn and nothing scrolls`(name: String) throws {
      try withSession(name, columns: 10, rows: 3) { session, terminal in
        var frame = Frame(size: session.size)
        for row in 0..<3 { frame.put("abcdefghij", at: 0, row: row, style: .plain) }
        session.present(frame)
        var model = TerminalModel(columns: 10, rows: 3)
        model.feed(terminal.output())
        #expect(model.text == frame.text())
      }
    }

    @Test func `the terminal's cursor rests where the frame says`() throws {
      try withSession(columns: 20, rows: 5) { session, terminal in
        var frame = Frame(size: session.size)
        frame.put("row", at: 0, row: 3, style: .plain)
        frame.cursor = CursorPosition(column: 2, row: 3)
        session.present(frame)
        var model = TerminalModel(columns: 20, rows: 5)
        model.feed(terminal.output())
        #expect(model.column == 2 && model.row == 3)
        frame.cursor = CursorPosition(column: 0, row: 1)
        session.present(frame)
        model.feed(terminal.output())
        #expect(model.column == 0 && model.row == 1)
        frame.cursor = CursorPosition(column: 99, row: 1)
        session.present(frame)
        #expect(String(decoding: terminal.output(), as: UTF8.self).contains("\u{1B}[?25l"))
      }
    }

    @Test func `a frame of another size is drawn as far as it fits`() throws {
      try withSession(columns: 6, rows: 2) { session, terminal in
        var frame = Frame(size: Size(columns: 9, rows: 4))
        frame.put("12345日x", at: 0, row: 1, style: .plain)
        session.present(frame)
        var model = TerminalModel(columns: 6, rows: 2)
        model.feed(terminal.output())
        #expect(model.text == "\n12345")
      }
    }
  }
}

/// A small repeatable source of numbers (splitmix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
