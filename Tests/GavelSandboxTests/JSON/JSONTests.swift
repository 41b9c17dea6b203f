import Foundation
import Testing

@testable import GavelSandbox

@Suite struct JSONTests {
  @Test(arguments: [
    "{\"a\":[1,-2,3.5,1e3,true,false,null,\"x\"],\"b\":{}}", "[]", "\"\"", "0", " [ 1 , 2 ] ",
    "\"\\u65e5\\u672c \\ud83d\\ude00 \\n\\t\\\"\\\\\\/\"", "\"日本\"",
  ])
  func `what is read and written again means the same`(text: String) throws {
    let json = try #require(JSON(reading: Array(text.utf8)))
    let ours = try JSONSerialization.jsonObject(
      with: Data(json.bytes), options: .fragmentsAllowed)
    let theirs = try JSONSerialization.jsonObject(
      with: Data(text.utf8), options: .fragmentsAllowed)
    #expect(ours as? NSObject == theirs as? NSObject)
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\":}", "{a:1}", "01", "1.", "+1", "tru", "\"a", "\"\n\"", "\"\\x\"",
    "[1] 2", "{\"a\":1,}", "nul", "\"\\u12\"", "1e", "--1", "1e999",
  ])
  func `what is no JSON is not read`(text: String) {
    #expect(JSON(reading: Array(text.utf8)) == nil)
  }

  @Test func `invalid UTF-8 and bottomless nesting are not read`() {
    #expect(JSON(reading: [0x22, 0xFF, 0x22]) == nil)
    #expect(JSON(reading: Array(String(repeating: "[", count: 100_000).utf8)) == nil)
  }

  @Test func `half of a surrogate pair becomes the replacement character`() {
    #expect(JSON(reading: Array("\"\\ud83dx\"".utf8)) == "\u{FFFD}x")
  }

  @Test func `every control character is written so that other readers take it`() throws {
    let text = String(String.UnicodeScalarView((0..<0xA0).compactMap(Unicode.Scalar.init)))
    let bytes = JSON.string(text).bytes
    let read = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
    #expect(read as? String == text)
  }

  @Test func `fields keep their order and the last of two equal keys wins`() throws {
    let json = try #require(JSON(reading: Array("{\"b\":1,\"a\":2,\"b\":3}".utf8)))
    #expect(String(decoding: json.bytes, as: UTF8.self) == "{\"b\":3,\"a\":2}")
  }
}
