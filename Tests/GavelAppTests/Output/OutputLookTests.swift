import GavelScreen
import Testing

@testable import GavelApp

@Suite struct OutputLookTests {
  private func lines(_ look: OutputLook) -> [String] {
    var table = TextTable([.key("ID"), .text("TEXT")], look: look)
    return table.lines([["a1", "買い物 one two three four five"]])
  }

  @Test func `a program gets every row whole and without colours`() {
    #expect(lines(OutputLook()) == ["ID  TEXT", "a1  買い物 one two three four five"])
  }

  @Test func `on a terminal text gives way`() {
    #expect(lines(OutputLook(columns: 24))[1] == "a1  買い物 one two thre…")
    #expect(lines(OutputLook(columns: 3))[1] == "a1  買い物 one two …")
    #expect(lines(OutputLook(columns: 80))[1].hasSuffix("five"))
  }

  @Test func `only headings stand out`() {
    let lines = lines(OutputLook(isColored: true))
    #expect(lines[0] == "\u{1B}[1mID  TEXT\u{1B}[0m")
    #expect(!lines[1].contains("\u{1B}"))
  }

  @Test func `without Unicode letters are shown by their numbers`() {
    #expect(lines(OutputLook(isPlain: true))[1].hasPrefix("a1  <U+8CB7><U+3044><U+7269> one"))
    #expect(OutputLook(isPlain: true).letters("plain") == "plain")
    #expect(OutputLook(isPlain: true).letters("cut…") == "cut...")
  }

  @Test func `without Unicode rows line up and a cut ends in three dots, never in half a letter`() {
    var table = TextTable(
      [.text("NAME"), .number("N")], look: OutputLook(columns: 30, isPlain: true))
    #expect(
      table.lines([["日本", "1"], ["plain", "22"], ["日本語の店", "3"], ["日…x", "4"]]) == [
        "NAME                         N", "<U+65E5><U+672C>             1",
        "plain                       22", "<U+65E5><U+672C>...          3",
        "<U+65E5>...x                 4",
      ])
    #expect(OutputLook(isPlain: true).cut(DisplayText("<U+65E5>x"), to: 7).description == "...")
  }

  @Test func `without a terminal COLUMNS is the width and no id is cut`() {
    let look = OutputLook(of: TextSink(), choice: .auto, environment: ["COLUMNS": "30"])
    #expect(look.columns == 30)
    #expect(look.keepsIDs)
    for wrong in ["", "0", "-4", "wide"] {
      let look = OutputLook(of: TextSink(), choice: .auto, environment: ["COLUMNS": wrong])
      #expect(look.columns == nil)
    }
    var table = TextTable([.key("ID"), .id("ROOM", rank: 1), .text("TEXT")], look: look)
    #expect(
      table.lines([["abcdefghijklmnopq", "rstuvwxyzabcdefgh", "one two three four five"]])[1]
        == "abcdefghijklmnopq  rstuvwxyzabcdefgh  one two three f…")
  }

  @Test(arguments: [
    (["LC_ALL": "C.UTF-8"], true), (["LANG": "en_US.utf8"], true), ([:], false),
    (["LC_ALL": "C", "LANG": "en_US.UTF-8"], false), (["LC_ALL": "", "LANG": "x.UTF-8"], true),
    (["LC_CTYPE": "de_DE.ISO-8859-1"], false),
  ])
  func `the first locale variable that is set decides`(
    environment: [String: String], isUnicode: Bool
  ) {
    #expect(OutputLook.hasUnicode(environment) == isUnicode)
  }

  @Test func `colours follow the option, then the environment, then the terminal`() {
    let sink = TextSink()
    #expect(!OutputLook(of: sink, choice: .auto, environment: ["TERM": "xterm"]).isColored)
    #expect(OutputLook(of: sink, choice: .always, environment: ["NO_COLOR": "1"]).isColored)
    #expect(!OutputLook(of: sink, choice: .never, environment: [:]).isColored)
    #expect(ColorChoice.never.applied(to: [:])["NO_COLOR"] == "1")
    #expect(ColorChoice.always.applied(to: ["NO_COLOR": "1"])["NO_COLOR"] == nil)
    #expect(ColorChoice.auto.applied(to: ["NO_COLOR": ""]) == ["NO_COLOR": ""])
  }

  @Test func `every command takes --color, and no other word for when`() async throws {
    let folder = try TemporaryFolder()
    #expect(await ProgramRun(["version", "--color", "never"], in: folder).status == .done)
    let run = await ProgramRun(["version", "--color", "alwys"], in: folder)
    #expect(run.status == .usage)
    #expect(run.errors.contains("Did you mean always?"))
  }
}
