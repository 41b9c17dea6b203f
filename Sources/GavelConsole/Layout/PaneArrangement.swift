/// How a moderator has arranged the panes: shares of the screen, so that it fits any size.
public struct PaneArrangement: Hashable, Sendable {
  /// Thousandths of the screen or of a block that each part takes; what is missing is as usual.
  public private(set) var shares: [PaneSplit: Int]
  /// The name of the pane that has the screen for itself; `nil` when none has.
  public var zoomed: String?

  /// The panes as they come.
  public static let standard = PaneArrangement()

  /// Makes an arrangement; shares out of ``range`` are left out.
  public init(shares: [PaneSplit: Int] = [:], zoomed: String? = nil) {
    self.shares = shares.filter { Self.range.contains($0.value) }
    self.zoomed = zoomed.flatMap { Pane(rawValue: $0)?.rawValue }
  }

  /// Thousandths that can be asked for.
  public static let range = 1...999

  /// The pane that has the screen for itself.
  var zoomedPane: Pane? { zoomed.flatMap { Pane(rawValue: $0) } }

  /// Gives a part so many cells of a whole.
  mutating func give(_ split: PaneSplit, cells: Int, of whole: Int) {
    guard whole > 0 else { return }
    let share = (cells * 1000 + whole / 2) / whole
    shares[split] = min(Self.range.upperBound, max(Self.range.lowerBound, share))
  }

  /// The cells that a part takes of a whole, `usual` where nothing was arranged.
  func cells(_ split: PaneSplit, of whole: Int, usual: Int, limits: ClosedRange<Int>) -> Int {
    guard let share = shares[split] else { return usual }
    return min(limits.upperBound, max(limits.lowerBound, (whole * share + 500) / 1000))
  }
}

/// A border between panes that can be moved.
public enum PaneSplit: String, Hashable, Sendable, CaseIterable {
  /// Width of rooms and members.
  case rooms
  /// Height of the members below the rooms.
  case members
  /// Height of the detail below the messages.
  case detail
  /// Width of the reports.
  case reports
  /// Height of the case below the conversation.
  case caseFile = "case"
  /// Height of queue and activity.
  case bottom
  /// Width of the queue beside the activity.
  case queue
}
