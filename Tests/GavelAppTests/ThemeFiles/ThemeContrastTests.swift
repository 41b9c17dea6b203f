import GavelConsole
import GavelScreen
import Testing

@testable import GavelApp

/// What every built-in theme promises to eyes of all kinds.
@Suite struct ThemeContrastTests {
  static let names = ThemeLibrary.builtIn.map(\.name)
  private let library: ThemeLibrary

  init() throws {
    library = ThemeLibrary(directories: try Directories(environment: ["HOME": "/nonexistent"]))
  }

  private func theme(_ name: String) throws -> Theme { try library.theme(named: name) }

  @Test(arguments: names)
  func `every text can be read on every ground it stands on`(name: String) throws {
    for contrast in try theme(name).contrasts {
      #expect(contrast.isEnough, "\(name): \(contrast)")
    }
  }

  @Test(arguments: names)
  func `every text can still be read where colours are few`(name: String) throws {
    let theme = try theme(name)
    for depth in [ColorDepth.eight, .sixteen, .indexed256] {
      for contrast in theme.contrasts {
        var style = theme[contrast.role]
        style.background = theme[contrast.ground].background
        let ratio = ColorMapping(depth: depth).reduced(style).contrast ?? 21
        #expect(ratio >= 3, "\(name) at \(depth): \(contrast.role) on \(contrast.ground) \(ratio)")
      }
    }
  }

  @Test(arguments: ["contrast-dark", "contrast-light"])
  func `a theme of high contrast reaches 7 to 1 with every text`(name: String) throws {
    for contrast in try theme(name).contrasts where contrast.least > 3 {
      #expect(contrast.ratio >= 7, "\(name): \(contrast)")
    }
  }

  @Test(arguments: ["ansi", "clear", "mono"])
  func `the terminal's own background is left alone`(name: String) throws {
    #expect(try theme(name)[.text].background == .terminalDefault)
  }

  @Test(arguments: names)
  func `a terminal of 256 colours keeps done, held and failed apart`(name: String) throws {
    let states = try [ThemeRole.good, .caution, .danger].map { try theme(name)[$0] }
    for depth in [ColorDepth.indexed256, .direct] {
      let reduced = states.map(ColorMapping(depth: depth).reduced)
      #expect(Set(reduced).count == 3 || name == "mono", "\(name) at \(depth)")
    }
  }

  @Test(arguments: [
    ("red-green-dark", ColorVision.withoutRed), ("red-green-dark", .withoutGreen),
    ("red-green-light", .withoutRed), ("red-green-light", .withoutGreen),
    ("blue-yellow", .withoutBlue),
  ])
  func `text, done, held and failed look different to the eyes a theme is made for`(
    name: String, vision: ColorVision
  ) throws {
    let theme = try theme(name)
    let colors = try [ThemeRole.text, .good, .caution, .danger].map { role in
      vision.seen(try #require(theme[role].foreground.components))
    }
    for (place, color) in colors.enumerated() {
      for other in colors[(place + 1)...] {
        #expect(color.distance(to: other) >= 15, "\(name): \(place)")
      }
    }
  }
}
