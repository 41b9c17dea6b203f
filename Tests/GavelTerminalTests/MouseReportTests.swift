import GavelScreen
import Testing

@testable import GavelTerminal

/// What terminals send for the mouse.
@Suite struct MouseReportTests {
  private func decode(_ text: String, reportsMouse: Bool = true) -> [InputEvent] {
    var decoder = InputDecoder(charset: .unicode, reportsMouse: reportsMouse)
    for byte in text.utf8 { decoder.feed(.byte(byte)) }
    return decoder.endOfInput()
  }

  @Test(arguments: [
    ("\u{1B}[<0;10;5M", MouseEvent.Action.press(.left)), ("\u{1B}[<0;10;5m", .release),
    ("\u{1B}[<2;10;5M", .press(.right)), ("\u{1B}[<1;10;5M", .press(.middle)),
    ("\u{1B}[<32;10;5M", .drag), ("\u{1B}[<64;10;5M", .wheelUp),
    ("\u{1B}[<65;10;5M", .wheelDown), ("\u{1B}[<16;10;5M", .press(.left)),
    ("\u{1B}[M *%", .press(.left)), ("\u{1B}[M#*%", .release), ("\u{1B}[M`*%", .wheelUp),
  ])
  func `both forms of a report are read`(_ text: String, _ action: MouseEvent.Action) {
    #expect(
      decode(text + "q") == [
        .mouse(MouseEvent(action, column: 9, row: 4)), .key(.character("q")),
      ])
  }

  @Test(arguments: [
    "\u{1B}[<0;0;5M", "\u{1B}[<0;10M", "\u{1B}[<;;M", "\u{1B}[<66;10;5M", "\u{1B}[<0;10;5x",
    "\u{1B}[<99999999999999999999;1;1M", "\u{1B}[M\u{1}\u{1}\u{1}",
  ])
  func `what is no report presses no key`(_ text: String) {
    #expect(decode(text + "q") == [.key(.character("q"))])
  }

  @Test func `nobody who did not ask is told of the mouse`() {
    #expect(decode("\u{1B}[<0;10;5Mq", reportsMouse: false) == [.key(.character("q"))])
  }

  @Test func `a report torn apart by a slow line is still one`() {
    var decoder = InputDecoder(charset: .unicode, reportsMouse: true)
    for byte in "\u{1B}[<0;1".utf8 { decoder.feed(.byte(byte)) }
    #expect(decoder.endOfInput().isEmpty)
    for byte in "0;5M".utf8 { decoder.feed(.byte(byte)) }
    #expect(decoder.endOfInput() == [.mouse(MouseEvent(.press(.left), column: 9, row: 4))])
  }

  @Test func `codes of ncurses begin a report as well`() {
    var decoder = InputDecoder(charset: .unicode, reportsMouse: true)
    decoder.feed(.code(KeyCodes.mouse))
    for byte in "0;10;5m".utf8 { decoder.feed(.byte(byte)) }
    decoder.feed(.code(KeyCodes.oldMouse))
    for byte in "a*%".utf8 { decoder.feed(.byte(byte)) }
    #expect(
      decoder.endOfInput() == [
        .mouse(MouseEvent(.release, column: 9, row: 4)),
        .mouse(MouseEvent(.wheelDown, column: 9, row: 4)),
      ])
  }

  @Test func `reports inside of a paste are nothing`() {
    #expect(decode("\u{1B}[200~a\u{1B}[<0;10;5Mb\u{1B}[201~") == [.paste("ab")])
  }

  @Test func `a session asks for reports and takes the wish back`() throws {
    let terminal = try PseudoTerminal(columns: 80, rows: 24)
    defer { terminal.end() }
    var options = terminal.options("xterm-256color")
    options.usesMouse = true
    let session = try CursesSession(options: options)
    #expect(session.reportsMouse)
    terminal.type("\u{1B}[<0;3;2M\u{1B}[<0;3;2m")
    #expect(
      session.events(2) == [
        .mouse(MouseEvent(.press(.left), column: 2, row: 1)),
        .mouse(MouseEvent(.release, column: 2, row: 1)),
      ])
    session.close()
  }
}
