import GavelModel
import GavelScreen

/// What goes beside the targets that a plan names, and what nobody could find out.
struct BlastRadius: Sendable, Equatable {
  /// Discussions under rooms that go.
  private var discussions = 0
  /// What the discussions that go are called.
  private var discussionNames: [String] = []
  /// Messages that anchor a discussion.
  private var anchors = 0
  /// Pinned messages and threads in rooms that go.
  private var pinned = 0
  private var threads = 0
  /// Answers in threads that lose the message they began with, and stay.
  private var replies = 0
  /// Messages that are not there any more.
  private var gone = 0
  private var reported = 0
  /// Single messages that go as well.
  private var messages = 0
  private var teamRooms = 0
  private var lastOwners: [String] = []
  /// Rooms that an account which is closed owns alone.
  private var ownedRooms: [String] = []
  private var unreadable = 0
  private var shadowed = 0
  private var doubtful = 0
  /// Names that address the account's own direct conversations.
  private var usernames: [String] = []

  mutating func add(_ item: PlanItem) {
    let facts = item.facts
    if let count = facts.discussionCount, count > 0 {
      if item.action.kind == .deleteMessage { anchors += 1 } else { discussions += count }
    }
    discussionNames += facts.companions?.map(\.label) ?? []
    replies += facts.replyCount ?? 0
    if item.action.kind == .deleteReported { reported += facts.reportedCount ?? 0 }
    if item.action.kind == .deleteMessage { messages += 1 }
    if facts.isGone == true { gone += 1 }
    pinned += facts.pinnedCount ?? 0
    threads += facts.threadCount ?? 0
    if facts.isTeamMain == true { teamRooms += 1 }
    if facts.isLastOwner == true {
      lastOwners.append(facts.personName ?? facts.person?.rawValue ?? item.action.target)
      ownedRooms += facts.ownedRooms ?? []
    }
    if facts.isUnreadable == true { unreadable += 1 }
    if facts.isShadowed == true { shadowed += 1 }
    if facts.isDoubtful == true { doubtful += 1 }
    if case .deleteDirect(_, let username?) = item.action { usernames.append(username) }
  }

  /// One line for each thing to know, the widest damage first.
  var lines: [PlanLines.Line] {
    var lines: [PlanLines.Line] = []
    let say = { (label: DisplayText, text: DisplayText) -> PlanLines.Line in
      PlanLines.Line(label, text, .caution)
    }
    if !usernames.isEmpty {
      let names = DisplayText(usernames.joined(separator: ", "), truncatedTo: 40)
      lines.append(say("to", "addresses your own conversation with " + names))
    }
    if teamRooms > 0 { lines.append(say("team", "this is a team's main room: the team goes too")) }
    let company = self.company
    if !company.isEmpty {
      let isOne = discussions + anchors + pinned + threads == 1
      let verb: DisplayText = isOne ? " goes with it" : " go with it"
      lines.append(say("also", company + verb))
    }
    if !discussionNames.isEmpty {
      let named = discussionNames.prefix(8).map { DisplayText($0, truncatedTo: 40) }
      let more = discussionNames.count - named.count
      let list = named.dropFirst().reduce(named[0]) { $0 + ", " + $1 }
      lines.append(say("which", more > 0 ? list + " and \(Numbers.grouped(more)) more" : list))
    }
    if replies > 0 {
      let count = ActionWords.plural(replies, "thread reply", "thread replies")
      lines.append(
        PlanLines.Line(
          "stays",
          "\(count), under a placeholder where the first message was", .text, isNeeded: true))
    }
    if gone > 0 {
      lines.append(
        say(
          "gone",
          gone == 1 && messages == 1
            ? "the message is gone already: nothing is left to delete"
            : "\(ActionWords.plural(gone, "message")) gone already"))
    }
    if reported > 0 {
      let count = ActionWords.plural(reported + messages, "reported message")
      lines.append(say("all", "\(count), those not on screen included"))
    }
    if !lastOwners.isEmpty {
      let names = DisplayText(lastOwners.joined(separator: ", "), truncatedTo: 40)
      let rooms = DisplayText(ownedRooms.joined(separator: ", "), truncatedTo: 60)
      lines.append(
        say("owner", names + " is the last owner of " + (rooms.isEmpty ? "a room" : rooms)))
    }
    if unreadable > 0 { lines.append(say("unread", "this account cannot read what goes")) }
    if shadowed > 0 { lines.append(say("aside", "will be set aside: \(Advice.shadowed)")) }
    if doubtful > 0 {
      lines.append(say("rights", "this account probably may not do this; the server decides"))
    }
    return lines
  }

  private var company: DisplayText {
    var parts: [String] = []
    if discussions > 0 { parts.append(ActionWords.plural(discussions, "discussion")) }
    if anchors > 0 { parts.append(ActionWords.plural(anchors, "discussion") + " anchored here") }
    if pinned > 0 { parts.append(ActionWords.plural(pinned, "pinned message")) }
    if threads > 0 { parts.append(ActionWords.plural(threads, "thread")) }
    return DisplayText(parts.joined(separator: ", "))
  }
}
