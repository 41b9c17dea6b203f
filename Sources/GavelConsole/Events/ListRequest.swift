import GavelModel

/// Names a list that the console shows a window of.
public enum ListName: Hashable, Sendable {
  /// All rooms, latest activity first.
  case rooms
  /// The members of a room, staff first.
  case members(RoomID)
  /// The messages of a room, oldest first.
  case messages(RoomID)
  /// Groups of open reports, in the order named.
  case reports(ReportGrouping, ReportSort)
  /// The entries of the audit trail, newest first.
  case audit

  /// The room whose members or messages the list holds.
  public var room: RoomID? {
    switch self {
    case .rooms, .reports, .audit: nil
    case .members(let room), .messages(let room): room
    }
  }

  /// What filters of the list can ask for.
  public var filterList: FilterList {
    switch self {
    case .rooms: .rooms
    case .members: .members
    case .messages: .messages
    case .reports: .reports
    case .audit: .audit
    }
  }

  /// Whether a row goes to the beginning when something happens to it.
  var movesRows: Bool {
    switch self {
    case .rooms: true
    case .reports(_, let sort): sort != .oldest
    case .members, .messages, .audit: false
    }
  }
}

/// Asks for a window of a list; answered by the event of the same list with the same request.
public struct ListRequest: Hashable, Sendable {
  /// Which list.
  public var list: ListName
  /// What the rows must fit.
  public var matching: Filter
  /// Ids of the only rows wanted, in which case every row fits; `nil` for no such limit.
  public var only: Set<String>?
  /// Where the window should lie.
  public var anchor: ListAnchor
  /// Most rows wanted.
  public var limit: Int
  /// Tells this request from every other, so that a late answer is recognised.
  public var number: Int
  /// What the answer is for.
  var purpose: Purpose = .window

  enum Purpose: Hashable, Sendable {
    case window
    /// The first row that matches, to go there.
    case match
    /// The list's beginning, where a room goes when something happens in it.
    case chase
    /// A window again, after a row was looked for in vain.
    case settled
  }
}

/// Asks for the ids of many rows of a list, also of rows outside the window.
///
/// Answered by ``ConsoleEvent/matched(_:_:isCut:)`` with the same request.
public struct MarkRequest: Hashable, Sendable {
  /// Which list.
  public var list: ListName
  /// What the rows must fit.
  public var matching: Filter
  /// The first row of the range, included; `nil` for the list's beginning.
  public var from: ListKey?
  /// The last row of the range, included; `nil` for the list's end.
  public var to: ListKey?
  /// Most ids wanted.
  public var limit: Int
  /// Tells this request from every other, so that a late answer is recognised.
  public var number: Int
  /// What the rows must have in common; `nil` for nothing.
  public var sharing: SharedTrait?
  /// What the ids are for.
  var purpose: Purpose

  enum Purpose: Hashable, Sendable {
    case mark
    case invert
    /// Tells which marked rows the filter leaves visible.
    case visible
    /// Tells what an open range holds.
    case range
  }
}
