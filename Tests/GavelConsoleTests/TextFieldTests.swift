import GavelScreen
import Testing

@testable import GavelConsole

@Suite struct TextFieldTests {
  @Test func `editing works on characters of any script`() {
    var field = TextField()
    field.insert("日本é")
    #expect(field.edit(.left) && field.edit(.backspace))
    #expect(field.text == "日é")
    #expect(field.edit(.home) && field.edit(.delete))
    #expect(field.text == "é" && field.cursor == 0)
  }

  @Test func `a combining mark joins the letter before it`() {
    var field = TextField()
    field.insert("e")
    field.insert("\u{301}")
    #expect(field.characters.count == 1 && field.cursor == 1)
    #expect(field.edit(.backspace) && field.isEmpty)
  }

  @Test func `words and lines are deleted at once`() {
    var field = TextField("buy now  please ")
    #expect(field.edit(.control("w")) && field.text == "buy now  ")
    #expect(field.edit(.control("w")) && field.text == "buy ")
    #expect(field.edit(.control("u")) && field.isEmpty)
  }

  @Test func `control characters are left out and lines are joined`() {
    var field = TextField()
    field.insert("a\u{1B}[0m\u{7}b\r\nc\td")
    #expect(field.text == "a[0mb c d")
  }

  @Test func `a field holds only so much`() {
    var field = TextField()
    field.insert(String(repeating: "x", count: 10_000))
    #expect(field.characters.count == TextField.capacity)
  }
}
