import GavelModel
import GavelScreen

/// A line typed while no question is open: a row's number, a word of the line mode, a key, or the
/// name of a command, with what follows it.
extension PlainConsole {
  mutating func browse(_ line: String) -> [Effect] {
    guard !line.isEmpty else {
      tellPlace()
      return []
    }
    if line.hasPrefix("/") { return narrow(to: String(line.dropFirst())) }
    let text = line.hasPrefix(":") ? String(line.dropFirst()) : line
    if let rows = RowNumbers(text) { return go(to: rows) }
    let (word, rest) = Self.split(text)
    if let own = PlainWord(rawValue: word.lowercased()) { return run(own, rest) }
    if let key = Key(label: word),
      let row = state.keys.binding(for: key, in: state.paneContext, of: state.view)
    {
      return run(row, rest)
    }
    return runNamed(word, rest)
  }

  /// Runs a command by its name, by the beginning of it, or by what the palette would find.
  ///
  /// What costs something runs by its whole name or as the only match, as in the palette.
  private mutating func runNamed(_ name: String, _ rest: String) -> [Effect] {
    if let list = Self.listPanes.first(where: { $0.rawValue == name.lowercased() }) {
      return visit(list)
    }
    let rows = state.paletteRows(matching: name).filter { $0.command.plainUse != .needsScreen }
    guard let row = rows.first else {
      tellUnknown(name)
      return []
    }
    guard row.risk == .none || rows.count == 1 || row.name == name else {
      let names = rows.prefix(5).map(\.name).joined(separator: ", ")
      say("several commands answer to that: \(names)")
      return []
    }
    return run(row, rest)
  }

  private static let listPanes: [Pane] = [.rooms, .members, .messages, .reports, .audit, .queue]

  /// Says where a command works that does not work here.
  private mutating func tellUnknown(_ name: String) {
    let lower = name.lowercased()
    if let row = state.keys.rows.first(where: { $0.name == lower }) {
      guard row.command.plainUse != .needsScreen else {
        say(DisplayText(lower) + " is for a screen")
        return
      }
      let isAnswer = row.contexts.isDisjoint(with: KeyContext.browsing)
      say(
        DisplayText(lower)
          + (isAnswer ? " answers a question, and none is open" : " works in: \(row.place)"))
      return
    }
    say("no command here is called " + ConsoleState.spoken(name) + ": help lists them")
  }

  mutating func run(_ row: KeyBinding, _ rest: String) -> [Effect] {
    self.rest = []
    switch row.command.plainUse {
    case .needsScreen:
      say("\(row.name) is for a screen")
      return []
    case .word(let own): return run(own, rest)
    case .lists(let pane): return visit(pane)
    case .tells(let pane):
      expect(.tell(pane))
      return settle()
    case .narrows: return narrow(to: rest)
    case .jumps: return jump(to: rest)
    case .profiles where rest.isEmpty:
      tellProfiles()
      return []
    case .savedFilters:
      tellSavedFilters()
      return []
    case .opens: return open(rest)
    case .runs, .profiles:
      guard isInteractive || !row.command.sendsAtOnce else {
        lacksConfirmation = true
        say("\(row.name) needs a person at a terminal: nothing is sent")
        return []
      }
      return runOnRows(row, rest)
    }
  }

  private mutating func runOnRows(_ row: KeyBinding, _ rest: String) -> [Effect] {
    if let argument = row.argument {
      guard argument == .words || !rest.isEmpty else {
        say("\(row.name) needs a name behind it")
        return []
      }
      return order(.run(row, argument: rest))
    }
    guard !rest.isEmpty else {
      guard isSure(row) else { return [] }
      // Whoever quits hears nothing more, or a question.
      let silence: DisplayText = row.command == .session(.quit) ? .empty : "ok"
      return order(.run(row, argument: ""), silence: silence)
    }
    guard let rows = RowNumbers(rest) else {
      say("\(row.name) takes numbers of rows and nothing else")
      return []
    }
    return address(rows, for: row)
  }

  /// Runs a command on rows by their numbers; several are marked first.
  private mutating func address(_ rows: RowNumbers, for row: KeyBinding) -> [Effect] {
    guard let places = places(of: rows) else { return [] }
    let isForMarks = row.command.actsOnMarks
    let marked = state.marks(in: state.markableList)
    guard !isForMarks || marked.isEmpty else {
      say("rows are marked: \(row.name) alone means them, unmark all forgets them")
      return []
    }
    if places.count == 1 {
      let effects = take(.order(Order(kind: .choose(places[0]))))
      expect(.run(row, places[0]))
      return effects + settle()
    }
    guard isForMarks else {
      say("\(row.name) takes one row")
      return []
    }
    let effects = take(.order(Order(kind: .mark(Self.ids(places), isMarked: true))))
    return effects + order(.run(row, argument: ""))
  }

  /// The rows with these numbers; says which number there is not.
  mutating func places(of rows: RowNumbers) -> [RowAddress]? {
    guard let numbered = state.numbered, let listing = listings[numbered], !listing.isEmpty else {
      say("no rows were read here yet: list reads them")
      return nil
    }
    if let missing = rows.numbers.first(where: { $0 > listing.count }) {
      say("there is no row \(missing): the last one read is \(listing.count)")
      return nil
    }
    return rows.numbers.map { listing[$0 - 1] }
  }

  static func ids(_ places: [RowAddress]) -> Set<String> {
    Set(
      places.compactMap { place in
        if case .row(_, let key) = place { key.id } else { nil }
      })
  }

  /// Whether what a command means was told: marks, a whole room that is open, or the present row.
  ///
  /// A cursor that moved by itself, or was never told, must not decide what is acted on.
  private mutating func isSure(_ row: KeyBinding) -> Bool {
    guard KeyTable.unavailable(row, in: state) == nil, row.command.actsOnCursor(in: state),
      let numbered = state.numbered, let place = state.currentPlace
    else { return true }
    if chosen[numbered] == place { return true }
    say("\(row.name): say which row, such as \(row.name) 1")
    return false
  }

  private static func split(_ line: String) -> (word: String, rest: String) {
    let word = String(line.prefix { $0 != " " })
    let rest = line.dropFirst(word.count).drop { $0 == " " }
    return (word, String(rest))
  }
}

extension Command {
  /// Whether something leaves for the platform without a further question.
  fileprivate var sendsAtOnce: Bool { self == .queue(.sendNow) || self == .queue(.resume) }

  /// Whether marked rows are meant where there are any.
  fileprivate var actsOnMarks: Bool {
    switch self {
    case .act(let acting): !acting.isAboutRoom
    case .decide: true
    case .move, .navigate, .arrange, .mark, .reckon, .report, .audit, .queue, .filter, .read,
      .theme, .profile, .session, .answer:
      false
    }
  }

  /// Whether the row at the cursor is what the command would mean now.
  fileprivate func actsOnCursor(in state: ConsoleState) -> Bool {
    switch self {
    case .act(let acting) where acting.isAboutRoom: state.focus == .rooms
    case .act, .decide: state.marks(in: state.markableList).isEmpty
    case .queue(.undo): false
    case .queue(.undoItem): true
    case .queue: state.queue.opened == nil
    case .mark(.sameAuthor), .mark(.sameText), .mark(.sameThread), .mark(.sameRoom): true
    case .move, .navigate, .arrange, .mark, .reckon, .report, .audit, .filter, .read, .theme,
      .profile, .session, .answer:
      false
    }
  }
}

extension Acting {
  /// Whether it is about a room as a whole.
  fileprivate var isAboutRoom: Bool {
    switch self {
    case .clearRoom, .deleteRoom, .leaveRoom, .leaveRoomAnnounced: true
    case .deleteMessages, .removeMembers, .removeMembersAnnounced, .muteMembers, .unmuteMembers,
      .deactivateUsers, .reactivateUsers:
      false
    }
  }
}
