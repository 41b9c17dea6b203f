import Testing

@testable import GavelApp

@Suite struct ListPrinterTests {
  private func printed(_ pages: [[Int64]], as format: OutputFormat) -> (String, String) {
    let results = TextSink()
    let messages = TextSink()
    var printer = ListPrinter<Int64>(
      Output(results: results, messages: messages, format: format),
      columns: [TextTable.Column(heading: "N")], cells: { [String($0)] },
      json: { ["n": .integer($0)] })
    for page in pages { printer.print(page) }
    printer.finish(empty: "nothing")
    return (results.text, messages.text)
  }

  @Test func `one document holds all pages`() {
    #expect(printed([[1, 2], [3]], as: .json).0 == "[{\"n\":1},\n{\"n\":2},\n{\"n\":3}]\n")
    #expect(printed([], as: .json).0 == "[]\n")
  }

  @Test func `lines hold one object each`() {
    #expect(printed([[1], [2]], as: .jsonLines).0 == "{\"n\":1}\n{\"n\":2}\n")
    #expect(printed([], as: .jsonLines) == ("", ""))
  }

  @Test func `an empty table is told beside the output`() {
    #expect(printed([], as: .text) == ("", "nothing\n"))
    #expect(printed([[7]], as: .text).0 == "N\n7\n")
  }
}
