import GavelModel
import GavelSandbox
import Testing

@testable import GavelApp

/// The same commands on every generation of Rocket.Chat that the sandbox plays.
@Suite struct RocketChatGenerationTests {
  @Test(arguments: SandboxOptions.Compat.allCases)
  func `success and refusal classify alike`(compat: SandboxOptions.Compat) async throws {
    let scene = try RocketChatScene(compat: compat)
    let state = try await scene.state()
    let market = try #require(state.room(named: "market"))
    let spammer = try #require(state.user("spam9")?.id)
    let direct = try #require(state.rooms.first { $0.type == "d" })
    let message = try #require(market.messages.last?.id)
    let refused = [
      ["remove-member", market.id, spammer], ["deactivate-user", spammer],
      ["delete-message", market.id, message], ["delete-reported", spammer],
    ]
    for words in refused {
      let run = try await scene.run(words + ["--yes", "--json"], as: "user")
      #expect(run.status == .incomplete, "\(words)")
      #expect(run.output.contains(#""refused":1"#), "\(words) \(run.output)")
    }
    let done = [
      ["delete-message", market.id, message], ["mute-member", market.id, spammer],
      ["remove-member", market.id, spammer], ["dismiss-reports", "--author", spammer],
      ["deactivate-user", spammer], ["delete-dm", "--room", direct.id],
      ["clear-room", market.id, "--keep-pinned"], ["delete-room", market.id],
    ]
    for words in done {
      let run = try await scene.run(words + ["--yes", "--json"])
      #expect(run.status == .done, "\(words) \(run.output) \(run.errors)")
      #expect(run.output.contains(#""done":1"#), "\(words) \(run.output)")
    }
    for words in [["delete-dm", "--room", direct.id], ["delete-room", market.id]] {
      let again = try await scene.run(words + ["--yes", "--json"])
      #expect(again.output.contains(#""gone":1"#), "\(words) \(again.output)")
    }
    let unknown = try await scene.run(["delete-room", "nobodyKnowsThis1", "--yes", "--json"])
    #expect(unknown.status == .incomplete)
    #expect(unknown.output.contains(#""code":"notFound""#), "\(unknown.output)")
  }
}
