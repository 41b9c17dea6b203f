import GavelModel
import GavelScreen

extension Painter {
  /// Draws the marker in front of a row, and puts the terminal's cursor there in the focused pane.
  ///
  /// Only this cell changes when the cursor moves: a few bytes on a slow line. Where bytes are
  /// spared the terminal's cursor alone shows the row.
  mutating func mark(row: Int, at column: Int, in pane: Pane, isCursor: Bool) {
    guard isCursor else { return }
    if pane == state.focus, state.reading.sparesBytes {
      frame.cursor = CursorPosition(column: column, row: row)
    } else if pane == state.focus {
      put(glyphs.marker, at: column, row: row, .marker)
      frame.cursor = CursorPosition(column: column, row: row)
    } else {
      put(glyphs.separator, at: column, row: row, .dim)
    }
  }

  /// Draws the sign of a marked row, or of one inside the range that is being chosen.
  mutating func drawMark(_ key: ListKey, list: ListName, at column: Int, row: Int) {
    if state.marks(in: list).contains(key.id) {
      put(glyphs.mark, at: column, row: row, .mark)
    } else if state.openRange(in: list)?.ids.contains(key.id) == true {
      put("+", at: column, row: row, .mark)
    }
  }

  /// The key that reads the platform again, for empty lists.
  var syncKey: String { state.keys.label(of: .session(.sync), in: state.paneContext) }

  /// What an empty list says: still reading, nothing matches, or nothing there.
  func emptyWords<Row>(_ list: ListState<Row>, none: DisplayText) -> DisplayText {
    if !list.isLoaded { return "reading…" }
    if !list.isFiltered { return none }
    if list.window.isPartial { return "searching… esc shows all rows again." }
    return list.window.isCut
      ? "Nothing found before the pattern took too long. Narrow it by words, from: or age:."
      : "Nothing matches. esc shows all rows again."
  }

  mutating func drawRooms(in rect: Rect) {
    let list = state.rooms
    guard !list.window.rows.isEmpty else {
      return empty(emptyWords(list, none: noRooms), in: rect)
    }
    for (offset, room) in list.window.rows.dropFirst(list.top).prefix(rect.rows).enumerated() {
      let row = rect.row + offset
      let end = rect.endColumn - 1
      // Nothing is read of a room that is closed to this account, which is not the same as empty.
      let count =
        room.hidesHistory
        ? DisplayText("-").leftPadded(to: 6)
        : DisplayText(Numbers.short(room.messageCount, columns: 6)).leftPadded(to: 6)
      putRight(count, before: end, row: row, .dim)
      let badge = Self.badge(of: room)
      putRight(badge.text, before: end - 7, row: row, badge.role)
      let space = end - 7 - rect.column - 2 - (badge.text.isEmpty ? 0 : badge.text.columns + 1)
      let name = Self.name(of: room, id: room.id, columns: space)
      put(name, at: rect.column + 2, row: row, room.id == state.openRoom ? .strong : .text)
      mark(row: row, at: rect.column, in: .rooms, isCursor: room.id == list.cursor)
    }
  }

  private var noRooms: DisplayText {
    switch state.connection.link {
    case .connecting, .syncing: "The rooms are being read from the platform…"
    case .online, .offline, .unauthorized: "No rooms yet: \(syncKey) syncs again."
    }
  }

  private static func badge(of room: Room) -> (text: DisplayText, role: ThemeRole) {
    switch room.status {
    case .active: break
    case .frozen: return ("frozen", .caution)
    case .forbidden: return ("no access", .danger)
    case .goneSuspected: return ("missing", .danger)
    case .gone: return ("gone", .dim)
    }
    let hidden = room.name.map { DisplayText.hiddenCount(of: $0, truncatedTo: 200) } ?? 0
    var words: [String] = []
    if room.reportCount > 0 { words.append("!\(Numbers.grouped(room.reportCount))") }
    if hidden > 0 { words.append("odd \(hidden)") }
    return (DisplayText(words.joined(separator: " ")), hidden > 0 ? .hidden : .caution)
  }

  mutating func drawMembers(in rect: Rect) {
    guard let room = state.openRoom else {
      return empty("Open a room to see its members.", in: rect)
    }
    let list = state.members
    guard !list.window.rows.isEmpty else {
      let isReadable = state.room(room)?.mayRead != false
      let none: DisplayText =
        isReadable
        ? "No members are known yet: \(syncKey) syncs again."
        : "This account cannot see who is in this room."
      return empty(emptyWords(list, none: none), in: rect)
    }
    for (offset, member) in list.window.rows.dropFirst(list.top).prefix(rect.rows).enumerated() {
      let row = rect.row + offset
      let end = rect.endColumn - 1
      let isSelf = member.id == state.connection.account
      let words = words(for: member, isSelf: isSelf, columns: end - rect.column - 11)
      putRight(words, before: end, row: row, member.role.isStaff || isSelf ? .staff : .dim)
      let space = end - rect.column - 5 - words.columns
      put(
        DisplayText(member.person.label, truncatedTo: space), at: rect.column + 3, row: row)
      drawMark(member.listKey, list: .members(room), at: rect.column + 1, row: row)
      mark(row: row, at: rect.column, in: .members, isCursor: member.id == list.cursor)
    }
  }

  /// Words in one line; where they do not fit, the least important are left out first, so that
  /// they never cover what stands to their left.
  static func joined(
    _ words: [String], dropping lesser: [String], to columns: Int
  ) -> DisplayText {
    var kept = words
    func columnsTaken() -> Int { kept.reduce(-1) { $0 + $1.utf8.count + 1 } }
    for word in lesser where columnsTaken() > columns { kept.removeAll { $0 == word } }
    return DisplayText(kept.joined(separator: " ")).truncated(to: max(0, columns))
  }

  private func words(for member: Member, isSelf: Bool, columns: Int) -> DisplayText {
    let hidden = DisplayText.hiddenCount(of: member.person.label, truncatedTo: 200)
    var words: [String] = []
    if hidden > 0 { words.append("odd \(hidden)") }
    if state.lookAlike(of: member.person) != nil { words.append("alike") }
    if member.person.isDeactivated { words.append("deactivated") }
    if member.isMuted { words.append("muted") }
    if isSelf { words.append("you") }
    if member.person.isBot { words.append("bot") }
    if member.role.isStaff { words.append(member.role.rawValue) }
    return Self.joined(words, dropping: ["bot", "muted", "deactivated", "you"], to: columns)
  }
}
