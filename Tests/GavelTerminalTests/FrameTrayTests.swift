import GavelScreen
import Testing

@testable import GavelTerminal

extension CursesTests {
  /// How a frame gets to the terminal.
  @Suite struct FrameTrayTests {
    @Test func `the bytes that are counted are those that reach the terminal`() throws {
      try withSession { session, terminal in
        _ = terminal.output()
        var sum = 0
        for number in 0..<5 {
          session.present(Self.list(from: number * 30))
          sum += terminal.output().count
          #expect(session.sentBytes == sum)
        }
        #expect(sum > 0)
      }
    }

    @Test func `a screen far larger than a pipe arrives whole`() throws {
      try withSession(columns: 400, rows: 200) { session, terminal in
        _ = terminal.output()
        var frame = Frame(size: Size(columns: 400, rows: 200))
        for row in 0..<200 {
          for column in 0..<400 {
            // Each cell of its own colour takes many bytes.
            frame.put(
              "x", at: column, row: row,
              style: Style(foreground: .indexed(UInt8((row + column) % 200 + 16))))
          }
        }
        session.present(frame)
        let bytes = terminal.output()
        #expect(bytes.count == session.sentBytes)
        #expect(bytes.count { $0 == UInt8(ascii: "x") } == 80_000)
      }
    }

    @Test func `after a suspension frames are counted on`() throws {
      try withSession { session, terminal in
        session.present(Self.list(from: 0))
        session.suspend()
        session.resume()
        _ = terminal.output()
        let before = session.sentBytes
        session.present(Self.list(from: 0))
        let bytes = terminal.output()
        #expect(session.sentBytes - before <= bytes.count)
        #expect(String(decoding: bytes, as: UTF8.self).contains("line number 3"))
      }
    }

    @Test(arguments: ["xterm-256color", "linux"])
    func `a list across the screen is scrolled by the terminal`(name: String) throws {
      try withSession(name) { session, terminal in
        session.present(Self.list(from: 100))
        _ = terminal.output()
        for number in [101, 102, 101, 100] {
          session.present(Self.list(from: number))
          let count = terminal.output().count
          #expect(count > 0 && count <= 120, "\(count) bytes on \(name)")
        }
      }
    }

    private static func list(from first: Int) -> Frame {
      var frame = Frame(size: Size(columns: 80, rows: 24))
      frame.put("a title that stays", at: 0, row: 0, style: .plain)
      for row in 1..<23 {
        let line: DisplayText = "line number \(first + row) and \((first + row) * 7919) more"
        frame.put(line, at: 0, row: row, style: .plain)
      }
      frame.put("a footer that stays", at: 0, row: 23, style: .plain)
      return frame
    }
  }
}
