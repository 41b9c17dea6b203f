/// Names a group of reports: the grouping, a colon, and the id that holds it together.
public struct ReportGroupID: PlatformID {
  /// `author:ID`, `message:ID`, `room:ID` or `person:ID`.
  public let rawValue: String
  /// Wraps the text as it is.
  public init(_ rawValue: String) { self.rawValue = rawValue }

  /// Names the group that an id holds together.
  public init(_ grouping: ReportGrouping, _ id: String) {
    rawValue = grouping.rawValue + ":" + id
  }
}

/// By what reports are put together in the list.
public enum ReportGrouping: String, Hashable, Sendable, Codable, CaseIterable {
  /// By who wrote the reported messages or is reported.
  case author
  /// By the reported message; reports about a person by that person.
  case message
  /// By the room of the reported message; reports about a person by that person.
  case room
}

/// In which order groups of reports are listed.
public enum ReportSort: String, Hashable, Sendable, Codable, CaseIterable {
  /// Longest waiting first.
  case oldest
  /// Latest report first.
  case newest
  /// Most reports first.
  case count
}
