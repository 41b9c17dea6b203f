import Testing

@testable import GavelApp

@Suite struct CSVTextTests {
  private func fields(_ text: String) throws -> [String] {
    var reader = CSVReader(ByteSource(text), limit: 1000)
    let record = try #require(try reader.next())
    return try record.fields.get().map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `what is written is read back`() throws {
    let given = ["", "plain", "a,b", "say \"no\"", "two\nlines\r\nmore", " blank ", "a\tb", "客服"]
    #expect(try fields(CSVText().line(given)) == given)
    #expect(CSVText().line(["a", "b,c"]) == "a,\"b,c\"\r\n")
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@x", "\tx", "\nx", "\u{FF1D}1", "\u{FF0B}1", "\u{FF20}x"])
  func `what a spreadsheet would take for a formula is led by an apostrophe`(text: String) throws {
    #expect(try fields(CSVText().line([text, "a" + text])) == ["'" + text, "a" + text])
  }

  @Test(arguments: [true, false])
  func `nothing in a cell commands the terminal that shows it`(isOnTerminal: Bool) {
    let given = "\u{1B}]52;c;b3duZWQ=\u{7}\u{9B}31m\u{8D}\u{202E}evil\u{2028}x\ry\0"
    let line = CSVText(isOnTerminal: isOnTerminal).line([given])
    let shown = "<U+001B>]52;c;b3duZWQ=<U+0007><U+009B>31m<U+008D><U+202E>evil<U+2028>x<U+000D>y"
    #expect(line == shown + "<U+0000>\r\n")
  }

  @Test func `a line of a cell stands in its own row of a terminal, and is none of its own`() {
    let line = CSVText(isOnTerminal: true).line(["a\n2,done", "b"])
    #expect(line == "\"a⏎2,done\",b\r\n")
  }

  @Test func `letters, emoji and flags of a file stay exact`() throws {
    let given = ["👩‍👧", "🇹🇼", "한국", "e\u{301}", "1\u{A0}2"]
    let read = try fields(CSVText().line(given))
    #expect(read.map { Array($0.utf8) } == given.map { Array($0.utf8) })
  }
}
