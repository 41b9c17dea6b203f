import Testing

@testable import GavelApp

@Suite struct ProgressTests {
  @Test func `progress replaces its line and never covers a question`() {
    let sink = TextSink()
    sink.progress("1 of 2")
    sink.ask("the code: ")
    sink.progress("2 of 2")
    sink.write("!")
    sink.endQuestion()
    sink.progress("")
    #expect(sink.text == "\r\u{1B}[K1 of 2\r\u{1B}[Kthe code: !\n\r\u{1B}[K")
  }
}
