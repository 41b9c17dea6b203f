extension Layout {
  /// A border on this screen: the cells that its part has, of how many, and how few or many it may.
  struct Split: Hashable, Sendable {
    var cells: Int
    var whole: Int
    var limits: ClosedRange<Int>
  }

  /// Notes a border and returns the cells that its part takes.
  ///
  /// - Parameters:
  ///   - least: Cells that the part keeps.
  ///   - rest: Cells that are left to the others.
  mutating func place(
    _ split: PaneSplit, of whole: Int, usual: Int, least: Int, rest: Int
  ) -> Int {
    let limits = least...max(least, whole - rest)
    let cells = arrangement.cells(split, of: whole, usual: usual, limits: limits)
    splits[split] = Split(cells: cells, whole: whole, limits: limits)
    return cells
  }
}

extension Arranging {
  /// The border that a pane moves and in which direction its part grows; `nil` for none.
  func border(of pane: Pane) -> (split: PaneSplit, grows: Bool)? {
    switch self {
    case .wider: Self.width(of: pane).map { ($0.split, $0.grows) }
    case .narrower: Self.width(of: pane).map { ($0.split, !$0.grows) }
    case .taller: Self.height(of: pane).map { ($0.split, $0.grows) }
    case .shorter: Self.height(of: pane).map { ($0.split, !$0.grows) }
    case .reset: nil
    }
  }

  private static func width(of pane: Pane) -> (split: PaneSplit, grows: Bool)? {
    switch pane {
    case .rooms, .members: (.rooms, true)
    case .messages, .detail: (.rooms, false)
    case .reports: (.reports, true)
    case .conversation, .caseFile: (.reports, false)
    case .queue: (.queue, true)
    case .activity: (.queue, false)
    case .audit, .entry, .trail: nil
    }
  }

  private static func height(of pane: Pane) -> (split: PaneSplit, grows: Bool)? {
    switch pane {
    case .rooms: (.members, false)
    case .members: (.members, true)
    case .messages: (.detail, false)
    case .detail: (.detail, true)
    case .reports, .audit, .entry, .trail: (.bottom, false)
    case .conversation: (.caseFile, false)
    case .caseFile: (.caseFile, true)
    case .queue, .activity: (.bottom, true)
    }
  }
}
