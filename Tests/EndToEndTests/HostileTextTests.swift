import Foundation
import Testing

extension EndToEnd {
  /// Texts and names that try to speak to the terminal.
  @Suite struct HostileTextTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// What ncurses writes for this terminal: moving, erasing, colours, modes, scrolling.
    private static let finals = Set("ABCDGHJKLMPSTXZ@bcdfghlmr")
    /// Keypad, cursor, character sets, save and restore.
    private static let escapes: Set<String> = ["=", ">", "(B", "(0", ")0", "7", "8", "M"]

    @Test func `nothing that a platform says reaches the terminal as more than text`()
      async throws
    {
      try await SandboxProcess.open(in: folder) { sandbox in
        try await seed(sandbox.platform)
        try await TerminalPane.open(in: folder) { pane in
          let file = try await pane.record()
          try await pane.openConsole("\(sandbox.shellVariables) gavel", room: "Nasty")
          try await look(at: pane)
          try await pane.press("q")
          try await pane.wait("the end") { $0.contains("status=0") }
          check(try await TerminalPane.recorded(in: file))
        }
      }
    }

    /// A room and a member whose names hold everything, and a message that holds it at length.
    private func seed(_ platform: SandboxPlatform) async throws {
      let nasty =
        #"\u001b]0;owned\u0007\u001b[2J\u009b31m\u009d0;x\u009c\u202egnp\u202c\udb40\udc41\u200b"#
      try await platform.call(
        "POST", "/admin/clients", #"{"_id":"nasty","nickname":"Nasty \#(nasty)"}"#)
      try await platform.call(
        "POST", "/rooms",
        #"{"_id":"nasty","name":"Nasty \#(nasty)","roomType":"group","owner":"ana","#
          + #""members":["ana","nasty"]}"#)
      let long = String(repeating: nasty, count: 500)
      for text in ["Nasty \(long)", "Nasty \(nasty) short"] {
        try await platform.call(
          "POST", "/messages",
          #"{"room":"nasty","sender":"nasty","messageType":"text","message":"\#(text)"}"#)
      }
    }

    /// Shows everything in every pane and dialog.
    private func look(at pane: TerminalPane) async throws {
      // Every message of the room with the worst of them, page by page.
      try await pane.press("3", "Up", "z")
      try await pane.wait("its messages alone") {
        $0.contains("Messages 2") && !$0.contains("Rooms")
      }
      try await pane.press("z", "4", "Down", "Down", "PageDown", "z")
      try await pane.wait("the detail alone") { $0.contains("<U+001B>") && !$0.contains("Rooms") }
      try await pane.press("PageDown", "PageDown", "z", "3", "d")
      try await pane.confirm("Delete 1 message")
      try await pane.wait("the hold window") { $0.contains("held") }
      try await pane.press("u")
      try await pane.wait("the end of it") { $0.contains("1 cancelled") }
      try await pane.press("2")
      try await pane.find("Nasty")
      try await pane.press("x")
      try await pane.wait("the dialog") { $0.contains("y confirm") }
      try await pane.press("Escape")
      try await pane.wait("the dialog to close") { !$0.contains("y confirm") }
      try await pane.press("1", "D")
      try await pane.wait("the dialog") {
        $0.contains("the room's id nasty") && $0.contains("enter confirm")
      }
      try await pane.press("Escape")
      try await pane.wait("the dialog to close") { !$0.contains("enter confirm") }
      try await pane.find("dock")
      try await pane.wait("the room's messages") { $0.contains("Messages 120 ") }
      try await pane.press("3", "z")
      for _ in 0..<4 {
        try await pane.press("PageUp")
      }
      try await pane.press("g")
      try await pane.wait("the first message") { screen in
        screen.lines.contains { $0.hasPrefix("│>") } && !screen.contains("Rooms")
      }
      for _ in 0..<20 { try await pane.press("Down") }
      try await pane.press("z")
      try await pane.wait("all panes") { $0.contains("Rooms") }
    }

    private func check(_ bytes: Data) {
      let stream = TerminalStream(bytes)
      #expect(stream.broken == 0)
      #expect(stream.dangerous == [])
      #expect(stream.finals.subtracting(Self.finals) == [])
      #expect(stream.escapes.subtracting(Self.escapes) == [])
      // Line ends and tabs, the backspace, and the two shifts between character sets.
      #expect(stream.controls.subtracting([0x08, 0x09, 0x0A, 0x0D, 0x0E, 0x0F]) == [])
      let text = String(String.UnicodeScalarView(stream.text))
      #expect(text.contains("<U+001B>]0;owned<U+0007>"))
      #expect(text.contains("<U+009B>"))
      #expect(text.contains("<U+202E>"))
    }

    @Test func `the check itself finds what must not be there`() {
      #expect(TerminalStream("\u{9B}31m".utf8).dangerous == ["\u{9B}"])
      #expect(TerminalStream("a\u{202E}b\u{E0041}".utf8).dangerous.count == 2)
      #expect(TerminalStream("\u{1B}]0;title\u{7}".utf8).escapes == ["]"])
      #expect(TerminalStream("\u{1B}]0;title\u{7}".utf8).controls == [7])
      #expect(TerminalStream([0x9B, 0x33]).broken == 1)
      #expect(TerminalStream("\u{1B}[3".utf8).broken == 1)
      #expect(TerminalStream("\u{1B}[5n".utf8).finals == ["n"])
    }
  }
}
