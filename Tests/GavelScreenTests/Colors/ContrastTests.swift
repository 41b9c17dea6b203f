import Testing

@testable import GavelScreen

/// Values that the definition in WCAG 2.1 gives.
@Suite struct ContrastTests {
  @Test func `black on white is 21 to 1 and a colour on itself 1 to 1`() {
    let (black, white) = (ColorComponents(0, 0, 0), ColorComponents(255, 255, 255))
    #expect(abs(black.contrast(to: white) - 21) < 0.001)
    #expect(abs(white.contrast(to: black) - 21) < 0.001)
    #expect(white.contrast(to: white) == 1)
  }

  @Test(arguments: [
    (ColorComponents(255, 0, 0), 4.00), (ColorComponents(0, 0, 255), 8.59),
    (ColorComponents(0x76, 0x76, 0x76), 4.54), (ColorComponents(0x77, 0x77, 0x77), 4.48),
  ])
  func `known colours on white`(color: ColorComponents, ratio: Double) {
    #expect(abs(color.contrast(to: ColorComponents(255, 255, 255)) - ratio) < 0.01)
  }

  @Test func `nothing is said of colours that only the terminal knows`() {
    #expect(Style(foreground: .indexed(1)).contrast == nil)
    #expect(Style(foreground: .indexed(0), background: .indexed(15)).contrast != nil)
  }
}
