import Foundation
import Testing

extension EndToEnd {
  /// The newcomer's story: the demo, from its first screen to the shell's next prompt.
  @Suite struct DemoTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test func `a moderator's whole round in the demo`() async throws {
      try await TerminalPane.open(in: folder) { pane in
        let settings = try await pane.settings()
        let platform = try await openDemo(pane)
        let before = try await platform.state()
        let doomed = try await markThree(pane)
        try await deleteMarked(pane)
        try await undo(pane)
        #expect(try await platform.destructive().isEmpty)
        try await deleteMarked(pane)
        try await removeMember(pane)
        try await deleteRoom(pane)
        try await pane.wait("all three to be done") {
          $0.contains("deleted 3 messages (general-tw)") && $0.contains("removed Kenji from")
            && $0.contains("deleted room Empty Pier") && $0.contains("queue 0")
        }
        try await compareWorlds(platform, since: before, without: doomed)
        try await compareStore(with: platform)
        try await compareScreen(pane, with: platform)
        try await quit(pane, settings)
        #expect(await !platform.isThere())
      }
    }

    private func openDemo(_ pane: TerminalPane) async throws -> SandboxPlatform {
      try await pane.run("gavel demo; echo \"status=$?\"")
      let screen = try await pane.wait("the demo's first sync") {
        $0.contains("synced") && $0.contains("READ-WRITE")
          && $0.left.contains { $0.hasPrefix("> general-tw") }
      }
      let address = try #require(screen.text.firstMatch(of: /imkit · (127\.0\.0\.1:[0-9]+)/))
      return SandboxPlatform(url: "http://\(address.1)")
    }

    /// Marks three rows one after the other and returns their ids, as the detail shows them.
    private func markThree(_ pane: TerminalPane) async throws -> [String] {
      try await pane.press("3")
      var ids: [String] = []
      // The detail follows the cursor only once that rests, so the row it leaves is known first.
      var seen = [try await detail(besides: [], in: pane)]
      // All at once, so that the cursor rests on none of the rows between.
      try await pane.press("Up", "Up", "Up", "Up", "Up", "Up")
      for count in 1...3 {
        let id = try await detail(besides: seen, in: pane)
        seen.append(id)
        ids.append(id)
        try await pane.press("Space")
        try await pane.wait("\(count) marked") { $0.contains("\(count) marked") }
        try await pane.press("Down")
      }
      return ids
    }

    /// Returns the message in the detail pane, when it is none of `known`.
    private func detail(besides known: [String], in pane: TerminalPane) async throws -> String {
      let screen = try await pane.wait("the detail of the next row") { screen in
        guard let id = screen.detail("id") else { return false }
        return id.wholeMatch(of: /[0-9a-f]{24}/) != nil && !known.contains(id)
      }
      return try #require(screen.detail("id"))
    }

    private func deleteMarked(_ pane: TerminalPane) async throws {
      try await pane.press("d")
      try await pane.answer("Delete 3 messages", typing: "3")
      try await pane.wait("the hold window") {
        $0.line(with: "held 0:0")?.contains("delete 3 messages") == true
      }
    }

    private func undo(_ pane: TerminalPane) async throws {
      try await pane.press("u")
      try await pane.wait("the deletion to be taken back") {
        $0.contains("3 actions taken back") && $0.contains("3 cancelled")
          && $0.contains("3 marked") && $0.contains("queue 0")
      }
    }

    private func removeMember(_ pane: TerminalPane) async throws {
      try await pane.press("2")
      try await pane.find("Kenji")
      try await pane.wait("the member's detail") { $0.detail("id") == "kenji" }
      try await pane.press("x")
      try await pane.confirm("Remove 1 member")
      try await pane.wait("the member to be held") { $0.contains("remove 1 member") }
    }

    private func deleteRoom(_ pane: TerminalPane) async throws {
      try await pane.press("1")
      try await pane.find("Empty")
      try await pane.press("D")
      try await pane.answer("Type the room's name \"Empty Pier\"", typing: "Empty Pier")
      try await pane.wait("the room to be held") { $0.contains("delete room  Empty Pier") }
    }

    /// What was asked of the platform is what was confirmed, and nothing else has gone.
    private func compareWorlds(
      _ platform: SandboxPlatform, since before: SandboxPlatform.State, without doomed: [String]
    ) async throws {
      let requests = try await platform.destructive()
      #expect(requests.count == 5)
      #expect(requests.allSatisfy { $0.status == 200 })
      let deletions = requests.filter { $0.path.hasPrefix("/rooms/general-tw/messages/") }
      #expect(deletions.map(\.target).sorted() == doomed.sorted())

      let after = try await platform.state()
      #expect(Set(before.rooms.map(\.id)).subtracting(after.rooms.map(\.id)) == ["empty-pier"])
      let shared = try #require(before.room("general-tw"))
      let sharedNow = try #require(after.room("general-tw"))
      #expect(sharedNow.members == shared.members.filter { $0 != "kenji" })
      let left = Set(sharedNow.messages.map(\.id))
      #expect(Set(shared.messages.map(\.id)).subtracting(left) == Set(doomed))
    }

    /// The demo's own store, read by another process while the console runs.
    private func compareStore(with platform: SandboxPlatform) async throws {
      let place = try #require(try folder.leftovers().first { $0.hasPrefix("gavel-demo-") })
      var environment = folder.environment
      environment["GAVEL_STORE"] = "\(folder.temporary)/\(place)/gavel/imkit.db"
      let gavel = GavelCommand(folder: folder, environment: environment)
      // Traffic arrives all the time, so the two meet only now and then.
      try await waitUntil("store and platform to hold the same messages") {
        let stored = try await gavel.messages(of: "general-tw").map(\.id)
        let real = try await platform.state().room("general-tw")?.messages.map(\.id) ?? []
        return Set(stored) == Set(real)
      }
      let outcomes = try await gavel.audit().map { "\($0.kind) \($0.outcome)" }
      #expect(
        outcomes.sorted() == [
          "delete-message cancelled", "delete-message cancelled", "delete-message cancelled",
          "delete-message done", "delete-message done", "delete-message done", "delete-room done",
          "remove-member done",
        ])
    }

    private func compareScreen(_ pane: TerminalPane, with platform: SandboxPlatform) async throws {
      try await pane.press("Escape")
      let names = ["general-tw", "Lobby", "Harbor Lounge", "Ticket 1042", "Ana's notes"]
      var seen = ""
      try await waitUntil("screen and platform to count the same", seen: { seen }) {
        let rooms = try await platform.state().rooms
        let screen = try await pane.screen()
        let counts = names.map { name in
          (name: name, count: rooms.first { $0.name == name }?.messages.count ?? -1)
        }
        seen = "\(counts) in\n\(screen.text)"
        let isSame = counts.allSatisfy { screen.lists($0.name, messages: $0.count) }
        return isSame && !screen.lists("Empty Pier", messages: 0)
      }
    }

    private func quit(_ pane: TerminalPane, _ settings: [String]) async throws {
      try await pane.press("q")
      try await pane.wait("the shell's next prompt") { $0.contains("status=0") }
      try await pane.expectUsable(as: settings)
      #expect(try folder.leftovers() == [])
    }
  }
}
