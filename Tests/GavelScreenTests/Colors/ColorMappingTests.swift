import Testing

@testable import GavelScreen

@Suite struct ColorMappingTests {
  private func reduced(
    _ foreground: Color, on background: Color = .terminalDefault, to depth: ColorDepth
  ) -> Style {
    ColorMapping(depth: depth).reduced(Style(foreground: foreground, background: background))
  }

  @Test func `a text keeps apart from its ground where few colours are left`() {
    let dark = reduced(.rgb(118, 118, 118), on: .indexed(234), to: .eight)
    #expect(dark.foreground == .indexed(7) && dark.background == .indexed(0))
    let light = reduced(.indexed(250), on: .indexed(255), to: .eight)
    #expect(light.foreground == .indexed(0) && light.background == .indexed(7))
    let hidden = reduced(.indexed(1), on: .indexed(1), to: .eight)
    #expect(hidden.foreground == hidden.background)
  }

  @Test func `each depth finds its nearest colour`() {
    let red = Color.rgb(250, 5, 5)
    #expect(reduced(red, to: .none).foreground == .terminalDefault)
    #expect(reduced(red, to: .eight) == Style(foreground: .indexed(1), attributes: .bold))
    #expect(reduced(red, to: .sixteen).foreground == .indexed(9))
    #expect(reduced(red, to: .indexed256).foreground == .indexed(196))
    #expect(reduced(red, to: .direct).foreground == red)
    #expect(reduced(.indexed(232), to: .sixteen).foreground == .indexed(0))
    #expect(
      reduced(.indexed(12), to: .eight) == Style(foreground: .indexed(4), attributes: .bold))
    #expect(reduced(.rgb(128, 128, 128), to: .indexed256).foreground == .indexed(244))
  }

  @Test(arguments: [
    (Color.rgb(0xFF, 0x7B, 0x86), UInt8(9)), (.rgb(0x8F, 0xCE, 0x7E), 2),
    (.rgb(0xE8, 0xBF, 0x6A), 11), (.rgb(0x7F, 0xB4, 0xFF), 12), (.rgb(0xC7, 0x9B, 0xF2), 13),
    (.rgb(0xB3, 0x20, 0x2E), 1), (.rgb(0x2F, 0x7A, 0x2A), 2), (.rgb(0x35, 0xA0, 0xA0), 6),
    (.rgb(0xC8, 0xCC, 0xD4), 7), (.rgb(0x6B, 0x74, 0x86), 8), (.rgb(0x14, 0x17, 0x1D), 0),
  ])
  func `a pale or dark colour keeps its hue among sixteen`(color: Color, index: UInt8) {
    #expect(reduced(color, to: .sixteen).foreground == .indexed(index))
  }

  @Test func `letters that a ground swallows give up brightness first, then hue`() {
    let blue = reduced(.rgb(0x7F, 0xB4, 0xFF), on: .rgb(20, 23, 29), to: .eight)
    #expect(blue == Style(foreground: .indexed(6), background: .indexed(0), attributes: .bold))
    let ochre = reduced(.rgb(0x8F, 0x5D, 0x00), on: .rgb(251, 250, 247), to: .sixteen)
    #expect(ochre.foreground == .indexed(0) && ochre.background == .indexed(15))
    let pink = reduced(.rgb(0xE6, 0x00, 0xE0), on: .rgb(0xE9, 0xE6, 0xDD), to: .sixteen)
    #expect(pink.foreground == .indexed(5))
  }

  @Test func `what could be read before can be read at every depth`() {
    let colors = (0...255).map { Color.indexed(UInt8($0)) }
    for depth in ColorDepth.allCases where depth != .none {
      let mapping = ColorMapping(depth: depth)
      for foreground in colors {
        for background in colors.indices.filter({ $0 % 7 == 0 }).map({ colors[$0] }) {
          let style = Style(foreground: foreground, background: background)
          guard let before = style.contrast, before >= 3 else { continue }
          let after = mapping.reduced(style).contrast ?? 0
          #expect(after >= 3, "\(foreground) on \(background) at \(depth): \(after)")
        }
      }
    }
  }

  @Test func `an exact colour of the palette is found as itself`() {
    for index in UInt8(16)...255 {
      let color = ColorComponents(index: index)
      #expect(ColorComponents(index: ColorMapping.nearestIndexed(color)) == color)
    }
  }

  @Test func `the claimed number of colours decides the depth`() {
    let depths = [-1, 0, 2, 8, 16, 88, 256, 1 << 24].map(ColorDepth.init(colorCount:))
    #expect(
      depths == [.none, .none, .none, .eight, .sixteen, .sixteen, .indexed256, .direct])
  }
}
