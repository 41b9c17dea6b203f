import Foundation
import Testing

@testable import GavelAPI

@Suite struct JSONValueTests {
  @Test(arguments: [
    "null", "true", "false", "0", "-1", "9007199254740993", "-9223372036854775808", "1.5", "\"\"",
    "[]", "{}", #"{"b":[1,{"a":null}],"c":"x"}"#, #""\"\\\n\r\t\u0001日本""#, "[1,true,\"1\"]",
  ])
  func `JSON comes back as it went in`(text: String) {
    #expect(JSONValue(parsing: text)?.text == text)
  }

  @Test(arguments: [
    (#""\u00e9\u65E5\ud83d\ude00""#, "é日😀"), (#""\/\b\f""#, "/\u{8}\u{C}"),
    (#""\ud83d""#, "\u{FFFD}"), (#""\ude00x""#, "\u{FFFD}x"), (#""\ud83d\n""#, "\u{FFFD}\n"),
    (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""a\\""#, "a\\"), (#""\u0000""#, "\u{0}"),
  ])
  func `escapes become what they stand for`(json: String, text: String) {
    #expect(JSONValue(parsing: json) == .string(text))
  }

  @Test(arguments: [
    ("1e3", 1000), ("1.0", 1), ("-0.5", -0.5), ("2E-1", 0.2),
    ("18446744073709551616", 1.8446744073709552e19),
  ])
  func `numbers that are not whole or too long float`(json: String, number: Double) {
    #expect(JSONValue(parsing: json) == .number(number))
  }

  @Test(arguments: [
    "", " ", "{", "}", "[", "[1", "[1,", "[1,]", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,}",
    "{a:1}", "{1:1}", "nope", "nul", "truex", "1 2", "01", "-", "+1", ".5", "1.", "1e", "1e400",
    "\"", "\"\\", "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "\"a\nb\"", "'a'", "[1]]", "// x", "NaN",
  ])
  func `what is no JSON is nothing`(text: String) {
    #expect(JSONValue(parsing: text) == nil)
  }

  @Test func `every prefix of a document is nothing`() {
    let text = #"{"a":[1,2.5e1,"x\u0041",null],"b":{"c":true}}"#
    for length in 0..<text.utf8.count {
      #expect(JSONValue(parsing: String(decoding: text.utf8.prefix(length), as: UTF8.self)) == nil)
    }
    #expect(JSONValue(parsing: " \n\t\r\(text) ") != nil)
  }

  @Test func `bytes that are no UTF-8 are repaired`() {
    let bytes = Data([0x22, 0x61, 0xFF, 0x62, 0x22])
    #expect(JSONValue(parsing: bytes) == .string("a\u{FFFD}b"))
  }

  @Test func `a bottomless text is refused, not followed`() {
    #expect(JSONValue(parsing: String(repeating: "[", count: 100_000)) == nil)
    let deep = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
    #expect(JSONValue(parsing: deep) != nil)
  }

  @Test func `the last of two fields with one name counts`() {
    #expect(JSONValue(parsing: #"{"a":1,"a":2}"#)?["a"] == .integer(2))
  }
}
