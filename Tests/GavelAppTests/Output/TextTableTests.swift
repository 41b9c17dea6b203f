import Testing

@testable import GavelApp

@Suite struct TextTableTests {
  private func table() -> TextTable {
    TextTable([
      TextTable.Column(heading: "ID"), TextTable.Column(heading: "N", alignment: .right),
      TextTable.Column(heading: "NAME"),
    ])
  }

  @Test func `columns line up, wide characters counted by their width`() {
    var table = table()
    #expect(
      table.lines([["a", "5", "x"], ["日本", "12", "y"]]) == [
        "ID     N  NAME", "a      5  x", "日本  12  y",
      ])
  }

  @Test func `headings come once and widths only grow`() {
    var table = table()
    _ = table.lines([["long-id", "1", "x"]])
    #expect(table.lines([["a", "2", "y"]]) == ["a        2  y"])
  }

  @Test func `no platform text acts on a terminal`() {
    var table = table()
    let lines = table.lines([["a\u{1B}[2Jb", "1\n2", "\u{202E}x\u{9B}y\rz"]])
    for line in lines {
      #expect(line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
      #expect(line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .format })
    }
    #expect(lines.count == 2)
  }
}
