import GavelScreen
import Testing

@testable import GavelTerminal

extension CursesTests {
  @Suite struct ColorSessionTests {
    private static let styles = [
      Style(foreground: .rgb(255, 0, 0)), Style(foreground: .indexed(9)),
      Style(foreground: .terminalDefault, background: .indexed(4), attributes: .bold),
    ]

    private func renditions(_ name: String, colorless: Bool = false) throws -> (
      ColorDepth, [String]
    ) {
      try withSession(name, colorless: colorless) { session, terminal in
        var frame = Frame(size: session.size)
        for (row, style) in Self.styles.enumerated() {
          frame.put("text", at: 0, row: row, style: style)
        }
        session.present(frame)
        var model = TerminalModel(columns: 80, rows: 24)
        model.feed(terminal.output())
        #expect(model.violations.isEmpty)
        return (session.colorDepth, model.renditions)
      }
    }

    @Test func `a terminal of 256 colours gets the nearest of the cube`() throws {
      let (depth, renditions) = try renditions("xterm-256color")
      #expect(depth == .indexed256)
      #expect(renditions.contains { $0.contains("38;5;196") })
      #expect(renditions.contains { $0.contains("91") })
      #expect(renditions.contains { $0.contains("44") })
    }

    @Test func `a terminal of 8 colours gets bold for the bright ones`() throws {
      let (depth, renditions) = try renditions("linux")
      #expect(depth == .eight)
      #expect(renditions.contains { $0.contains("31") })
      #expect(renditions.allSatisfy { !$0.contains("38;5") && !$0.contains("91") })
    }

    @Test func `no colour means attributes only`() throws {
      for (name, colorless) in [("xterm-256color", true), ("vt100", false)] {
        let (depth, renditions) = try renditions(name, colorless: colorless)
        #expect(depth == .none)
        #expect(renditions.contains { $0.split(separator: ";").contains("1") })
        let numbers = renditions.flatMap { $0.split(separator: ";") }.compactMap { Int($0) }
        #expect(numbers.allSatisfy { $0 < 30 || $0 == 39 || $0 == 49 })
      }
    }

    @Test func `more styles than the terminal has pairs still draw every letter`() throws {
      try withSession("linux", columns: 40, rows: 10) { session, terminal in
        var frame = Frame(size: session.size)
        for number in 0..<200 {
          let style = Style(
            foreground: .indexed(UInt8(number % 16)), background: .indexed(UInt8(number / 16)))
          frame.put("x", at: number % 40, row: number / 40, style: style)
        }
        session.present(frame)
        var model = TerminalModel(columns: 40, rows: 10)
        model.feed(terminal.output())
        #expect(model.text == frame.text())
      }
    }
  }
}

@Suite struct ColorNumberTests {
  @Test func `a direct terminal takes colours as they are and keeps the first eight`() {
    func number(_ color: Color) -> Int32 { StylePalette.number(of: color, in: .direct) }
    #expect(number(.rgb(250, 5, 5)) == 0xFA0505)
    #expect(number(.rgb(0, 0, 5)) == 0)
    #expect(number(.indexed(3)) == 3)
    #expect(number(.indexed(196)) == 0xFF0000)
    #expect(number(.terminalDefault) == -1)
    #expect(StylePalette.number(of: .indexed(196), in: .indexed256) == 196)
  }
}
