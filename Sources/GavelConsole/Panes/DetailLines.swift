import GavelModel
import GavelScreen

/// One line of the detail: a label in its own column, and text that is wrapped beside it.
struct DetailLine: Sendable {
  static let labelColumns = 9

  var label: DisplayText
  var text: DisplayText
  var role: ThemeRole

  init(_ label: DisplayText, _ text: DisplayText, _ role: ThemeRole = .text) {
    self.label = label
    self.text = text
    self.role = role
  }
}

/// The detail of a thing, as lines; empty when the store no longer has it.
extension ConsoleState {
  var detailLines: [DetailLine] {
    switch detail.subject {
    case nil: []
    case .room(let id): room(id).map(lines(of:)) ?? []
    case .member(let id):
      members.window.rows.first { $0.id == id }.map(lines(of:)) ?? []
    case .message(let id):
      messages.window.rows.first { $0.id == id }.map { message in
        reading.showsRaw ? document(of: message) : lines(of: message)
      } ?? []
    case .batch(let id): queue.batches.first { $0.id == id }.map(lines(of:)) ?? []
    }
  }

  /// How many rows the detail takes at its width.
  var detailLineCount: Int {
    let columns = max(1, (layout.content(of: .detail)?.columns ?? 60) - 2)
    return detailLines.reduce(0) { $0 + $1.wrapped(to: columns).count }
  }

  private func lines(of room: Room) -> [DetailLine] {
    let name = DisplayText(room.shownName ?? "")
    var lines = [
      DetailLine("room", name.isEmpty ? "(no name)" : name, .strong),
      DetailLine("id", "\(room.id.rawValue)"),
      DetailLine("type", "\(room.kind.name), \(room.status.words)"),
      DetailLine("members", "\(Numbers.grouped(room.memberCount))" + listedMembers(of: room)),
      DetailLine(
        "messages", room.hidesHistory ? "not known" : "\(Numbers.grouped(room.messageCount))"),
    ]
    // Where the platform does not tell the last activity, it is as old as the room.
    if room.activeAt != room.createdAt {
      lines.append(DetailLine("active", "\(fullTime(room.activeAt))"))
    }
    if let parent = room.parent {
      let name = self.room(parent)?.shownName ?? parent.rawValue
      lines.append(DetailLine("under", "\(name)"))
    }
    let owners = room.owners
    let managers = room.managers.filter { !owners.contains($0) }
    for (label, people) in [
      (owners.count > 1 ? "owners" : "owner", owners), ("managers", managers),
    ] as [(DisplayText, [PersonID])] where !people.isEmpty {
      let names = people.map(personName).joined(separator: ", ")
      lines.append(DetailLine(label, "\(names)", .staff))
    }
    if let created = room.createdAt {
      lines.append(DetailLine("made", "\(fullTime(created))"))
    }
    if room.reportCount > 0 {
      lines.append(DetailLine("reports", "\(Numbers.grouped(room.reportCount)) open", .caution))
    }
    if room.mayRead == false {
      lines.append(DetailLine("rights", "this account cannot read this room", .caution))
    }
    if room.mayModerate == false {
      lines.append(DetailLine("rights", "you may not moderate here", .caution))
    }
    return Self.countingHidden(lines)
  }

  /// How many of a room's members its list names, where that is less than the room counts.
  private func listedMembers(of room: Room) -> DisplayText {
    guard room.id == openRoom, members.isWhole, !members.isFiltered, members.only == nil,
      room.mayRead != false
    else { return .empty }
    let listed = members.window.rows.count
    guard listed > 0, listed < room.memberCount else { return .empty }
    return ", of whom \(Numbers.grouped(listed)) are listed: a platform may leave out deactivated"
      + " accounts"
  }

  /// A person's name where the members on screen tell it, else the id.
  private func personName(_ person: PersonID) -> String {
    members.window.rows.first { $0.id == person }?.person.label ?? person.rawValue
  }

  private func lines(of member: Member) -> [DetailLine] {
    let name = DisplayText(member.person.label)
    var lines = [
      DetailLine("member", name, .strong), DetailLine("id", "\(member.id.rawValue)"),
      DetailLine("role", "\(member.role.rawValue)", member.role.isStaff ? .staff : .text),
    ]
    if member.isMuted { lines.append(DetailLine("state", "muted in this room", .caution)) }
    if member.person.isDeactivated {
      lines.append(DetailLine("account", "deactivated", .caution))
    }
    if member.person.isBot { lines.append(DetailLine("kind", "bot")) }
    if member.id == connection.account { lines.append(DetailLine("note", "this is you", .staff)) }
    return Self.countingHidden(lines + alike(member.person))
  }

  private func lines(of message: Message) -> [DetailLine] {
    let text = DisplayText(message.text)
    let author = message.author.map { person in
      DisplayText(person.label) + " (" + DisplayText(person.id.rawValue) + ")"
    }
    var lines = [
      DetailLine("from", author ?? "nobody", .strong),
      DetailLine("sent", "\(fullTime(message.sentAt))"),
      DetailLine("text", text.isEmpty ? "(none)" : text),
      DetailLine("id", "\(message.id.rawValue)", .dim),
      DetailLine("type", "\(message.type)", .dim),
    ]
    if let edited = message.editedAt {
      lines.append(DetailLine("edited", "\(fullTime(edited))"))
    }
    if !message.attachments.isEmpty {
      lines.append(DetailLine("files", "\(message.attachments.joined(separator: ", "))"))
    }
    if let reply = message.replyTo { lines.append(DetailLine("answers", "\(reply.rawValue)")) }
    if message.reportCount > 0 {
      let count = ActionWords.plural(message.reportCount, "open report")
      lines.append(DetailLine("reports", "\(count)", .caution))
    }
    if message.replyCount > 0 {
      let count = ActionWords.plural(message.replyCount, "thread reply", "thread replies")
      lines.append(DetailLine("thread", "\(count)"))
    }
    if let discussion = message.discussion {
      let name = room(discussion)?.shownName ?? discussion.rawValue
      lines.append(DetailLine("anchors", "the discussion \(name)", .caution))
    }
    if message.isPinned { lines.append(DetailLine("note", "pinned", .staff)) }
    if message.isHidden { lines.append(DetailLine("note", "hidden by a moderator", .caution)) }
    return Self.countingHidden(lines + alike(message.author))
  }

  private func lines(of batch: Batch) -> [DetailLine] {
    var lines = [
      DetailLine("batch", "\(batch.id.rawValue)", .strong),
      DetailLine("what", "\(words(for: batch))"),
      DetailLine("room", "\(batch.roomName ?? batch.first.room.rawValue)"),
      DetailLine("state", "\(ActionWords.state(batch.state))"),
      DetailLine("items", "\(ActionWords.counts(batch.counts))"),
      DetailLine("confirmed", "\(fullTime(batch.created))"),
    ]
    if !batch.reason.isEmpty { lines.append(DetailLine("reason", "\(batch.reason)")) }
    return Self.countingHidden(lines)
  }

  func alike(_ person: Person?) -> [DetailLine] {
    guard let name = lookAlike(of: person) else { return [] }
    return [DetailLine("name", "looks like " + DisplayText(name, truncatedTo: 60), .caution)]
  }

  /// The lines and how many characters of all of them show nothing by themselves.
  static func countingHidden(_ lines: [DetailLine]) -> [DetailLine] {
    let count = lines.reduce(0) { $0 + $1.text.hiddenCount }
    guard count > 0 else { return lines }
    let words = ActionWords.plural(count, "character")
    return lines + [DetailLine("hidden", "\(words) revealed", .hidden)]
  }
}

extension DetailLine {
  /// The line cut into rows: label beside the first, text beside and below it.
  func wrapped(to columns: Int) -> [(label: DisplayText, text: DisplayText)] {
    let space = max(8, columns - Self.labelColumns - 1)
    let rows = text.wrapped(to: space, maxLines: 400)
    guard let first = rows.first else { return [(label, .empty)] }
    return [(label, first)] + rows.dropFirst().map { (DisplayText.empty, $0) }
  }
}

extension Room {
  /// Whether nothing is known of its messages because the account cannot read them.
  var hidesHistory: Bool { mayRead == false && messageCount == 0 }
}

extension RoomStatus {
  /// The status in words.
  var words: String {
    switch self {
    case .active: "open"
    case .frozen: "frozen"
    case .forbidden: "no access"
    case .goneSuspected: "missing"
    case .gone: "gone"
    }
  }
}
