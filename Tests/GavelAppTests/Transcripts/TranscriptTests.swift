import Foundation
import Testing

@testable import GavelApp

/// Every command as a person meets it: what it says when it works, when it was mistyped, and when
/// it may not or cannot.
@Suite(.timeLimit(.minutes(15))) struct TranscriptTests {
  /// Commands that print only what the program holds, so that nothing can be refused.
  private static let harmless: Set<CommandName> = [
    .completions, .complete, .manual, .version, .help,
  ]
  /// Commands whose success needs a terminal, a person or a signal: `ConsoleTests`, `DemoTests`,
  /// `BinaryTests` and the suites of login and logout have it.
  private static let elsewhere: Set<CommandName> = [.console, .demo, .sandbox, .login, .logout]

  @Test func `every command has a row with a success, a mistake and a refusal`() {
    #expect(Set(Transcript.all.map(\.command)) == Set(CommandName.allCases))
    #expect(Transcript.all.count == CommandName.allCases.count)
    for row in Transcript.all {
      #expect((row.success == nil) == Self.elsewhere.contains(row.command), "\(row.command)")
      #expect((row.refusal == nil) == Self.harmless.contains(row.command), "\(row.command)")
    }
  }

  @Test(arguments: Transcript.all)
  func `a command succeeds, tells a mistake and refuses`(row: Transcript) async throws {
    let desk = try await TranscriptDesk()
    for words in row.before {
      let run = try await desk.run(words)
      #expect(run.status == .done, "\(words)\n\(run.errors)")
    }
    // First what changes nothing, so that the success finds everything in its place.
    for line in [row.mistake, row.refusal, row.success].compactMap(\.self) {
      let run = try await desk.run(line.words, line.environment)
      let says = desk.filled(line.says)
      #expect(run.status == line.status, "gavel \(line.words)\n\(run.output)\(run.errors)")
      let text = run.output + run.errors
      #expect(text.contains(says), "gavel \(line.words)\n\(text)")
      if line.status == .usage { #expect(run.output.isEmpty) }
    }
  }

  /// Lines that print a document, beside the successes of the table.
  private static let documents: [(words: String, page: String)] = [
    // What is listed is read before it goes.
    ("rooms", "rooms"), ("members $ROOM", "members"), ("messages $ROOM", "messages"),
    ("search e", "search"),
    ("delete-message $ROOM $MESSAGE --yes", "every command that acts"),
    ("audit --head", "audit --head"),
    ("audit --verify", "audit --verify"), ("audit --evidence 1", "audit --evidence"),
    ("reports import $TICKETS", "reports import"), ("reports summary", "reports summary"),
    ("audit --erase-person $MEMBER --yes", "audit --erase-person"),
    ("themes show mono", "themes show"), ("backup $FOLDER/b.db", "backup"),
    ("restore $FOLDER/b.db --yes", "restore"), ("repair", "repair"), ("keys", "keys"),
    ("themes", "themes"), ("doctor", "doctor"), ("sync", "sync"), ("version", "version"),
    ("config", "config"), ("queue", "queue"), ("audit", "audit"), ("reports", "reports"),
    ("apply $PLAN --yes", "apply"),
  ]

  @Test func `every document has the keys of its page, and every command that has one a page`()
    async throws
  {
    let desk = try await TranscriptDesk()
    try desk.scene.folder.write("id,author\nT-1,spam9\n", to: "tickets.csv")
    for (words, name) in Self.documents {
      let page = try #require(JSONHelp.page(of: name), "\(name)")
      let run = try await desk.run(words + " --json")
      let found = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
      let first = page.isList ? (found as? [[String: Any]])?.first : found as? [String: Any]
      let object = try #require(first, "gavel \(words)\n\(run.output)\(run.errors)")
      for key in page.keys { #expect(object[key] != nil, "gavel \(words): \(key)") }
    }
    for spec in CommandSpec.rows where spec.options.contains(.json) && spec.group != .act {
      #expect(JSONHelp.page(of: spec.name.rawValue) != nil, "\(spec.name.rawValue)")
    }
  }

  @Test func `whatever acts asks first, and without a terminal sends nothing`() async throws {
    let desk = try await TranscriptDesk()
    for row in Transcript.all where CommandSpec.of(row.command).options.contains(.dryRun) {
      guard let words = row.success?.words, words.hasSuffix(" --yes"), row.command != .queue else {
        continue
      }
      let run = try await desk.run(String(words.dropLast(" --yes".count)))
      #expect(run.status == .unconfirmed, "\(words)\n\(run.output)\(run.errors)")
    }
    #expect(try await desk.scene.changes().isEmpty)
  }
}

extension JSONHelp {
  /// The page of a command, by its name as it stands there.
  fileprivate static func page(of name: String) -> Document? {
    documents.first { $0.commands.components(separatedBy: ", ").contains(name) }
  }
}
