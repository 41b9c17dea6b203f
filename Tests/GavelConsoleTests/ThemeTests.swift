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

@Suite struct ThemeFittingTests {
  @Test func `without colours a ground of its own is reversed and the rest keeps its weight`() {
    let fitted = Theme.dark.fitted(to: .none)
    #expect(fitted[.header] == Style(attributes: .reverse))
    #expect(fitted[.lock] == Style(attributes: [.bold, .reverse]))
    #expect(fitted[.hidden] == Style(attributes: .reverse))
    #expect(fitted[.danger] == Style(attributes: .bold))
    #expect(fitted[.dialog] == .plain && fitted[.text] == .plain)
  }

  @Test func `with colours the theme stays as it is`() {
    for depth in ColorDepth.allCases where depth != .none {
      #expect(Theme.dark.fitted(to: depth) == .dark)
    }
  }

  @Test func `a bar is never reversed, for its filled part would look empty`() {
    #expect(!Theme.builtIn[.bar].attributes.contains(.reverse))
    #expect(!Theme.dark.fitted(to: .none)[.bar].attributes.contains(.reverse))
  }

  @Test func `contrast is told for every ground that a role is drawn on`() {
    let danger = Theme.dark.contrasts.filter { $0.role == .danger }.map(\.ground)
    #expect(danger == [.text, .dialog, .footer])
    #expect(Theme.dark.contrasts.filter { $0.role == .lock }.map(\.ground) == [.lock])
    #expect(Theme.open.contrasts.isEmpty)
    let faint = Theme(
      name: "faint",
      styles: [.text: Style(foreground: .indexed(8), background: .indexed(0))])
    #expect(faint.contrasts.contains { $0.role == .text && $0.isEnough })
    #expect(faint.contrasts.first { $0.role == .border }?.least == 3)
  }
}
