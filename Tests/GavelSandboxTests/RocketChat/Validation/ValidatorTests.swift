import Testing

@testable import GavelSandbox

/// What the platform's schemas print, message by message (contract, 2.3, 5.1 and 9).
@Suite struct ValidatorTests {
  private static let deletion = Schema.oneOf([
    .object([.required("roomId")]), .object([.required("username")]),
  ])

  private static let dismissal = Schema.object(
    [
      .optional("userId"), .optional("msgId"), .optional("reason", .nullable(.text())),
      .optional("action", .nullable(.text())),
    ], exactlyOneOf: ["msgId", "userId"])

  private func text(_ value: JSON, _ schema: Schema) -> String {
    var value = value
    return Validator().complaints(about: &value, schema).joined(separator: "\n ")
  }

  private func coerced(
    _ value: JSON, _ schema: Schema, _ validator: Validator = Validator()
  ) -> JSON? {
    var value = value
    return validator.complaints(about: &value, schema).isEmpty ? value : nil
  }

  @Test(
    arguments: [
      (
        [:],
        "must have required property 'roomId'\n must have required property 'username'\n "
          + "must match exactly one schema in oneOf"
      ),
      (
        ["roomId": "a", "username": "b"],
        "must NOT have additional properties\n must NOT have additional properties\n "
          + "must match exactly one schema in oneOf"
      ),
      (
        ["roomId": "a", "x": 1],
        "must NOT have additional properties\n must have required property 'username'\n "
          + "must match exactly one schema in oneOf"
      ),
      (
        ["roomId": [:]],
        "must be string\n must have required property 'username'\n "
          + "must match exactly one schema in oneOf"
      ),
      (["roomId": 5], ""), (["roomId": .null], ""), (["roomId": ""], ""), (["username": "b"], ""),
      ([1], "must be object\n must be object\n must match exactly one schema in oneOf"),
    ] as [(JSON, String)])
  func `the body of a direct message's deletion is answered as printed`(body: JSON, text: String) {
    #expect(self.text(body, Self.deletion) == text)
  }

  @Test(
    arguments: [
      (
        [:],
        "must have required property 'msgId'\n must have required property 'userId'\n "
          + "must match exactly one schema in oneOf"
      ),
      (["userId": "a", "msgId": "b"], "must match exactly one schema in oneOf"),
      (["userId": "a", "x": 1], "must NOT have additional properties"),
      (["userId": ""], ""), (["msgId": "m", "reason": .null], ""),
    ] as [(JSON, String)])
  func `a dismissal wants exactly one of two keys`(body: JSON, text: String) {
    #expect(self.text(body, Self.dismissal) == text)
  }

  @Test func `the first complaint ends the check of an object`() {
    let schema = Schema.object([
      .required("a", .text(atLeast: 1)), .required("b", .flag), .optional("c", .list(.text())),
    ])
    #expect(text([:], schema) == "must have required property 'a'")
    #expect(text(["a": ""], schema) == "must have required property 'b'")
    #expect(text(["a": "", "b": 2], schema) == "must NOT have fewer than 1 characters")
    #expect(text(["a": "x", "b": 2], schema) == "must be boolean")
    #expect(text(["a": "x", "b": 1, "c": "x"], schema) == "must be array")
    #expect(text(["a": "x", "b": 1, "c": [[]]], schema) == "must be string")
    #expect(text(["b": [], "d": 1, "a": ""], schema) == "must NOT have additional properties")
    #expect(text("a", schema) == "must be object")
  }

  @Test func `values become what the schema wants where that is unmistakable`() {
    #expect(coerced(5, .text()) == "5")
    #expect(coerced(.number(2.5), .text()) == "2.5")
    #expect(coerced(.number(3), .text()) == "3")
    #expect(coerced(.null, .text()) == "")
    #expect(coerced(true, .text()) == "true")
    #expect(coerced("true", .flag) == true)
    #expect(coerced("false", .flag) == false)
    #expect(coerced(1, .flag) == true)
    #expect(coerced(.null, .flag) == false)
    #expect(coerced("5", .number) == 5)
    #expect(coerced("1.5", .number) == .number(1.5))
    #expect(coerced(.null, .number) == 0)
    #expect(coerced(true, .integer) == 1)
    #expect(coerced("yes", .flag) == nil)
    #expect(coerced("five", .number) == nil)
    #expect(coerced("", .number) == nil)
    #expect(coerced("1.5", .integer) == nil)
    #expect(coerced([], .text()) == nil)
    #expect(coerced("a", .list(.text())) == nil)
    #expect(coerced(["a"], .text()) == nil)
  }

  @Test func `a query's lone value is a list of one and back`() {
    let query = Validator(wrapsLists: true)
    #expect(coerced("a", .list(.text()), query) == ["a"])
    #expect(coerced(["a"], .text(), query) == "a")
    #expect(coerced(["5"], .number, query) == 5)
    #expect(coerced(["a", "b"], .text(), query) == nil)
  }

  @Test func `a length is counted in code points`() {
    #expect(text("👍", .text(atLeast: 2)) == "must NOT have fewer than 2 characters")
    #expect(text("日本", .text(atLeast: 2)) == "")
    #expect(text([], .list(.text(), atLeast: 1)) == "must NOT have fewer than 1 items")
  }

  @Test func `a choice takes its own values only`() {
    let schema = Schema.choice(["active", "deactivated"])
    #expect(text("active", schema) == "")
    #expect(text("gone", schema) == "must be equal to one of the allowed values")
  }

  @Test(arguments: [
    ("2026-11-20T17:03:11.402Z", true), ("2026-11-20T17:03:11Z", true),
    ("2026-11-20t17:03:11+02:00", true), ("2026-11-20 17:03:11.4z", true),
    ("2024-02-29T00:00:00Z", true), ("2026-02-29T00:00:00Z", false), ("2026-11-20", false),
    ("2026-11-20T17:03:11", false), ("2026-13-01T00:00:00Z", false),
    ("2026-11-20T24:00:00Z", false), ("2026-11-20T17:03:11.Z", false), ("yesterday", false),
    ("2026-11-20T17:03:11+2:00", false), ("", false),
  ])
  func `a date has a time and a zone and is real`(date: String, fits: Bool) {
    #expect(text(.string(date), .dateTime) == (fits ? "" : "must match format \"date-time\""))
  }
}
