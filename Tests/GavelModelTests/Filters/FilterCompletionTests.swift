import GavelModel
import Testing

@Suite struct FilterCompletionTests {
  private func complete(_ text: String, _ list: FilterList = .search) -> FilterCompletion? {
    FilterCompletion(
      text, cursor: text.count, for: list,
      saved: SavedFilters(["spam": "x", "old": "y"]),
      known: [.from: ["ana", "Mei Lin", "a\"b c"], .type: ["image"]])
  }

  @Test(arguments: [
    ("fr", 0, ["from:"]), ("a (-ha", 4, ["has:"]), ("re", 0, ["reports:", "re:"]),
    ("a o", 2, ["or"]),
    ("FR", 0, ["from:"]),
    ("has:", 4, ["report", "link", "file", "hidden", "thread", "discussion"]),
    ("has:report|f", 11, ["file"]), ("is:d", 3, ["dm", "deactivated"]),
    ("@", 0, ["@old", "@spam"]), ("x @s", 2, ["@spam"]), ("from:A", 5, ["ana"]),
    ("from:", 5, ["ana", "\"Mei Lin\"", "\"a\\\"b c\""]), ("type:i", 5, ["image"]),
    ("age:", 4, [">1h", ">1d", ">7d", "<1h", "<1d", "<7d"]), ("re:", 3, ["/"]),
    ("\"a b\" ha", 6, ["has:"]), ("re:/a b/ ha", 9, ["has:"]),
  ])
  func `what fits is offered at its place`(text: String, column: Int, words: [String]) throws {
    let found = try #require(complete(text), "\(text)")
    #expect(found.columns == column..<text.count, "\(text)")
    #expect(found.words == words, "\(text)")
  }

  @Test(arguments: ["zz", "\"fr", "re:/fr", "from:zz", "frm:", "has:report", "@gone", "in:"])
  func `nothing is offered where nothing fits`(text: String) { #expect(complete(text) == nil) }

  @Test func `only what the list knows is offered`() throws {
    #expect(complete("", .members)?.words == ["type:", "id:", "has:", "reports:", "is:", "re:"])
    #expect(complete("is:", .members)?.words == ["bot", "deactivated"])
    #expect(complete("from:", .rooms) == nil)
  }

  @Test func `what stands behind the cursor does not count`() throws {
    let found = try #require(FilterCompletion("ha x", cursor: 2, for: .search))
    #expect(found.columns == 0..<2 && found.words == ["has:"])
  }
}
