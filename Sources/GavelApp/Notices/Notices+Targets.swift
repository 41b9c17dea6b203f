import GavelConsole
import GavelModel

/// What a person must know about a target before confirming.
extension Notices {
  /// Returns what a clearing covers, when that is not everything.
  static func words(_ scope: ClearScope) -> String {
    var parts: [String] = []
    if let after = scope.after { parts.append("sent after \(after.iso8601)") }
    if let before = scope.before { parts.append("sent before \(before.iso8601)") }
    if !scope.authors.isEmpty {
      parts.append("only by \(choice(scope.authors.map(displaySafe)))")
    }
    if scope.keepsPinned { parts.append("pinned ones stay") }
    if scope.keepsThreads { parts.append("threads stay") }
    if scope.keepsDiscussions { parts.append("discussions stay") }
    return parts.isEmpty ? "everything" : parts.joined(separator: ", ")
  }

  /// Returns what an item addresses, what goes with it and why it may not succeed, one line each.
  static func warnings(about item: PlanItem) -> [String] {
    addressed(item) + companions(item) + doubts(item.facts)
  }

  /// What is addressed, where that is not plain from the target.
  private static func addressed(_ item: PlanItem) -> [String] {
    var lines: [String] = []
    if case .deleteDirect(let room, let username?) = item.action {
      lines = [
        room.rawValue.isEmpty
          ? "this account has no direct conversation with \(quoted(username)); nothing is sent"
          : "this is the account's own conversation with \(quoted(username)), addressed by that"
            + " name; it goes for both, and nobody else's conversation with them does"
      ]
    }
    if let participants = item.facts.participants, !participants.isEmpty {
      let names = item.facts.participantNames ?? []
      let shown = participants.prefix(8).enumerated().map { place, id in
        let name = names.indices.contains(place) ? names[place] : id.rawValue
        return name == id.rawValue ? name : "\(name) (\(id))"
      }
      let more = participants.count > 8 ? " and \(participants.count - 8) more" : ""
      lines.append("between " + shown.joined(separator: ", ") + more)
    }
    if item.facts.isOwn == true { lines += own(item.action.kind) }
    // The platform has no call that counts what a clearing would take.
    if item.action.options.scope != nil {
      lines.append("how many messages that is, the platform tells afterwards")
    }
    return lines
  }

  private static func own(_ kind: ActionKind) -> [String] {
    switch kind {
    case .leaveRoom: []
    case .deactivateUser, .reactivateUser, .removeMember, .muteMember, .unmuteMember,
      .dismissReports, .deleteReported:
      ["this is your own account"]
    case .deleteMessage, .clearRoom, .deleteRoom, .deleteDirect: ["it is your own"]
    }
  }

  private static func companions(_ item: PlanItem) -> [String] {
    let facts = item.facts
    var lines: [String] = []
    if facts.isTeamMain == true {
      lines.append("it is the main room of a team, and the team goes with it")
    }
    if let count = facts.discussionCount, count > 0 {
      let scope = item.action.options.scope ?? .everything
      let verb = scope.takesEverybodys ? count == 1 ? "goes with it" : "go with it" : part
      lines.append("\(counted(count, "discussion")) \(verb)" + named(facts.companions ?? []))
    }
    if let count = facts.pinnedCount, count > 0 {
      lines.append("\(counted(count, "pinned message")) \(count == 1 ? "goes" : "go") with it")
    }
    if let count = facts.threadCount, count > 0 {
      lines.append("\(counted(count, "thread")) \(count == 1 ? "goes" : "go") with it")
    }
    if let count = facts.replyCount, count > 0 {
      lines.append(
        "\(counted(count, "answer")) in its thread \(count == 1 ? "stays" : "stay"), under a"
          + " placeholder")
    }
    if let count = facts.reportedCount { lines.append(reported(count, item.action)) }
    if facts.isLastOwner == true {
      lines.append("the last owner of \(facts.ownedRooms.map(owned) ?? "the room")")
    }
    return lines
  }

  /// A narrowed clearing takes only the discussions that its messages anchor.
  private static let part = "under it, of which those go that these messages began"

  /// All by name and id: what goes is what was confirmed.
  private static func named(_ rooms: [NamedTarget]) -> String {
    let names = rooms.map { $0.names.isEmpty ? $0.id : "\($0.label) (\($0.id))" }
    return names.isEmpty ? "" : ": " + names.joined(separator: ", ")
  }

  /// The rooms that an account owns alone, as far as the store knows.
  private static func owned(_ rooms: [String]) -> String {
    "\(rooms.joined(separator: ", ")): the platform probably refuses until somebody else owns "
      + (rooms.count == 1 ? "it" : "them")
  }

  private static func reported(_ count: Int, _ action: ModerationAction) -> String {
    switch action.kind {
    case .deleteReported: "\(counted(count, "reported message")) in one call"
    case .dismissReports: "\(counted(count, "open report")) closed by it"
    case .deleteMessage, .clearRoom, .deleteRoom, .deleteDirect, .removeMember, .leaveRoom,
      .muteMember, .unmuteMember, .deactivateUser, .reactivateUser:
      "\(counted(count, "reported message")) among it"
    }
  }

  private static func doubts(_ facts: TargetFacts) -> [String] {
    var lines: [String] = []
    if facts.isUnreadable == true {
      lines.append("this account cannot read it, so nobody has seen what goes")
    }
    if facts.isShadowed == true {
      lines.append("it will be set aside: \(Advice.shadowed)")
    }
    if facts.isDoubtful == true {
      lines.append("this account probably may not do this; the server decides")
    }
    return lines
  }
}
