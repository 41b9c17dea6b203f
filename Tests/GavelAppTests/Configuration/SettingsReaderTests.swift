import Testing

@testable import GavelApp

@Suite struct SettingsReaderTests {
  private func read(_ text: String) throws -> SettingsNode {
    try SettingsReader.read(Array(text.utf8))
  }

  private func fault(_ text: String) -> SettingsSyntaxError? {
    do throws(SettingsSyntaxError) {
      _ = try SettingsReader.read(Array(text.utf8))
      return nil
    } catch {
      return error
    }
  }

  @Test func `comments, bare keys, single quotes and trailing commas are fine`() throws {
    let node = try read(
      """
      // a comment
      { /* another */ bare: 'it\\'s', "quoted": [1, -2.5, .5, 0x1F, +3,], $x_1: null, on: true, }
      """)
    #expect(node["bare"]?.text == "it's")
    #expect(node["on"]?.value == .boolean(true))
    #expect(node["$x_1"]?.value == .null)
    guard case .array(let numbers) = node["quoted"]?.value else {
      Issue.record("no array")
      return
    }
    #expect(numbers.map(\.value) == [1, -2.5, 0.5, 31, 3].map { .number($0) })
  }

  @Test func `escapes become characters`() throws {
    let node = try read(#"{ a: "\n\t\u00e9\x41\ud83d\ude00\"\/" }"#)
    #expect(node["a"]?.text == "\n\té" + "A😀\"/")
  }

  @Test func `a text may go on after an escaped line end`() throws {
    #expect(try read("{ a: 'one \\\ntwo' }")["a"]?.text == "one two")
  }

  @Test func `values know their line`() throws {
    let node = try read("{\n  a: 1,\n\n  b: {\n    c: 2 } }")
    #expect(node["a"]?.line == 2)
    #expect(node["b"]?["c"]?.line == 5)
  }

  @Test func `a byte order mark is skipped`() throws {
    #expect(try read("\u{FEFF}{ a: 1 }")["a"]?.line == 1)
  }

  @Test func `faults name their line`() {
    #expect(fault("{\n a: 1\n b: 2 }") == .init(line: 3, fault: .unexpectedCharacter("b")))
    #expect(fault("{\n a: 'x\n b: 2 }") == .init(line: 2, fault: .unfinishedText))
    #expect(fault("{\n a: 1,\n") == .init(line: 3, fault: .unexpectedEnd))
    #expect(fault("") == .init(line: 1, fault: .unexpectedEnd))
    #expect(fault("{}\n}") == .init(line: 2, fault: .somethingAfter))
    #expect(fault("{ a: 1,\n a: 2 }") == .init(line: 2, fault: .repeatedKey("a")))
    #expect(fault("{ a: yes }") == .init(line: 1, fault: .unexpectedCharacter("y")))
    #expect(fault("{ a: 1x }") == .init(line: 1, fault: .badNumber))
    #expect(fault("{ a: '\\u12' }") == .init(line: 1, fault: .badEscape))
    #expect(fault("/* {}") == .init(line: 1, fault: .unfinishedComment))
    #expect(fault("{ a: '\\ud800x' }") == .init(line: 1, fault: .badEscape))
  }

  @Test func `bytes that are no UTF-8 name their line`() {
    #expect(throws: SettingsSyntaxError(line: 2, fault: .notUTF8)) {
      try SettingsReader.read(Array("{\n a: '".utf8) + [0xFF] + Array("' }".utf8))
    }
  }

  @Test func `endless brackets end in an error and not in a crash`() {
    #expect(fault(String(repeating: "[", count: 100_000))?.fault == .tooDeep)
  }

  @Test(arguments: ["{a:", "[", "{a:1,", "'", "\\", "-", "+", ".", "{:1}", "{a 1}", "\u{0}", "/"])
  func `broken text is an error`(text: String) {
    #expect(fault(text) != nil)
  }
}
