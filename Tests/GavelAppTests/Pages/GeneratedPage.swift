import Foundation
import Testing

/// A part of a page of the documentation that is made from the program's own tables.
struct GeneratedPage {
  /// The file among the articles.
  let article: String
  /// What stands in the comments around the part.
  let mark: String
  /// The part as it must be.
  let text: String

  /// Compares the part with the one on file; `GAVEL_RECORD=1` writes it instead and fails.
  func expectFresh(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let begin = "<!-- \(mark) -->\n"
    let end = "<!-- /\(mark) -->"
    let page = try String(contentsOf: file, encoding: .utf8)
    let parts = page.components(separatedBy: begin)
    try #require(parts.count == 2, "\(article) needs one \(begin)")
    let rest = try #require(parts[1].range(of: end), "\(article) needs \(end)")
    if ProcessInfo.processInfo.environment["GAVEL_RECORD"] == "1" {
      let fresh = parts[0] + begin + text + parts[1][rest.lowerBound...]
      try fresh.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(article)", sourceLocation: sourceLocation)
      return
    }
    let isFresh = parts[1][..<rest.lowerBound] == text
    #expect(
      isFresh, "\(article) is stale: GAVEL_RECORD=1 writes it anew",
      sourceLocation: sourceLocation)
  }

  private var file: URL {
    var folder = URL(fileURLWithPath: #filePath)
    // Pages, GavelAppTests, Tests, and the folder that holds them.
    for _ in 1...4 { folder.deleteLastPathComponent() }
    return folder.appendingPathComponent("Sources/GavelApp/Gavel.docc/\(article)")
  }
}

/// Markdown tables.
enum MarkdownTable {
  /// Returns a table; the first row is its head.
  static func text(_ rows: [[String]]) -> String {
    guard let head = rows.first else { return "" }
    let lines = [head, head.map { _ in "---" }] + rows.dropFirst()
    return lines.map { "| " + $0.map(cell).joined(separator: " | ") + " |\n" }.joined()
  }

  /// A word in the type of what is typed, also where it holds what ends such a word.
  static func code(_ word: String) -> String { word.contains("`") ? "`` \(word) ``" : "`\(word)`" }

  private static func cell(_ words: String) -> String {
    words.replacingOccurrences(of: "|", with: "\\|")
  }
}
