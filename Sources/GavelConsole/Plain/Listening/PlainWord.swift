/// Words of the line mode's own, beside the commands of the table: they address rows and read.
enum PlainWord: String, Hashable, Sendable, CaseIterable {
  case list
  case more
  case read
  case next
  case previous
  case around
  case mark
  case unmark
  case results
  case hold
  case `where`
  case `repeat`
  case help

  /// How it is typed, with what may follow it.
  var usage: String {
    switch self {
    case .list, .more: "\(rawValue) [COUNT]"
    case .read, .around: "\(rawValue) [ROW]"
    case .mark, .unmark: "\(rawValue) ROWS"
    case .help: "\(rawValue) [WORDS]"
    case .next, .previous, .results, .hold, .where, .repeat: rawValue
    }
  }

  /// What it does, in a sentence without a full stop.
  var help: String {
    switch self {
    case .list: "the rows of this list from the beginning, with their numbers"
    case .more: "the rows or lines that follow"
    case .read: "everything about a row; the number alone says the row"
    case .next: "to the next row"
    case .previous: "to the row before"
    case .around: "the rows before and after this one"
    case .mark: "mark rows: mark 3, mark 3-7, mark 2,5, mark all"
    case .unmark: "unmark rows in the same way"
    case .results: "how each item of the newest batch ended, with the server's words"
    case .hold: "hold what was confirmed last half a minute longer"
    case .where: "view, room, filter, row, marks, lock, connection and queue"
    case .repeat: "what was said last, once more"
    case .help: "what can be typed here, or what answers to some words"
    }
  }
}

/// What a command of the table is in lines.
enum PlainUse: Hashable, Sendable {
  /// It runs, on the row whose number follows it.
  case runs
  /// It goes to a list and reads it.
  case lists(Pane)
  /// It reads something without leaving the list.
  case tells(Pane)
  /// A word of the line mode stands for it.
  case word(PlainWord)
  /// It takes a text.
  case narrows, savedFilters, jumps
  /// It goes on with another profile, or lists them.
  case profiles
  /// It opens the row.
  case opens
  /// Only a screen has a use for it.
  case needsScreen
}

extension Command {
  /// What the command is in lines.
  var plainUse: PlainUse {
    switch self {
    case .move, .act, .decide, .report, .audit, .queue, .reckon, .answer: .runs
    case .arrange, .theme: .needsScreen
    case .navigate(let command): command.plainUse
    case .mark(.mark), .mark(.range): .word(.mark)
    case .mark: .runs
    case .filter(.filter): .narrows
    case .filter(.saved): .savedFilters
    case .filter: .runs
    case .read(.askTime): .jumps
    case .read(.wrap), .read(.copyText), .read(.copyID), .read(.lowBandwidth), .read(.byteMeter):
      .needsScreen
    case .profile(.choose): .profiles
    case .profile: .needsScreen
    case .read: .runs
    case .session(.help): .word(.help)
    case .session(.sync), .session(.quit), .session(.suspend): .runs
    case .session: .needsScreen
    }
  }
}

extension KeyBinding {
  /// What it does in lines, in a sentence without a full stop.
  var plainHelp: String {
    switch command.plainUse {
    case .narrows: "narrow the list by a filter; without one, show all again"
    case .savedFilters: "the names of the saved filters"
    case .opens: "open a room or a batch; read any other row"
    case .runs, .lists, .tells, .word, .jumps, .profiles, .needsScreen: help
    }
  }

  /// The key that does the same as a line; a digit is the number of a row.
  var plainKey: String? {
    keys.map(\.label).first { $0.first?.isNumber != true }
  }
}

extension Navigation {
  fileprivate var plainUse: PlainUse {
    switch self {
    case .rooms: .lists(.rooms)
    case .members: .lists(.members)
    case .messages: .lists(.messages)
    case .reports: .lists(.reports)
    case .audit: .lists(.audit)
    case .queue: .lists(.queue)
    case .detail: .tells(.detail)
    case .activity: .tells(.activity)
    case .conversation: .tells(.conversation)
    case .caseFile: .tells(.caseFile)
    case .entry: .tells(.entry)
    case .trail: .tells(.trail)
    case .open: .opens
    case .back: .runs
    case .nextPane, .previousPane, .zoom: .needsScreen
    }
  }
}
