import GavelModel
import Testing

@Suite struct FilterPatternTests {
  @Test(arguments: [
    ("crypto", "crypt"), ("free (money|cash) crypto", "crypt"), ("ab+cdef", "bcde"),
    ("abcd?efghi", "efgh"),
    ("abcd{0}efghi", "efgh"), (#"\bwonderful\b"#, "wonderfu"), ("^hello[abc]", "hell"),
    ("日本語abcd", "abc"), ("zz+top", "zto"), ("abcd++efgh", "defg"), ("abcdx+?efgh", "abcd"),
    ("ab+c+def", "cde"), ("(ab)+cdef", "cde"),
  ])
  func `a text that no match can do without is found`(source: String, literal: String) throws {
    #expect(try #require(FilterPattern(source)).literal == literal)
  }

  @Test(arguments: [
    "abc", "a|crypto", "crypto|money", "(crypto)", "(?i)crypto", #"\Qcrypto\E"#, #"\x41crypto"#,
    "[crypto]",
    "c.r.y.p", "(crypto)?", "日本語日本語", "(a?)crypto",
  ])
  func `no text is certain`(source: String) throws {
    #expect(try #require(FilterPattern(source)).literal == nil)
  }

  @Test func `without case, letters that fold from others are not certain`() throws {
    #expect(try #require(FilterPattern("basket", ignoresCase: true)).literal == nil)
    #expect(try #require(FilterPattern("pamphlet", ignoresCase: true)).literal == "pamphle")
  }

  @Test(arguments: ["(", "[a", "a{2", "*", #"\"#, "(?<n>"])
  func `what is no expression is none`(source: String) { #expect(FilterPattern(source) == nil) }
}
