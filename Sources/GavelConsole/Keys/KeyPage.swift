import GavelScreen

/// The page of all keys, made from the table: for `gavel keys` and for the documentation.
public struct KeyPage: Sendable {
  /// One command with its keys.
  public struct Line: Hashable, Sendable {
    /// What it is remapped, listed and run by.
    public var name: String
    /// Names of its keys, the first the usual one; none where only the palette runs it.
    public var keys: [String]
    /// What it does.
    public var help: String
    /// Where it works, in words.
    public var place: String
    /// Whether the platform is changed for good, once that is confirmed.
    public var asksFirst: Bool
    /// What may follow the name in the palette; `nil` for nothing.
    public var argument: String?
    /// Whether its keys can be changed in the configuration.
    public var isRemappable: Bool
  }

  /// Commands that belong together.
  public struct Section: Hashable, Sendable {
    /// What they are about.
    public var title: String
    /// The commands in the order of the table.
    public var lines: [Line]
  }

  /// All sections, in the order of the page.
  public let sections: [Section]

  /// Makes the page of a table.
  public init(_ table: KeyTable) {
    sections = Family.allCases.map { family in
      let rows = table.rows.filter { Family($0) == family }
      return Section(title: family.rawValue, lines: rows.map { Line($0) })
    }
  }

  /// What a command is about.
  private enum Family: String, CaseIterable {
    case move = "Move"
    case panes = "Panes and views"
    case mark = "Mark"
    case act = "Act"
    case reports = "Reports"
    case audit = "Audit trail"
    case queue = "Queue"
    case find = "Find"
    case read = "Read"
    case console = "Console"
    case dialogs = "Dialogs and fields"

    init(_ row: KeyBinding) {
      if row.contexts.isDisjoint(with: KeyContext.browsing) {
        self = .dialogs
        return
      }
      switch row.command {
      case .move, .navigate(.open): self = .move
      case .navigate, .arrange: self = .panes
      case .mark, .reckon: self = .mark
      case .act: self = .act
      case .decide, .report: self = .reports
      case .audit: self = .audit
      case .queue: self = .queue
      case .filter: self = .find
      case .read: self = .read
      case .session, .theme, .profile: self = .console
      case .answer: self = .dialogs
      }
    }
  }
}

extension KeyPage.Line {
  init(_ row: KeyBinding) {
    name = row.name
    keys = row.keys.map(\.label)
    help = row.help
    place = row.place
    asksFirst = row.risk == .destructive
    argument = row.argument?.usage
    isRemappable = !row.isFixed
  }
}

extension KeyPage {
  /// The short table of the documentation in Markdown: one row for each section.
  ///
  /// What cannot be remapped is left out: fields and dialogs name those keys themselves.
  public var markdown: String {
    let rows = sections.map { section in
      var seen: Set<String> = []
      let shown = section.lines.filter { line in
        !line.keys.isEmpty && line.isRemappable && seen.insert(line.name).inserted
      }
      let cells = shown.map { line in
        let keys = line.keys.prefix(2).map { "`\($0 == "|" ? "\\|" : $0)`" }
        return "\(keys.joined(separator: " ")) \(line.name)"
      }
      return "| \(section.title) | \(cells.joined(separator: " · ")) |"
    }
    return (["| About | Keys |", "| --- | --- |"] + rows).joined(separator: "\n")
  }
}
