import Foundation
import Testing

/// The script that builds the documentation, on made-up catalogues.
@Suite struct DocumentationScriptTests {
  private func build(article text: String) throws -> (output: String, status: Int32) {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("docs-\(UUID().uuidString)")
    let catalogue = folder.appendingPathComponent("Example.docc")
    try FileManager.default.createDirectory(at: catalogue, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }  // only a few bytes would stay
    let article = "# Example\n\n@Metadata {\n  @TechnologyRoot\n}\n\nA summary.\n\n\(text)\n"
    try article.write(
      to: catalogue.appendingPathComponent("Example.md"), atomically: true, encoding: .utf8)
    return try Script.run(".ci/docs", catalogue.path)
  }

  @Test func `an article is built, and one with a dead link is not`() throws {
    let whole = try build(article: "Nothing else.")
    #expect(whole.status == 0, "\(whole.output)")
    for link in ["<doc:Nowhere>", "``NoSuchType``"] {
      let dead = try build(article: "See \(link).")
      // A Swift without the compiler of documentation builds nothing, and says so.
      #expect(dead.status == 1 || dead.output.contains("NOT BUILT"), "\(dead.output)")
    }
  }
}
