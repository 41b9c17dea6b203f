import Glibc
import Testing

@testable import GavelApp

@Suite struct LineInputTests {
  /// A pipe with something in it, read to its end.
  private func lines(_ bytes: [UInt8]) -> [LineInput.Line] {
    var ends: [Int32] = [-1, -1]
    #expect(pipe(&ends) == 0)
    _ = write(ends[1], bytes, bytes.count)
    close(ends[1])
    defer { close(ends[0]) }
    let input = LineInput(descriptor: ends[0])
    var lines: [LineInput.Line] = []
    while !input.isAtEnd {
      input.fill()
      while let line = input.next() { lines.append(line) }
    }
    return lines
  }

  @Test func `lines come whole, the last one without its end too`() {
    #expect(lines(Array("rooms\n\nopen 1".utf8)) == [.text("rooms"), .text(""), .text("open 1")])
    #expect(lines([]) == [])
  }

  @Test func `what is no UTF-8 and what is too long is told and not taken`() {
    #expect(lines([0xFF, 0x0A, 0x61, 0x0A]) == [.notUTF8, .text("a")])
    let long = [UInt8](repeating: 0x61, count: 30_000) + [0x0A, 0x62, 0x0A]
    #expect(lines(long) == [.tooLong, .text("b")])
  }

  @Test func `a line with another behind it did not come alone`() {
    var ends: [Int32] = [-1, -1]
    #expect(pipe(&ends) == 0)
    defer {
      close(ends[0])
      close(ends[1])
    }
    let input = LineInput(descriptor: ends[0])
    #expect(!input.isTerminal)
    _ = write(ends[1], "d 4\ny\n", 6)
    input.fill()
    #expect(input.next() == .text("d 4"))
    #expect(input.isCrowded)
    #expect(input.next() == .text("y"))
    #expect(!input.isCrowded)
  }
}
