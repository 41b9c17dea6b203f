import GavelModel
import Testing

@testable import GavelApp

@Suite struct PlanTextTests {
  private func lines(_ item: PlanItem) -> [String] {
    let plan = ActionPlan(
      server: "https://a.example", account: "ana", created: Timestamp(milliseconds: 0),
      reason: "", items: [item])
    return PlanText(plan).lines.dropFirst().map { $0.trimmingPrefix { $0 == " " } }.map(String.init)
  }

  private func item(
    _ action: ModerationAction, digest: String = "d", seal: RoomSeal? = nil,
    _ change: (inout TargetFacts) -> Void = { _ in }
  ) -> PlanItem {
    var facts = TargetFacts()
    change(&facts)
    return PlanItem(action: action, digest: digest, seal: seal, facts: facts)
  }

  @Test func `what goes with a message is said under it`() {
    let item = item(.deleteMessage("m", room: "r")) {
      $0.person = "mei"
      $0.discussionCount = 1
      $0.replyCount = 4
      $0.isOwn = true
    }
    #expect(
      lines(item) == [
        "delete-message m in r by mei", "! it is your own", "! 1 discussion goes with it",
        "! 4 answers in its thread stay, under a placeholder",
      ])
  }

  @Test func `a conversation says between whom it is, by name and id`() {
    let named = item(.deleteDirect("d")) {
      $0.participants = ["u1", "u2"]
      $0.participantNames = ["Mei \u{202E}", "u2"]
    }
    #expect(lines(named).contains("! between Mei <U+202E> (u1), u2"))
    let old = item(.deleteDirect("d")) { $0.participants = ["u1", "u2"] }
    #expect(lines(old).contains("! between u1, u2"))
  }

  @Test func `what goes with a room is said under it`() {
    let item = item(
      .deleteRoom("r"), seal: RoomSeal(messageCount: 1, newest: nil, newestUpdate: nil)
    ) {
      $0.roomName = "harbour"
      $0.discussionCount = 2
      $0.companions = [NamedTarget("d1", names: ["Design"]), NamedTarget("d2")]
      $0.isTeamMain = true
      $0.isUnreadable = true
      $0.isDoubtful = true
    }
    #expect(
      lines(item) == [
        "delete-room in harbour (r) with 1 message",
        "! it is the main room of a team, and the team goes with it",
        "! 2 discussions go with it: Design (d1), d2",
        "! this account cannot read it, so nobody has seen what goes",
        "! this account probably may not do this; the server decides",
      ])
  }

  @Test func `a narrowed clearing takes the discussions of its own messages alone`() {
    let part = item(.clearRoom("r", scope: ClearScope(authors: ["bob"]))) {
      $0.discussionCount = 2
    }
    #expect(
      lines(part).contains(
        "! 2 discussions under it, of which those go that these messages began"))
    let whole = item(.clearRoom("r", scope: ClearScope(keepsPinned: true))) {
      $0.discussionCount = 2
      $0.threadCount = 1
    }
    #expect(lines(whole).contains("! 2 discussions go with it"))
    #expect(lines(whole).contains("! 1 thread goes with it"))
  }

  @Test func `a direct conversation by name says what the name addresses`() {
    let found = item(.deleteDirect("ab", username: "bob"), digest: "") {
      $0.participants = ["a", "b"]
    }
    #expect(
      lines(found) == [
        "delete-dm bob in ab (could not be read)",
        "! this is the account's own conversation with \"bob\", addressed by that name;"
          + " it goes for both, and nobody else's conversation with them does",
        "! between a, b",
      ])
    #expect(
      lines(item(.deleteDirect("", username: "bob"), digest: "")) == [
        "delete-dm bob",
        "! this account has no direct conversation with \"bob\"; nothing is sent",
      ])
  }

  @Test func `people are named beside their id`() {
    let muted = item(.muteMember("p", room: "r")) {
      $0.person = "p"
      $0.personName = "Spam 9"
      $0.isLastOwner = true
      $0.role = .owner
    }
    #expect(
      lines(muted) == ["mute-member p (Spam 9) in r (owner)", "! the last owner of the room"])
    let closing = item(.deactivateUser("p")) {
      $0.person = "p"
      $0.isLastOwner = true
      $0.ownedRooms = ["lobby", "market"]
    }
    #expect(
      lines(closing) == [
        "deactivate-user p",
        "! the last owner of lobby, market: the platform probably refuses until somebody else "
          + "owns them",
      ])
    let leaving = item(.leaveRoom("r", announced: false)) {
      $0.person = "ana"
      $0.isOwn = true
    }
    #expect(lines(leaving) == ["leave-room in r as ana"])
  }

  @Test func `reports are counted`() {
    #expect(
      lines(item(.deleteReported("p")) { $0.reportedCount = 60 }) == [
        "delete-reported p", "! 60 reported messages in one call",
      ])
    #expect(
      lines(item(.dismissReports(.author("p")), digest: "") { $0.reportedCount = 1 }) == [
        "dismiss-reports p", "! 1 open report closed by it",
      ])
  }

  @Test func `a scope is told in words`() {
    let scope = ClearScope(
      before: Timestamp(milliseconds: 0), authors: ["a", "b", "\u{1B}[2J"], keepsPinned: true,
      keepsThreads: true, keepsDiscussions: true)
    #expect(
      lines(item(.clearRoom("r", scope: scope))) == [
        "clear-room in r (sent before 1970-01-01T00:00:00.000Z, only by a, b or <U+001B>[2J,"
          + " pinned ones stay, threads stay, discussions stay)",
        "! how many messages that is, the platform tells afterwards",
      ])
  }

  @Test func `what can be taken back is not said to be final`() {
    func head(_ actions: ModerationAction...) -> String {
      let plan = ActionPlan(
        server: "s", account: "ana", created: Timestamp(milliseconds: 0), reason: "",
        items: actions.map { PlanItem(action: $0) })
      return PlanText(plan).lines[0]
    }
    #expect(head(.deactivateUser("p")) == "1 action on s as ana")
    #expect(
      head(.deactivateUser("p"), .deleteRoom("r"))
        == "2 actions on s as ana; none can be undone once sent")
  }
}
