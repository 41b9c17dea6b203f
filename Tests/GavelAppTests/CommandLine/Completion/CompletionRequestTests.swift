import GavelModel
import Testing

@testable import GavelApp

@Suite struct CompletionRequestTests {
  private func need(_ words: String...) -> CompletionRequest.Need { CompletionRequest(words).need }

  private func words(_ all: String...) -> [String] {
    guard case .words(let candidates) = CompletionRequest(all).need else { return [] }
    return candidates.map(\.word)
  }

  @Test func `the first word is a command that people use`() {
    #expect(words("").contains("sync"))
    #expect(words("").contains("delete-message"))
    #expect(!words("").contains("complete"))
    #expect(words().contains("sync"))
  }

  @Test func `arguments are what the table says`() {
    #expect(need("members", "") == .room)
    #expect(need("remove-member", "lobby", "") == .member(of: "lobby"))
    #expect(need("remove-member", "lobby", "a", "b") == .member(of: "lobby"))
    #expect(need("delete-message", "lobby", "") == .message(in: "lobby"))
    #expect(need("members", "lobby", "") == .nothing)
    #expect(need("apply", "") == .file)
    #expect(words("completions", "") == ["bash", "zsh", "fish"])
    #expect(words("help", "").contains("rooms"))
    #expect(need("nonsense", "") == .nothing)
  }

  @Test func `a plan is completed as its action`() {
    #expect(words("plan", "").contains("clear-room"))
    #expect(!words("plan", "").contains("apply"))
    #expect(need("plan", "clear-room", "") == .room)
    #expect(need("plan", "mute-member", "lobby", "") == .member(of: "lobby"))
    #expect(words("plan", "clear-room", "--").contains("--keep-pinned"))
    #expect(!words("plan", "delete-room", "--").contains("--keep-pinned"))
  }

  @Test func `words of the queue and of reports lead to what follows them`() {
    #expect(words("queue", "") == ["list", "resume", "retry", "cancel"])
    #expect(need("queue", "retry", "") == .batch)
    #expect(need("reports", "import", "") == .file)
    #expect(need("reports", "list", "") == .nothing)
    #expect(words("themes", "") == ["list", "show", "check"])
    #expect(need("themes", "show", "") == .theme)
    #expect(need("themes", "check", "") == .file)
    #expect(need("themes", "list", "") == .nothing)
    #expect(need("themes", "show", "dusk", "") == .nothing)
  }

  @Test func `options are those of the command, once each`() {
    #expect(words("rooms", "--").contains("--limit"))
    #expect(!words("rooms", "--").contains("--yes"))
    #expect(!words("rooms", "--limit", "3", "--").contains("--limit"))
    #expect(words("clear-room", "--author", "a", "--").contains("--author"))
    #expect(words("--").contains("--read-only"))
  }

  @Test func `values of options are told apart from arguments`() {
    #expect(need("rooms", "--profile", "") == .profile)
    #expect(need("--theme", "") == .theme)
    for row in CommandSpec.rows where row.options.contains(.theme) {
      #expect(need(row.name.rawValue, "--theme", "") == .theme, "\(row.name)")
    }
    #expect(words("sync", "--dialect", "") == ["imkit", "rocketchat"])
    #expect(need("rooms", "--store", "") == .file)
    #expect(need("rooms", "--limit", "") == .nothing)
    #expect(need("messages", "lobby", "--context", "") == .message(in: "lobby"))
    #expect(need("delete-dm", "--room", "") == .room)
    #expect(need("members", "--store", "x.db", "") == .room)
  }

  @Test func `a glued value keeps its option in front`() {
    let request = CompletionRequest(["rooms", "--profile=ac"])
    #expect(request.need == .profile)
    #expect(request.prefix == "--profile=")
    #expect(request.typed == "ac")
  }

  @Test func `what bash breaks at the sign is read as one`() {
    let request = CompletionRequest(["rooms", "--profile", "=", "ac"])
    #expect(request.need == .profile)
    #expect(request.prefix.isEmpty)
    #expect(request.typed == "ac")
    #expect(CompletionRequest(["rooms", "--profile", "="]).need == .profile)
    #expect(CompletionRequest(["rooms", "--profile", "="]).typed.isEmpty)
  }

  @Test func `after two dashes nothing is an option`() {
    #expect(need("members", "--", "-") == .room)
    #expect(need("members", "--", "--profile=") == .room)
  }

  @Test func `the connection typed so far is what the store is found by`() {
    let request = CompletionRequest(
      ["members", "--profile", "acme", "--store=x.db", "--dialect", "rocketchat", ""])
    #expect(request.connection.profile == "acme")
    #expect(request.connection.store == "x.db")
    #expect(request.connection.dialect == .rocketchat)
  }
}
