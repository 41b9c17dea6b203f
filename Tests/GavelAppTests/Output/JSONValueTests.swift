import Foundation
import GavelModel
import Testing

@testable import GavelApp

@Suite struct JSONValueTests {
  @Test func `members keep their order`() {
    let value: JSONValue = ["z": 1, "a": [true, nil, "x"], "m": ["k": -5]]
    #expect(value.text == #"{"z":1,"a":[true,null,"x"],"m":{"k":-5}}"#)
  }

  @Test func `times are ISO 8601 in UTC with milliseconds`() {
    #expect(JSONValue(Timestamp(milliseconds: 1)).text == #""1970-01-01T00:00:00.001Z""#)
    #expect(JSONValue(nil as Timestamp?).text == "null")
  }

  @Test(arguments: [
    "plain", "quote \" and \\ back", "line\nend\r\ttab", "\u{1B}[31mred\u{7}", "\u{9B}31m",
    "\u{202E}evil\u{202C}", "zero\u{200B}width", "\u{E0041}tag", "日本語 😀 👩‍👩‍👧", "\u{2028}\u{2029}",
    "\u{0}", "\u{7F}", "\u{FEFF}", "e\u{301}", "\u{10FFFF}", String(repeating: "x", count: 10_000),
  ])
  func `text is exact for programs and harmless on a terminal`(text: String) throws {
    let json = JSONValue.string(text).text
    let back = try JSONDecoder().decode(String.self, from: Data(json.utf8))
    #expect(Array(back.unicodeScalars) == Array(text.unicodeScalars))
    for scalar in json.unicodeScalars {
      #expect(scalar.properties.generalCategory != .control)
      #expect(scalar.properties.generalCategory != .format)
    }
  }
}
