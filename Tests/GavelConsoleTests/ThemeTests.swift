import GavelScreen
import Testing

@testable import GavelConsole

@Suite struct ThemeTests {
  private let theme = Theme(
    name: "test",
    styles: [
      .text: Style(foreground: .indexed(7), background: .indexed(0)),
      .key: Style(foreground: .indexed(4), background: .indexed(0)),
      .footer: Style(foreground: .indexed(8), background: .indexed(1)),
      .dialog: Style(foreground: .indexed(7), background: .indexed(2)),
    ])

  @Test func `a role that is left out looks like text`() {
    #expect(theme[.danger] == theme[.text])
  }

  @Test func `text on a footer or a dialog keeps its ground`() {
    var driver = Driver()
    driver.post(.theme(theme))
    let footer = draw(driver.state).cells(ofRow: 35)
    #expect(Set(footer.map(\.style.background)) == [.indexed(1)])
    driver.slowly("D")
    let dialogs = draw(driver.state)
    let row = (0..<36).first { dialogs.cells(ofRow: $0).map(\.text).joined().contains("reason") }
    let inside = dialogs.cells(ofRow: row ?? 0).dropFirst(24).prefix(60)
    #expect(Set(inside.map(\.style.background)) == [.indexed(2)])
  }

  @Test func `the built-in theme tells every state apart without colour`() {
    for role in ThemeRole.allCases {
      let style = Theme.builtIn[role]
      #expect(style.foreground == .terminalDefault && style.background == .terminalDefault)
    }
  }
}
