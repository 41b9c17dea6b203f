import Testing

@testable import GavelAPI

@Suite struct JSONValueTests {
  @Test(arguments: [
    "null", "true", "false", "0", "-1", "9007199254740993", "1.5", "\"\"", "[]", "{}",
    #"{"a":[1,{"b":null}],"c":"x"}"#, #""\"\\\n\r\t\u0001日本""#, "[1,true,\"1\"]",
  ])
  func `JSON comes back as it went in`(text: String) {
    #expect(JSONValue(parsing: text)?.text == text)
  }

  @Test func `one and true stay apart`() {
    #expect(
      JSONValue(parsing: "[1,true,0,false]")?.elements
        == [.integer(1), .bool(true), .integer(0), .bool(false)])
  }

  @Test(arguments: ["", "{", "nope", "{\"a\":}"])
  func `what is no JSON is nothing`(text: String) {
    #expect(JSONValue(parsing: text) == nil)
  }

  @Test func `a bottomless text is refused, not followed`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(JSONValue(parsing: deep) == nil)
  }
}
