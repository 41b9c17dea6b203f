import GavelModel
import GavelScreen

/// A row of a list as it is said: what it is, and its words.
struct PlainRow {
  var place: RowAddress
  var text: DisplayText
}

/// The rows of the focused list at hand, in the order in which they are said.
extension ConsoleState {
  /// Messages are said newest first, because the end of a long line of speech is what is missed.
  var plainRows: [PlainRow] {
    let shown = disguised
    switch focus {
    case .rooms: return rows(rooms, shown.rooms, in: .rooms, shown.words(for:))
    case .members:
      guard let openRoom else { return [] }
      return rows(members, shown.members, in: .members(openRoom), shown.words(for:))
    case .messages:
      guard let openRoom else { return [] }
      return rows(messages, shown.messages, in: .messages(openRoom)) { shown.words(for: $0) }
        .reversed()
    case .reports:
      let list = reports.listName
      return rows(reports.list, shown.reports.list, in: list, shown.words(for:))
    case .audit: return rows(audit.list, shown.audit.list, in: .audit, shown.words(for:))
    case .queue:
      guard queue.opened == nil else {
        return queue.items.rows.enumerated().map { index, item in
          PlainRow(place: .item(item.id), text: shown.words(for: shown.queue.items.rows[index]))
        }
      }
      return queue.batches.enumerated().map { index, batch in
        PlainRow(place: .batch(batch.id), text: shown.line(for: shown.queue.batches[index]))
      }
    case .detail, .conversation, .caseFile, .entry, .trail, .activity: return []
    }
  }

  /// Ids come from the store's rows, words from those that may be shown.
  private func rows<Row>(
    _ list: ListState<Row>, _ shown: ListState<Row>, in name: ListName,
    _ words: (Row) -> DisplayText
  ) -> [PlainRow] {
    let marked = marks(in: name)
    return zip(list.window.rows, shown.window.rows).map { row, shown in
      let mark: DisplayText = marked.contains(row.listKey.id) ? "marked, " : .empty
      return PlainRow(place: .row(name, row.listKey), text: mark + words(shown))
    }
  }

  /// Whether the focused list goes on behind the last row that can be said.
  var hasMorePlainRows: Bool {
    switch focus {
    case .rooms: rooms.window.hasLater
    case .members: members.window.hasLater
    case .messages: messages.window.hasEarlier
    case .reports: reports.list.window.hasLater
    case .audit: audit.list.window.hasLater
    case .detail, .conversation, .caseFile, .entry, .trail, .activity, .queue: false
    }
  }

  /// Whether the focused list begins before the first row that can be said.
  var beginsBeforePlainRows: Bool {
    switch focus {
    case .rooms: rooms.window.hasEarlier
    case .members: members.window.hasEarlier
    case .messages: messages.window.hasLater
    case .reports: reports.list.window.hasEarlier
    case .audit: audit.list.window.hasEarlier
    case .detail, .conversation, .caseFile, .entry, .trail, .activity, .queue: false
    }
  }
}

/// Rows in words: what they are called, then every state as a word. What people wrote comes last,
/// so that nothing behind it can be imitated by it.
extension ConsoleState {
  func words(for room: Room) -> DisplayText {
    var parts = [Self.spoken(room.shownName ?? room.id.rawValue)]
    if let kind = Self.kindWords(room.kind) { parts.append(kind) }
    if room.status != .active { parts.append(DisplayText(room.status.words)) }
    if room.reportCount > 0 {
      parts.append("\(ActionWords.plural(room.reportCount, "report"))")
    }
    if let odd = Self.oddWords([room.shownName]) { parts.append(odd) }
    parts.append(
      room.hidesHistory
        ? "messages not known" : "\(ActionWords.plural(room.messageCount, "message"))")
    parts.append("\(ActionWords.plural(room.memberCount, "member"))")
    if room.id == openRoom { parts.append("open") }
    return Self.listed(parts)
  }

  func words(for member: Member) -> DisplayText {
    var parts = [Self.spoken(member.person.label)]
    if member.role.isStaff { parts.append(DisplayText(member.role.rawValue)) }
    if member.id == connection.account { parts.append("you") }
    if member.isMuted { parts.append("muted") }
    if member.person.isDeactivated { parts.append("deactivated") }
    if member.person.isBot { parts.append("bot") }
    if lookAlike(of: member.person) != nil { parts.append("name looks like staff") }
    if let odd = Self.oddWords([member.person.label]) { parts.append(odd) }
    return Self.listed(parts)
  }

  /// - Parameter isReported: Whether it is reported in the case at hand.
  func words(for message: Message, isReported: Bool = false) -> DisplayText {
    var parts: [DisplayText] = []
    if message.reportCount > 0 || isReported {
      parts.append(message.reportCount > 1 ? "reported \(message.reportCount)" : "reported")
    }
    if message.isPinned { parts.append("pinned") }
    if message.isHidden { parts.append("hidden by a moderator") }
    if lookAlike(of: message.author) != nil { parts.append("name looks like staff") }
    if let odd = Self.oddWords([message.text, message.author?.label]) { parts.append(odd) }
    parts.append(Self.spoken(message.author?.label ?? "nobody"))
    parts.append(DisplayText(shortTime(message.sentAt)))
    return Self.listed(parts) + ": " + Painter.text(of: message, columns: Self.textColumns)
  }

  func words(for group: ReportGroup) -> DisplayText {
    var parts: [DisplayText] = []
    if let standing = standing(of: group) { parts.append(words(for: standing)) }
    parts.append("\(ActionWords.plural(group.reportCount, "report"))")
    if lookAlike(of: group.author) != nil { parts.append("name looks like staff") }
    if let odd = Self.oddWords([group.text, group.author?.label]) { parts.append(odd) }
    if group.messageCount > 1 {
      parts.append("\(ActionWords.plural(group.messageCount, "message"))")
    }
    let who = group.author.map { Self.spoken($0.label) } ?? Self.unnamed(group)
    let room = roomName(group.roomName, of: group.room)
    parts.append(group.isAboutPerson ? "about " + who : who)
    if let room { parts.append("in " + Self.spoken(room)) }
    parts.append(DisplayText(age(reports.sort == .newest ? group.newest : group.oldest)))
    let reasons = group.reasons.joined(separator: ", ")
    var line = Self.listed(parts)
    if !reasons.isEmpty { line += ", because " + DisplayText(reasons, truncatedTo: 40) }
    let text = group.text.flatMap { $0.isEmpty ? nil : $0 }
    return text.map { line + ": " + DisplayText($0, truncatedTo: Self.textColumns) } ?? line
  }

  /// Only a room's group can have more than one author.
  private static func unnamed(_ group: ReportGroup) -> DisplayText {
    let room = group.room.map { ReportGroupID(.room, $0.rawValue) }
    return group.id == room && group.messageCount > 1 ? "several authors" : "nobody"
  }

  func words(for record: AuditRecord) -> DisplayText {
    let actor = record.actor == connection.account ? connection.accountName : nil
    let end: DisplayText =
      ", " + DisplayText(shortTime(record.time)) + ", by "
      + Self.spoken(actor ?? record.actor.rawValue)
    switch record.event {
    case .erasure(let erasure):
      return "erased what was kept of " + Self.spoken(erasure.subject) + end
    case .action(let entry):
      let counts = BatchCounts(settled: [entry.outcome: 1])
      let deed = DisplayText(
        ActionWords.past(entry, counts: counts, total: 1), truncatedTo: Self.textColumns)
      let why: DisplayText =
        entry.isErased
        ? ", reason erased"
        : entry.reason.isEmpty
          ? .empty : ", because " + DisplayText(entry.reason, truncatedTo: 40)
      return deed + end + why
    }
  }

  /// Columns of what people wrote that a row tells; reading the row tells all of it.
  static let textColumns = 100
}
