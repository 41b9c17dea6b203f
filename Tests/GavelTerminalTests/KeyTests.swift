import GavelScreen
import Testing

@testable import GavelTerminal

extension CursesTests {
  @Suite struct KeyTests {
    @Test(arguments: [
      (
        "xterm-256color",
        "\u{1B}OA\u{1B}OB\u{1B}OC\u{1B}OD\u{1B}OH\u{1B}OF\u{1B}[5~\u{1B}[6~\u{1B}[3~\u{1B}OP\u{1B}[Z"
      ),
      (
        "linux",
        "\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D\u{1B}[1~\u{1B}[4~\u{1B}[5~\u{1B}[6~\u{1B}[3~\u{1B}[[A\u{1B}[Z"
      ),
      (
        "vt100",
        "\u{1B}OA\u{1B}OB\u{1B}OC\u{1B}OD\u{1B}[H\u{1B}[F\u{1B}[5~\u{1B}[6~\u{1B}[3~\u{1B}OP\u{1B}[Z"
      ),
    ])
    func `function keys are known on each terminal`(name: String, bytes: String) throws {
      try withSession(name) { session, terminal in
        terminal.type(bytes)
        let keys: [Key] = [
          .up, .down, .right, .left, .home, .end, .pageUp, .pageDown, .delete, .function(1),
          .backTab,
        ]
        #expect(session.events(keys.count) == keys.map { .key($0) })
      }
    }

    @Test func `letters, controls and Escape arrive as keys`() throws {
      try withSession { session, terminal in
        terminal.type("aZ日é \t\r\n\u{7F}\u{8}\u{1}\u{12}")
        let expected: [Key] = [
          .character("a"), .character("Z"), .character("日"), .character("é"), .character(" "),
          .tab, .enter, .enter, .backspace, .backspace, .control("a"), .control("r"),
        ]
        #expect(session.events(expected.count) == expected.map { .key($0) })
        terminal.type("\u{1B}")
        #expect(session.events(1) == [.key(.escape)])
      }
    }

    @Test func `bytes that are no text are reported and eat no key`() throws {
      try withSession { session, terminal in
        terminal.type([0xFF, 0x61, 0xE6, 0x97, 0x62])
        #expect(
          session.events(4) == [
            .invalid, .key(.character("a")), .invalid, .key(.character("b")),
          ])
      }
      try withSession(locale: "C") { session, terminal in
        terminal.type([0xE9, 0x61])
        #expect(session.events(2) == [.invalid, .key(.character("a"))])
      }
    }

    @Test func `a paste is one event and none of its text presses a key`() throws {
      try withSession { session, terminal in
        terminal.type("x\u{1B}[200~d\u{1B}[A\u{3}\ry日\u{1B}[201~z")
        var events = session.events(3)
        // Control-C in a terminal of cooked signals never arrives as a byte; drop what it flushed.
        events.removeAll { $0 == .key(.character("x")) }
        #expect(events == [.paste("d\ny日"), .key(.character("z"))])
      }
    }

    @Test func `dropping input in the middle of a paste keeps the rest from pressing keys`() throws
    {
      try withSession { session, terminal in
        terminal.type("\u{1B}[200~delete")
        while !session.decoder.isPasting {
          _ = waitForInput(on: [session.inputDescriptor], for: 10_000)
          session.discardPendingInput()
        }
        terminal.type("yes\u{1B}[201~n")
        let events = session.events(2)
        #expect(events.last == .key(.character("n")))
        #expect(events.count == 2)
      }
    }
  }
}
