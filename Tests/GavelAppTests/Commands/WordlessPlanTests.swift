import GavelModel
import Testing

@testable import GavelApp

/// Plans for reasons that leave no words behind.
@Suite struct WordlessPlanTests {
  private let scene: RocketChatScene
  private let message: String
  private let text: String

  init() async throws {
    scene = try RocketChatScene()
    try scene.folder.write(
      "{ reasons: ['spam', { text: 'csam', evidence: 'digest' }], protected: { authors: ['M*'] } }",
      to: ".config/gavel/config.json")
    let room = try #require(try await scene.state().room("GENERAL"))
    let spammer = try #require(try await scene.state().user("spam9"))
    let found = try #require(
      room.messages.first { $0.author == spammer.id && ($0.text ?? "").count > 8 })
    message = found.id
    text = String((found.text ?? "").prefix(8))
  }

  private func plan(_ reason: String) async throws -> String {
    let run = try await scene.run([
      "plan", "delete-message", "GENERAL", message, "--reason", reason,
    ])
    #expect(run.status == .done, "\(run.errors)")
    return run.output
  }

  @Test func `a plan that is written down holds a digest and no words`() async throws {
    let usual = try await plan("spam")
    #expect(usual.contains(text) && usual.contains("personName"))
    let delicate = try await plan("csam: case 12")
    #expect(!delicate.contains(text))
    for word in ["preview", "personName", "roomName"] { #expect(!delicate.contains(word)) }
    let digests = { (plan: String) in
      plan.split(separator: "\"digest\":\"").dropFirst().first?.prefix(64)
    }
    #expect(digests(delicate) == digests(usual))
    let dry = try await scene.run(
      ["delete-message", "GENERAL", message, "--reason", "csam", "--dry-run", "--json"])
    #expect(!dry.output.contains(text))
    let shown = try await scene.run(
      ["delete-message", "GENERAL", message, "--reason", "csam", "--dry-run"])
    #expect(shown.output.contains(text))
  }

  @Test func `who approves is shown the words by the platform`() async throws {
    let file = try scene.folder.write(try await plan("csam"), to: "plan.json")
    let run = try await scene.run(["approve", file], as: "moderator")
    #expect(run.status == .done, "\(run.errors)")
    #expect(run.output.hasPrefix("gavel-approval "))
    #expect(run.errors.contains(text))
  }

  @Test func `applying it sends what was sealed, and shows what that is`() async throws {
    let file = try scene.folder.write(try await plan("csam"), to: "plan.json")
    let dry = try await scene.run(["apply", file, "--dry-run"])
    #expect(dry.output.contains(text))
    let written = try await scene.run(["apply", file, "--dry-run", "--json"])
    #expect(written.output == (try await plan(from: file)))
    let run = try await scene.run(["apply", file, "--yes"])
    #expect(run.status == .done, "\(run.errors)")
    #expect(try await scene.changes() == ["/api/v1/chat.delete"])
  }

  @Test func `names protect in a plan without names too`() async throws {
    let state = try await scene.state()
    let mona = try #require(state.users.first { $0.name == "mona" })
    try await scene.call(
      "chat.postMessage", #"{"roomId":"GENERAL","text":"a word of mine"}"#, as: "moderator")
    let own = try #require(
      try await scene.state().room("GENERAL")?.messages.last {
        $0.author == mona.id && $0.text == "a word of mine"
      })
    let run = try await scene.run(
      ["plan", "delete-message", "GENERAL", own.id, "--reason", "csam"])
    let file = try scene.folder.write(run.output, to: "plan.json")
    #expect(try await scene.run(["apply", file, "--yes"]).status == .guarded)
  }

  /// The file as it stands.
  private func plan(from file: String) async throws -> String {
    PlanFile.text(of: try PlanFile.read(.file(file)))
  }
}
