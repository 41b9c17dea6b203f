import GavelScreen
import Glibc
import Testing

@testable import GavelTerminal

extension CursesTests {
  @Suite struct WidthTests {
    /// Characters whose width changed between versions of Unicode.
    ///
    /// Where the library disagrees with the table they are replaced while drawing.
    private static let changed: [ClosedRange<UInt32>] = [
      0x2630...0x2637, 0x268A...0x268F, 0x4DC0...0x4DFF, 0x1171E...0x1171E, 0x1D300...0x1D376,
    ]

    @Test func `every drawn character is as wide as the C library says`() {
      setlocale(LC_CTYPE, "C.UTF-8")
      var wrong: [String] = []
      for value in UInt32(0x20)...0x3FFFF {
        guard let scalar = Unicode.Scalar(value) else { continue }
        let text = String(Character(scalar))
        let display = DisplayText(text)
        let library = LibraryWidth.columns(of: scalar)
        guard library >= 0, !Self.changed.contains(where: { $0.contains(value) }) else { continue }
        switch display.description {
        case text: if display.columns != library { wrong.append(String(value, radix: 16)) }
        case "◌" + text: if library != 0 { wrong.append(String(value, radix: 16)) }
        default: continue
        }
      }
      #expect(wrong.isEmpty)
    }

    @Test func `what the C library does not know is drawn as question marks`() throws {
      try withSession(columns: 10, rows: 1) { session, terminal in
        // Wide in this text, unknown to every library before Unicode 17.
        let scalar: Unicode.Scalar = "\u{1F6D8}"
        var frame = Frame(size: session.size)
        frame.put(DisplayText(String(Character(scalar)) + "x"), at: 0, row: 0, style: .plain)
        session.present(frame)
        var model = TerminalModel(columns: 10, rows: 1)
        model.feed(terminal.output())
        let isKnown = LibraryWidth.columns(of: scalar) == 2
        #expect(model.text == (isKnown ? frame.text() : "??x"))
      }
    }
  }
}
