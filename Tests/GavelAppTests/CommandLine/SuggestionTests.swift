import Testing

@testable import GavelApp

@Suite struct SuggestionTests {
  private func distance(_ left: String, _ right: String) -> Int {
    Suggestion.distance(Array(left.unicodeScalars), Array(right.unicodeScalars))
  }

  @Test func `a swap of neighbours counts once`() {
    #expect(distance("aduit", "audit") == 1)
    #expect(distance("rooms", "rooms") == 0)
    #expect(distance("", "abc") == 3)
    #expect(distance("room", "rooms") == 1)
  }

  @Test func `a begun word is completed when only one fits`() {
    #expect(Suggestion.nearest(to: "mem", among: ["members", "messages"]) == "members")
    #expect(Suggestion.nearest(to: "me", among: ["members", "messages"]) == nil)
  }

  @Test func `an endless word is no work`() {
    #expect(Suggestion.nearest(to: String(repeating: "x", count: 100_000), among: ["a"]) == nil)
  }
}
