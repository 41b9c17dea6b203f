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

@Suite struct ColorMappingTests {
  @Test func `a text keeps apart from its ground where few colours are left`() {
    let mapping = ColorMapping(depth: .eight)
    let dark = mapping.matches(Style(foreground: .rgb(118, 118, 118), background: .indexed(234)))
    #expect(dark.foreground == .init(number: 7) && dark.background.number == 0)
    let light = mapping.matches(Style(foreground: .indexed(250), background: .indexed(255)))
    #expect(light.foreground.number == 0 && light.background.number == 7)
    let hidden = mapping.matches(Style(foreground: .indexed(1), background: .indexed(1)))
    #expect(hidden.foreground == hidden.background)
  }

  @Test func `each depth finds its nearest colour`() {
    let red = Color.rgb(250, 5, 5)
    #expect(ColorMapping(depth: .none).match(red).number == -1)
    #expect(ColorMapping(depth: .eight).match(red) == .init(number: 1, isBright: true))
    #expect(ColorMapping(depth: .sixteen).match(red).number == 9)
    #expect(ColorMapping(depth: .indexed256).match(red).number == 196)
    #expect(ColorMapping(depth: .direct).match(red).number == 0xFA0505)
    #expect(ColorMapping(depth: .direct).match(.rgb(0, 0, 5)).number == 0)
    #expect(ColorMapping(depth: .direct).match(.indexed(3)).number == 3)
    #expect(ColorMapping(depth: .direct).match(.indexed(196)).number == 0xFF0000)
    #expect(ColorMapping(depth: .sixteen).match(.indexed(232)).number == 0)
    #expect(ColorMapping(depth: .eight).match(.indexed(12)) == .init(number: 4, isBright: true))
    #expect(ColorMapping(depth: .indexed256).match(.rgb(128, 128, 128)).number == 244)
  }

  @Test func `an exact colour of the palette is found as itself`() {
    for index in 16...255 {
      let (red, green, blue) = ColorMapping.components(UInt8(index))
      let found = ColorMapping.nearestIndexed((red, green, blue))
      #expect(ColorMapping.components(UInt8(found)) == (red, green, blue))
    }
  }

  @Test func `the claimed number of colours decides the depth`() {
    let depths = [-1, 0, 2, 8, 16, 88, 256, 1 << 24].map(ColorDepth.init(colorCount:))
    #expect(
      depths == [.none, .none, .none, .eight, .sixteen, .sixteen, .indexed256, .direct])
  }
}
