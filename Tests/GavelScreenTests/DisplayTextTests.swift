import GavelScreen
import Testing

@Suite struct DisplayTextTests {
  @Test func `plain letters of any script stay as they are`() {
    for text in ["hello", "日本語", "한국어", "Ωμέγα", "привет", "नमस्ते", "مرحبا", "e\u{301}", "😀"] {
      let display = DisplayText(text)
      #expect(display.description == text)
      #expect(display.hiddenCount == 0)
    }
  }

  @Test(arguments: [
    ("\u{1B}[31mred", "<U+001B>[31mred", 1),
    ("\u{1B}]52;c;aGk=\u{7}", "<U+001B>]52;c;aGk=<U+0007>", 2),
    ("\u{9B}2J", "<U+009B>2J", 1),
    ("a\rb", "a<U+000D>b", 1),
    ("a\u{8}b\u{7F}", "a<U+0008>b<U+007F>", 2),
    ("\u{85}\u{2028}\u{2029}", "<U+0085><U+2028><U+2029>", 3),
    ("\u{202E}evil\u{202C}", "<U+202E>evil<U+202C>", 2),
    ("\u{2066}x\u{2069}\u{61C}", "<U+2066>x<U+2069><U+061C>", 3),
    ("a\u{200B}b\u{200C}c\u{200D}d", "a<U+200B>b<U+200C>c<U+200D>d", 3),
    ("\u{FEFF}bom\u{AD}soft", "<U+FEFF>bom<U+00AD>soft", 2),
    ("\u{E0041}\u{E007F}", "<U+E0041><U+E007F>", 2),
    ("\u{3164}\u{115F}\u{1160}\u{FFA0}", "<U+3164><U+115F><U+1160><U+FFA0>", 4),
    ("\u{2003}\u{2800}\u{1680}", "<U+2003><U+2800><U+1680>", 3),
    ("\u{E000}\u{10FFFD}", "<U+E000><U+10FFFD>", 2),
    ("\u{378}\u{FFFF}", "<U+0378><U+FFFF>", 2),
    ("x\u{FE0F}", "x<U+FE0F>", 1),
    ("x\u{E0100}", "x<U+E0100>", 1),
    ("a\u{1F3FD}", "a<U+1F3FD>", 1),
    ("\u{2060}\u{2062}\u{180E}\u{17B4}", "<U+2060><U+2062><U+180E><U+17B4>", 4),
  ])
  func `what hides or commands is revealed`(source: String, shown: String, hidden: Int) {
    let display = DisplayText(source)
    #expect(display.description == shown)
    #expect(display.hiddenCount == hidden)
    #expect(display.columns == shown.unicodeScalars.count)
  }

  @Test(arguments: [
    "", "plain words", "a\u{200B}b", "e\u{301}\u{200B}", "\u{202E}evil", "a\nb\tc", "日本\u{FEFF}語",
    "ends hidden\u{AD}", "z" + String(repeating: "\u{301}", count: 30), "a\u{7F}",
  ])
  func `what is hidden is counted without the text as with it`(source: String) {
    for columns in 0...14 {
      #expect(
        DisplayText.hiddenCount(of: source, truncatedTo: columns)
          == DisplayText(source, truncatedTo: columns).hiddenCount, "\(columns) columns")
    }
  }

  @Test func `newlines, tabs and no-break spaces have short signs and hide nothing`() {
    let display = DisplayText("a\nb\r\nc\td\u{A0}e\u{202F}f")
    #expect(display.description == "a⏎b⏎c⇥d␣e␣f")
    #expect(display.hiddenCount == 0)
    #expect(display.columns == 11)
  }

  @Test func `every control, format and private character of Unicode is revealed`() {
    let signs: Set<UInt32> = [0x09, 0x0A]
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), !signs.contains(value) else { continue }
      let properties = scalar.properties
      let mustHide =
        switch properties.generalCategory {
        case .control, .format, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
          true
        default: properties.isDefaultIgnorableCodePoint
        }
      guard mustHide else { continue }
      let display = DisplayText("a" + String(Character(scalar)) + "b")
      guard display.hiddenCount == 1, display.description.utf8.allSatisfy({ $0 < 0x7F }) else {
        Issue.record(
          "U+\(String(value, radix: 16)) passed as \(display.description.debugDescription)")
        return
      }
    }
  }

  @Test func `marks beyond two on one letter are counted, not drawn`() {
    let display = DisplayText("z" + String(repeating: "\u{301}", count: 30) + "!")
    #expect(display.description == "z\u{301}\u{301}<+28>!")
    #expect(display.columns == 7)
    #expect(display.hiddenCount == 28)
  }

  @Test func `a mark without a letter gets a dotted circle`() {
    #expect(DisplayText("\u{301}a").description == "◌\u{301}a")
    #expect(DisplayText("a\n\u{301}").description == "a⏎◌\u{301}")
    #expect(DisplayText("\u{202E}\u{301}").description == "<U+202E>◌\u{301}")
    #expect(DisplayText("\u{301}").columns == 1)
  }

  @Test func `it is read as one string, so a part cannot complete another`() {
    let joined = DisplayText("ab\u{1B}") + DisplayText("[2J")
    #expect(joined.description == "ab<U+001B>[2J")
    #expect(joined.columns == 13)
    #expect(joined.hiddenCount == 1)
  }

  @Test func `making its own output safe again changes nothing`() {
    let once = DisplayText("a\u{202E}\n\t\u{A0}b\u{301}👩‍👩‍👧🇹🇼1️⃣")
    #expect(DisplayText(once.description).description == once.description)
  }

  @Test func `a text of a million columns is cut with the number of bytes left`() {
    let display = DisplayText(String(repeating: "x", count: 1_000_000))
    #expect(display.columns < DisplayText.maximumColumns + 20)
    #expect(display.description.hasSuffix("x<+979999 bytes>"))
  }

  @Test func `own words keep their count of columns and interpolate platform text safely`() {
    let name = "eve\u{202E}"
    let label: DisplayText = "● \(name) \(3)"
    #expect(label.description == "● eve<U+202E> 3")
    #expect(label.columns == 15)
    #expect(label.hiddenCount == 1)
    #expect(DisplayText.own("synced") == "synced")
  }

  @Test func `random scalars never leave a control or an uncertain width behind`() {
    var random = SeededGenerator(state: 7)
    for _ in 0..<2_000 {
      var source = ""
      for _ in 0..<12 {
        let value = UInt32.random(in: 0...0x10FFFF, using: &random)
        let low = UInt32.random(in: 0...0x3000, using: &random)
        if let scalar = Unicode.Scalar(Bool.random(using: &random) ? value : low) {
          source.unicodeScalars.append(scalar)
        }
      }
      let display = DisplayText(source)
      for scalar in display.description.unicodeScalars {
        #expect(!scalar.properties.isDefaultIgnorableCodePoint)
        #expect(scalar.properties.generalCategory != .control)
        #expect(scalar.properties.generalCategory != .format)
      }
      var frame = Frame(size: Size(columns: 400, rows: 1))
      #expect(frame.put(display, at: 0, row: 0, style: .plain) == display.columns)
    }
  }
}

/// A small repeatable source of numbers (splitmix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
