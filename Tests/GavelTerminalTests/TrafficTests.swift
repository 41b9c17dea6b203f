import GavelScreen
import Testing

@testable import GavelTerminal

extension CursesTests {
  /// Ceilings in bytes for an 80x24 screen, as a slow line sees them.
  @Suite struct TrafficTests {
    @Test func `an unchanged frame sends nothing`() throws {
      try withSession { session, terminal in
        let frame = Self.list(focus: 3)
        session.present(frame)
        _ = terminal.output()
        session.present(frame)
        session.present(Self.list(focus: 3))
        #expect(session.readInput().isEmpty)
        #expect(terminal.output().isEmpty)
      }
    }

    @Test(arguments: [("xterm-256color", 20), ("linux", 20), ("vt100", 24), ("screen", 20)])
    func `moving the marker costs a few bytes`(name: String, ceiling: Int) throws {
      try withSession(name) { session, terminal in
        session.present(Self.list(focus: 3))
        _ = terminal.output()
        for focus in [4, 5, 6, 5, 4] {
          session.present(Self.list(focus: focus))
          let count = terminal.output().count
          #expect(count > 0 && count <= ceiling, "\(count) bytes on \(name)")
        }
      }
    }

    @Test func `moving a reversed row of 46 columns stays below 160 bytes`() throws {
      try withSession { session, terminal in
        session.present(Self.list(focus: 3, style: Style(attributes: .reverse)))
        _ = terminal.output()
        session.present(Self.list(focus: 4, style: Style(attributes: .reverse)))
        let count = terminal.output().count
        #expect(count <= 160, "\(count) bytes")
      }
    }

    private static func list(focus: Int, style: Style = .plain) -> Frame {
      var frame = Frame(size: Size(columns: 80, rows: 24))
      frame.box(Rect(column: 0, row: 0, columns: 48, rows: 24), title: "Rooms", style: .plain)
      for row in 1..<23 {
        let isFocused = row == focus
        let line: DisplayText = "\(isFocused ? ">" : " ") room number \(row)"
        frame.put(line.padded(to: 46), at: 1, row: row, style: isFocused ? style : .plain)
      }
      frame.cursor = CursorPosition(column: 1, row: focus)
      return frame
    }
  }
}
