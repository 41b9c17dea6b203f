import Foundation
import Testing

/// The articles name what is there.
@Suite struct ArticleTests {
  private func sources(under folder: String) throws -> String {
    try Repository.swiftFiles(under: folder).map(\.text).joined(separator: "\n")
  }

  private func article(_ name: String) throws -> Article {
    try #require(try Article.all().first { $0.name == name })
  }

  @Test func `every file that an article names is there`() throws {
    let articles = try Article.all()
    #expect(articles.count > 10)
    for article in articles {
      for path in article.paths {
        let place = Repository.top.appendingPathComponent(path).path
        #expect(FileManager.default.fileExists(atPath: place), "\(article.name): \(path)")
      }
    }
  }

  @Test func `every test that proves a rule is there`() throws {
    let names = try Repository.swiftFiles(under: "Tests").flatMap { file in
      file.text.split(separator: "\n").filter { $0.contains("func `") }
        .compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) }
    }
    let tests = Set(names)
    for name in ["SafetyModel.md", "AuditChain.md"] {
      let quotations = try article(name).quotations
      #expect(!quotations.isEmpty)
      for sentence in quotations {
        #expect(tests.contains(sentence), "\(name): \(sentence)")
      }
    }
  }

  @Test func `the coverage tables name exactly the calls that the dialects make`() throws {
    let imkit = try article("IMKitCoverage.md").calls(under: "Every call")
    #expect(imkit == DialectCalls.imkit(try sources(under: "Sources/GavelAPI/IMKit")))
    let rocketChat = try article("RocketChatCoverage.md").calls(under: "Every call")
    #expect(
      rocketChat == DialectCalls.rocketChat(try sources(under: "Sources/GavelAPI/RocketChat")))
  }

  @Test func `the pages of filters and themes name every field and every role`() throws {
    func words(_ path: String) throws -> [String] {
      try Repository.text(of: path).matches(of: /\n  case ([a-z]+)(?: = "([a-z]+)")?/)
        .map { String($0.2 ?? $0.1) }
    }
    let fields = try words("Sources/GavelModel/Filters/FilterField.swift")
    let values = try words("Sources/GavelModel/Filters/FilterTerm.swift")
    let filters = try article("FilterLanguage.md").text
    #expect(fields.count > 5 && fields.allSatisfy { filters.contains("| `\($0):` |") })
    for value in values.suffix(from: try #require(values.firstIndex(of: "report"))) {
      guard value != "at", !["more", "less", "equal"].contains(value) else { continue }
      #expect(filters.contains("`\(value)`"), "\(value)")
    }
    let roles = try words("Sources/GavelConsole/Themes/ThemeRole.swift")
    let themes = try article("ThemeFormat.md").text
    #expect(roles.count > 10 && roles.allSatisfy { themes.contains("| `\($0)` |") })
  }

  @Test func `the README leads to files that are there, and its map names every target`() throws {
    let readme = Article(name: "README.md", text: try Repository.text(of: "README.md"))
    #expect(readme.links.count > 5)
    for link in readme.links {
      let place = Repository.top.appendingPathComponent(link).path
      #expect(FileManager.default.fileExists(atPath: place), "\(link)")
    }
    let map = try #require(readme.text.components(separatedBy: "## The map of `Sources`").last)
    let sources = Repository.top.appendingPathComponent("Sources").path
    for target in try FileManager.default.contentsOfDirectory(atPath: sources) {
      #expect(map.contains("`\(target)`"), "\(target)")
    }
    for article in try Article.all() where article.name != "Gavel.md" {
      #expect(readme.links.contains { $0.hasSuffix("/" + article.name) }, "\(article.name)")
    }
  }

  @Test func `what is not there is found`() {
    let article = Article(
      name: "x",
      text: """
        See `Sources/Nowhere/File.swift`, [x](a/b.md#place), <https://x.y>
        and `.ci/run`; "no such test
        is anywhere", "all".

        ## Every call

        | Call | For |
        | --- | --- |
        | `GET a.b`, `POST c` | x `GET d` |

        ## More

        | `GET e` | y |
        """)
    #expect(article.paths == ["Sources/Nowhere/File.swift", ".ci/run"])
    #expect(article.links == ["a/b.md"])
    #expect(article.quotations == ["no such test is anywhere"])
    #expect(article.calls(under: "Every call") == ["GET a.b", "POST c"])
    #expect(article.calls(under: "Nothing") == [])
  }

  @Test func `a call is found however its line is broken`() {
    let source = """
      RocketChatCall.get("me").leads { RocketChatCall.page(
        "im.list", skip: 0) }
      Self.people(.page("moderation.userReports", skip: skip))
      RocketChatCall.post(
        family.rawValue + ".kick", [:])
      RocketChatCall.get(family.rawValue + ".history")
      """
    #expect(
      DialectCalls.rocketChat(source) == [
        "GET me", "GET im.list", "GET moderation.userReports", "POST channels.kick",
        "POST groups.kick", "GET channels.history", "GET groups.history", "GET im.history",
      ])
    #expect(DialectCalls.imkit("x(\"DELETE /rooms/:id\")") == ["DELETE /rooms/:id"])
  }
}
