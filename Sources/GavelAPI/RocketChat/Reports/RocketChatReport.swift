import GavelModel

/// What a list of reports tells once for all of its elements.
struct RocketChatReportFrame: Sendable {
  var message: MessageID?
  var author: Person?
}

extension Report {
  /// Reads a report; `nil` without an id.
  ///
  /// The message inside is a copy from the time of the report, and stays when the message goes.
  init?(rocketChat value: JSONValue, frame: RocketChatReportFrame = RocketChatReportFrame()) {
    guard let id = value["_id"]?.asIdentifier else { return nil }
    let message = value["message"]
    let room = value["room"]
    let closing = value["moderationInfo"].map(ReportClosing.init(rocketChat:))
    self.init(
      id: ReportID(id),
      room: (room?["_id"]?.asIdentifier ?? message?["rid"]?.asIdentifier).map { RoomID($0) },
      roomName: [room?["fname"]?.asText, room?["name"]?.asText].compactMap(\.self)
        .first { !$0.isEmpty },
      message: message?["_id"]?.asIdentifier.map { MessageID($0) } ?? frame.message,
      author: Person(rocketChat: message?["u"] ?? value["reportedUser"]) ?? frame.author,
      reporter: Person(rocketChat: value["reportedBy"]),
      reason: value["description"]?.asText ?? "",
      text: message.map(RocketChatContent.text(of:)), sentAt: message?["ts"]?.asMoment,
      time: value["ts"]?.asMoment ?? Timestamp(milliseconds: 0),
      state: value["_hidden"]?.asFlag == true || closing != nil ? .closedElsewhere : .open,
      closing: closing)
  }
}

extension ReportClosing {
  /// Reads who closed a report, when and with what remark.
  init(rocketChat value: JSONValue) {
    self.init(
      moderator: value["moderatedBy"]?.reference.map { PersonID($0) },
      time: value["hiddenAt"]?.asMoment, reason: value["reason"]?.asText,
      action: value["action"]?.asText)
  }
}

extension ReportedPeoplePage.Entry {
  /// Reads one row of either list of reported people; `nil` without a person.
  init?(rocketChat value: JSONValue) {
    guard let person = Person(rocketChat: value["reportedUser"] ?? value) else { return nil }
    self.init(
      person: person, count: value["count"]?.asCount ?? 0,
      newest: value["ts"]?.asMoment ?? Timestamp(milliseconds: 0))
  }
}
