import GavelModel
import GavelScreen

extension Painter {
  /// Draws every block with its border, titles and panes.
  mutating func drawBlocks() {
    for block in layout.blocks {
      frame.box(block.rect, style: style(.border))
      for (number, slot) in block.panes.enumerated() {
        if number > 0 { divide(block.rect, row: slot.content.row - 1) }
        drawTitle(of: slot, in: block.rect)
        if slot.pane == state.focus {
          // A pane without rows has a place for the terminal's cursor all the same.
          let place = slot.content
          frame.cursor = CursorPosition(column: place.column, row: place.row)
        }
        draw(slot.pane, in: slot.content)
      }
    }
  }

  private mutating func divide(_ rect: Rect, row: Int) {
    put("├", at: rect.column, row: row, .border)
    put(DisplayText("─").repeated(rect.columns - 2), at: rect.column + 1, row: row, .border)
    put("┤", at: rect.endColumn - 1, row: row, .border)
  }

  private mutating func drawTitle(of slot: Layout.Slot, in rect: Rect) {
    let row = slot.content.row - 1
    let isFocused = slot.pane == state.focus
    let room = rect.columns - 4
    let note = self.note(of: slot.pane, columns: room - 14)
    var left = room
    if !note.text.isEmpty {
      let shown = note.text.truncated(to: max(0, room - 12))
      putRight(" " + shown + " ", before: rect.endColumn - 1, row: row, note.role)
      left -= shown.columns + 3
    }
    let title = " " + self.title(of: slot.pane).truncated(to: left) + " "
    put(title, at: rect.column + 1, row: row, isFocused ? .focus : .dim)
  }

  private mutating func draw(_ pane: Pane, in rect: Rect) {
    switch pane {
    case .rooms: drawRooms(in: rect)
    case .members: drawMembers(in: rect)
    case .messages: drawMessages(in: rect)
    case .detail: drawDetail(in: rect)
    case .reports: drawReports(in: rect)
    case .conversation: drawConversation(in: rect)
    case .caseFile: drawCase(in: rect)
    case .audit: drawAudit(in: rect)
    case .entry: drawEntry(in: rect)
    case .trail: drawTrail(in: rect)
    case .queue: state.queue.opened == nil ? drawQueue(in: rect) : drawItems(in: rect)
    case .activity: drawActivity(in: rect)
    }
  }

  private func title(of pane: Pane) -> DisplayText {
    switch pane {
    case .rooms: "Rooms" + Self.count(state.rooms)
    case .members: "Members" + countUnlessClosed(state.members)
    case .messages: "Messages" + countUnlessClosed(state.messages) + openRoomName
    case .detail, .trail, .activity: DisplayText(pane.title)
    case .audit: "Audit" + Self.count(state.audit.list)
    case .entry: "Entry" + (state.audit.list.cursor.map { " \($0.rawValue)" } ?? .empty)
    case .reports: "Reports" + Self.count(state.reports.list)
    case .conversation: "Conversation" + caseRoomName
    case .caseFile: "Case" + caseName
    case .queue:
      state.queue.openedBatch.map { batch in
        "Batch \(batch.id.rawValue)  \(state.words(for: batch))"
      } ?? "Queue"
    }
  }

  private var openRoomName: DisplayText {
    guard let id = state.openRoom else { return .empty }
    return "  " + Self.name(of: state.room(id), id: id, columns: 60)
  }

  private var caseRoomName: DisplayText {
    guard state.reports.list.cursorRow != nil, let report = state.reports.shown?.file.leading,
      let room = report.room, let name = state.roomName(report.roomName, of: room)
    else { return .empty }
    return "  " + DisplayText(name, truncatedTo: 60)
  }

  /// What holds the reports of the case together: its author, or the room it is put together by.
  private var caseName: DisplayText {
    guard state.reports.list.cursorRow != nil, let report = state.reports.shown?.file.leading
    else { return .empty }
    if state.reports.grouping == .room, report.room != nil { return caseRoomName }
    return report.author.map { "  " + DisplayText($0.label, truncatedTo: 60) } ?? .empty
  }

  /// How many rows there are; nothing where the open room is closed to the account, because what
  /// cannot be read is not the same as none.
  private func countUnlessClosed<Row>(_ list: ListState<Row>) -> DisplayText {
    let isClosed = state.openRoom.flatMap(state.room)?.mayRead == false
    return isClosed && list.window.rows.isEmpty ? .empty : Self.count(list)
  }

  /// How many rows there are: ` 1,204`, and under a filter ` 42/1,204` once the whole was seen.
  private static func count<Row>(_ list: ListState<Row>) -> DisplayText {
    guard list.isLoaded else { return .empty }
    let total = list.wholeTotal.map { Numbers.grouped($0) }
    guard list.isFiltered else { return total.map { " \($0)" } ?? .empty }
    let found = Numbers.grouped(list.window.rows.count) + (list.isWhole ? "" : "+")
    return total.map { " \(found)/\($0)" } ?? " \(found)"
  }

  /// What stands at the right end of a title: marks, range, filter.
  private func note(of pane: Pane, columns: Int) -> (text: DisplayText, role: ThemeRole) {
    if pane == .queue, state.queue.opened == nil { return (sparkline(columns: columns), .bar) }
    guard let list = state.list(of: pane), pane != .conversation, pane != .caseFile,
      pane != .entry
    else { return (.empty, .border) }
    var parts: [DisplayText] = []
    let marked = state.marks(in: list).count
    if case .reports(let grouping, let sort) = list {
      // What is marked matters more than the order, and the title must keep its count.
      parts.append(marked > 0 ? "\(grouping.words)" : "\(grouping.words), \(sort.shortWord)")
    }
    let hidden = state.hiddenMarks[list]?.count ?? 0
    let range = state.openRange(in: list)
    if let range {
      parts.append("\(Numbers.atLeast(range.ids.count, isMore: range.isMore)) in range")
    }
    if pane == .messages, state.reading.isFollowing { parts.append("following") }
    if state.only(of: list) != nil { parts.append("only marked") }
    if marked > 0 {
      let concealed: DisplayText = hidden > 0 ? " (\(hidden) hidden by filter)" : .empty
      parts.append("\(Numbers.grouped(marked)) marked" + concealed)
    }
    let filter = state.filterText(of: list)
    if !filter.isEmpty { parts.append("/" + DisplayText(filter, truncatedTo: 16)) }
    if isCut(list) { parts.append("not all read") }
    if case .messages = list, let reach = state.messages.window.reach {
      parts.append("searching, at " + DisplayText(String(reach.iso8601.prefix(10))))
    }
    let text = parts.dropFirst().reduce(parts.first ?? .empty) { $0 + "  " + $1 }
    return (text, marked > 0 || range != nil ? .mark : .dim)
  }

  /// Whether the filter's pattern took too long to read the whole list.
  private func isCut(_ list: ListName) -> Bool {
    switch list {
    case .rooms: state.rooms.window.isCut
    case .members: state.members.window.isCut
    case .messages: state.messages.window.isCut
    case .reports: state.reports.list.window.isCut
    case .audit: state.audit.list.window.isCut
    }
  }

  /// What kind of room it is, where that is not the usual one; `#` says that it is public.
  private static func kindWord(_ room: Room) -> DisplayText {
    switch room.kind {
    case .group: .empty
    case .direct: "(dm) "
    case .other("channel"): "#"
    case .other("discussion"): "#(disc) "
    case .other("private-discussion"): "(disc) "
    case .other("team"): "#(team) "
    case .other("private-team"): "(team) "
    case .other(let name): "(" + DisplayText(name, truncatedTo: 12) + ") "
    }
  }

  /// A room's name as rows, titles and dialogs show it.
  static func name(of room: Room?, id: RoomID, columns: Int) -> DisplayText {
    let name = room?.shownName ?? id.rawValue
    let kind = room.map(Self.kindWord) ?? .empty
    return (kind + DisplayText(name, truncatedTo: columns)).truncated(to: columns)
  }
}
