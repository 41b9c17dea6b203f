import GavelModel

/// Commands about how things are read; none of them changes what the store holds.
extension ConsoleState {
  mutating func read(_ command: Reading) -> [Effect] {
    switch command {
    case .wrap:
      reading.wraps.toggle()
      hint(reading.wraps ? "messages in full" : "one line for each message")
    case .ages:
      reading.showsAges.toggle()
      hint(reading.showsAges ? "times are ages" : "times are clock times")
    case .raw:
      reading.showsRaw.toggle()
      detail.top = 0
    case .veil:
      reading.isVeiled.toggle()
      reading.exceptions = []
      hint(reading.isVeiled ? "texts are veiled; . shows one of them" : "texts are shown")
    case .veilOne:
      if let id = veilable, reading.exceptions.remove(id) == nil { reading.exceptions.insert(id) }
    case .aliases:
      reading.usesAliases.toggle()
      hint(reading.usesAliases ? "people have made-up names" : "people have their own names")
    case .follow: return follow()
    case .askTime: prompt = .time(TextField())
    case .goToTime: return goToTime()
    case .leaveTime: prompt = nil
    case .nextReported, .previousReported:
      return findMessage(command == .nextReported, matching: "has:report") { $0.reportCount > 0 }
    case .nextByAuthor, .previousByAuthor:
      guard let author = messages.cursorRow?.author?.id else { return [] }
      let name = author.rawValue.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      return findMessage(command == .nextByAuthor, matching: "from:=\"\(name)\"") {
        $0.author?.id == author
      }
    case .copyText, .copyID: return copy(command)
    case .lowBandwidth:
      reading.sparesBytes.toggle()
      hint(reading.sparesBytes ? "few bytes: the terminal's cursor marks the row" : "all colours")
    case .byteMeter: hint(meter.words(at: now))
    }
    return []
  }

  /// The id under which the text at the cursor is covered or shown.
  var veilable: String? {
    switch focus {
    case .messages: return messages.cursor?.rawValue
    case .detail:
      guard case .message(let id)? = detail.subject else { return nil }
      return id.rawValue
    case .reports, .conversation, .caseFile: return reports.list.cursor?.rawValue
    case .rooms, .members, .audit, .entry, .trail, .queue, .activity: return nil
    }
  }

  /// Goes to the next row that fits, asking for it when it lies beyond the rows at hand.
  private mutating func findMessage(
    _ isForward: Bool, matching term: String, where fits: (Message) -> Bool
  ) -> [Effect] {
    guard let place = messages.cursorIndex, let list = list(of: .messages),
      let key = messages.cursorKey
    else { return [] }
    reading.isFollowing = false
    let rows = messages.window.rows
    let found =
      isForward
      ? rows[(place + 1)...].firstIndex(where: fits) : rows[..<place].lastIndex(where: fits)
    if let found {
      messages.moveCursor(to: found)
      return []
    }
    let text = filterText(of: list).isEmpty ? term : "(\(filterText(of: list))) \(term)"
    // Where the list's own filter cannot be joined with the term, the rows at hand are all.
    guard isForward ? messages.window.hasLater : messages.window.hasEarlier,
      let filter = try? filter(text, for: list)
    else {
      hint("no further row matches “\(term)”")
      return []
    }
    var request = ListRequest(
      list: list, matching: filter, anchor: isForward ? .after(key) : .before(key), limit: 1,
      number: nextNumber())
    request.purpose = .match
    messages.awaiting = request
    return [.load(request)]
  }

  /// Brings the newest message to the cursor and keeps it there until the cursor is moved.
  private mutating func follow() -> [Effect] {
    reading.isFollowing.toggle()
    hint(reading.isFollowing ? "following the newest message" : "no longer following")
    return reading.isFollowing ? move(.last) : []
  }

  private mutating func goToTime() -> [Effect] {
    guard case .time(let field) = prompt, let openRoom else { return [] }
    let offset = configuration.utcOffsetMinutes
    guard let moment = TimeJump.read(field.text, now: now, utcOffsetMinutes: offset) else {
      hint("a moment is 14:30, 2d, yesterday or 2026-03-01 14:30")
      return []
    }
    prompt = nil
    focus(on: .messages)
    reading.isFollowing = false
    let key = ListKey(rank: moment.milliseconds, id: "")
    // No row has this key: the cursor goes to the one that follows it.
    messages.cursor = nil
    messages.cursorKey = key
    messages.landing = nil
    messages.awaiting = nil
    return [load(.messages(openRoom), anchor: .around(key))].compactMap(\.self)
  }

  private mutating func copy(_ command: Reading) -> [Effect] {
    // What is covered on the screen must not leave it another way.
    let rows = disguised.copyables
    let texts = rows.map { command == .copyID ? $0.id : $0.text }
    hint("copied \(ActionWords.plural(rows.count, "row")) to the terminal's clipboard")
    return [.copy(texts.joined(separator: "\n"))]
  }

  /// What copying means: the marked rows at hand, or else the one at the cursor.
  var copyables: [(id: String, text: String)] {
    switch focus {
    case .rooms: rooms.cursorRow.map { [($0.id.rawValue, $0.shownName ?? $0.id.rawValue)] } ?? []
    case .members: chosen(in: members).map { ($0.id.rawValue, $0.person.label) }
    case .messages: chosen(in: messages).map { ($0.id.rawValue, $0.text) }
    case .detail: detailCopyable
    case .reports, .conversation, .caseFile:
      chosen(in: reports.list).map { ($0.message?.rawValue ?? $0.id.rawValue, $0.text ?? "") }
    case .audit, .entry: auditCopyable
    case .trail: [(audit.check?.lines.last ?? "", trailText)]
    case .queue: queue.items.atCursor.map { [($0.plan.action.target, $0.plan.action.target)] } ?? []
    case .activity: activity.lines.dropFirst(activity.top).prefix(1).map { ("", $0.text) }
    }
  }

  private var detailCopyable: [(id: String, text: String)] {
    switch detail.subject {
    case .message(let id):
      messages.window.rows.filter { $0.id == id }.map { ($0.id.rawValue, $0.text) }
    case .member(let id):
      members.window.rows.filter { $0.id == id }.map { ($0.id.rawValue, $0.person.label) }
    case .room(let id): [(id.rawValue, room(id)?.shownName ?? id.rawValue)]
    case .batch(let id): [("\(id.rawValue)", "\(id.rawValue)")]
    case nil: []
    }
  }

  private func chosen<Row>(in list: ListState<Row>) -> [Row] {
    let marked = marks(in: focusedList)
    guard !marked.isEmpty else { return list.cursorRow.map { [$0] } ?? [] }
    return list.window.rows.filter { marked.contains($0.listKey.id) }
  }
}
