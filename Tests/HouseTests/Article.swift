import Foundation

/// What an article of the documentation names beside what the documentation compiler checks.
struct Article {
  let name: String
  let text: String

  /// The articles of the repository.
  static func all() throws -> [Article] {
    let folder = "Sources/GavelApp/Gavel.docc"
    let names = try FileManager.default.contentsOfDirectory(
      atPath: Repository.top.appendingPathComponent(folder).path)
    return try names.filter { $0.hasSuffix(".md") }.sorted().map { name in
      Article(name: name, text: try Repository.text(of: "\(folder)/\(name)"))
    }
  }

  /// Files and folders of the repository, as they stand between backticks.
  var paths: [String] {
    text.matches(of: /`((?:Sources|Tests|themes|\.ci)(?:\/[^`\s]*)?)`/).map { String($0.1) }
  }

  /// Where links to files of the repository lead, without the place in the file.
  var links: [String] {
    text.matches(of: /\]\(([^):#]+)(?:#[^)]*)?\)/).map { String($0.1) }
  }

  /// Sentences between quotation marks, with line ends as blanks; single words are no tests.
  var quotations: [String] {
    text.matches(of: /"([^"]+)"/).map { match in
      match.1.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }.filter { $0.split(separator: " ").count > 3 }
  }

  /// The calls in the first column of the tables of one section, without their methods.
  func calls(under heading: String) -> Set<String> {
    let lines = text.split(separator: "\n")
    guard let start = lines.firstIndex(where: { $0 == "## " + heading }) else { return [] }
    let rows = lines[(start + 1)...].prefix { !$0.hasPrefix("## ") }.filter { $0.hasPrefix("| `") }
    return Set(
      rows.flatMap { row in
        let column = row.dropFirst(2).prefix { $0 != "|" }
        return column.matches(of: /`([^`]+)`/).map { String($0.1) }
      })
  }
}

/// The calls of the platforms, as the dialects spell them in their sources.
enum DialectCalls {
  /// `DELETE /rooms/:id`.
  static func imkit(_ sources: String) -> Set<String> {
    Set(sources.matches(of: /"((?:GET|POST|PUT|PATCH|DELETE) \/[^"]*)"/).map { String($0.1) })
  }

  /// `POST chat.delete`; a call that exists for two or three kinds of room is named for each.
  static func rocketChat(_ sources: String) -> Set<String> {
    var calls: Set<String> = []
    let made = /RocketChatCall\.(get|page|post)\(\s*"([A-Za-z.]+)"/
    for match in sources.matches(of: made) { calls.insert(method(match.1) + match.2) }
    for match in sources.matches(of: /\.page\(\s*"([a-z]+\.[A-Za-z.]+)"/) {
      calls.insert("GET " + match.1)
    }
    let byKind = /RocketChatCall\.(get|page|post)\(\s*family\.rawValue \+ "\.([A-Za-z]+)"/
    for match in sources.matches(of: byKind) {
      for family in ["channels", "groups"] + (match.2 == "history" ? ["im"] : []) {
        calls.insert(method(match.1) + family + "." + match.2)
      }
    }
    for match in sources.matches(of: /\(\s*"(dismiss[A-Za-z]+)", "/) {
      calls.insert("POST moderation." + match.1)
    }
    for match in sources.matches(of: /mute\(person, in: room, "([A-Za-z.]+)"/) {
      calls.insert("POST " + match.1)
    }
    for match in sources.matches(of: /name: "(GET \/[^"]+)"/) { calls.insert(String(match.1)) }
    return calls
  }

  private static func method(_ word: Substring) -> String { word == "post" ? "POST " : "GET " }
}
