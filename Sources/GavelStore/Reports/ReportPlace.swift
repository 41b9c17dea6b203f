import GavelModel

/// The groups that one report stands in, one for each way of grouping.
///
/// An author nobody named holds nothing together, and neither does a room nobody named: such a
/// report stands with what is narrower, its message or itself.
struct ReportPlace: Hashable {
  var author: ReportGroupID
  var message: ReportGroupID
  var room: ReportGroupID

  init(report: ReportID, author: PersonID?, message: MessageID?, room: RoomID?) {
    let alone =
      author.map { ReportGroupID("person:" + $0.rawValue) }
      ?? ReportGroupID("report:" + report.rawValue)
    self.message = message.map { ReportGroupID(.message, $0.rawValue) } ?? alone
    self.author = author.map { ReportGroupID(.author, $0.rawValue) } ?? self.message
    self.room =
      message == nil
      ? alone : room.map { ReportGroupID(.room, $0.rawValue) } ?? self.message
  }
}

extension ReportGroupID {
  /// The grouping in which this group holds all that its name says.
  var grouping: ReportGrouping {
    let kind = rawValue.prefix { $0 != ":" }
    // A person's and a lone report's groups stand in two groupings with the same content.
    return ReportGrouping(rawValue: String(kind)) ?? .message
  }
}
