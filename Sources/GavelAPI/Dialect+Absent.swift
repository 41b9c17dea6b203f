import GavelModel

/// What a platform lacks unless its dialect says otherwise.
extension Dialect {
  /// Nothing: no request of this platform is ever asked for a second proof.
  public func proof(_ code: SecondFactorCode) -> [HTTPHeader] { [] }
  /// Known without asking.
  public func serverAbilities() -> Endpoint<PlatformAbilities>? { nil }
  /// Not told.
  public func rights() -> Endpoint<AccountRights>? { nil }
  /// No version is told.
  public func serverVersion() -> Endpoint<String?>? { nil }
  /// Told by the room list.
  public func roomChanges(since: Timestamp?) -> Endpoint<RoomChanges>? { nil }
  /// No call for one message.
  public func message(
    _ id: MessageID, in room: RoomID, asEvidence: Bool
  ) throws(APIError) -> Endpoint<Message>? { nil }
  /// Told by the history's order.
  public func messageChanges(
    in room: RoomID, since: Timestamp
  ) throws(APIError) -> Endpoint<MessageChanges>? { nil }

  /// No names beside ids.
  public func ownDirect(with username: String) throws(APIError) -> Endpoint<RoomID?> {
    throw .unsupported(call: "ownDirect")
  }
  /// No accounts outside of rooms.
  public func person(_ id: PersonID) throws(APIError) -> Endpoint<Person> {
    throw .unsupported(call: "person")
  }
  /// No names beside ids.
  public func person(named username: String) throws(APIError) -> Endpoint<Person> {
    throw .unsupported(call: "person")
  }
  /// Nobody is muted.
  public func isMuted(_ username: String, in room: RoomID) throws(APIError) -> Endpoint<Bool>? {
    nil
  }
  /// No rooms that hang under others.
  public func extent(of room: RoomID, kind: RoomKind?) throws(APIError) -> Endpoint<RoomExtent> {
    throw .unsupported(call: "extent")
  }
  /// No pinned messages and no threads.
  public func standouts(in room: RoomID) throws(APIError) -> Endpoint<RoomStandouts> {
    throw .unsupported(call: "standouts")
  }

  /// No reports.
  public func reportedAuthors(
    skip: Int, limit: Int
  ) throws(APIError) -> Endpoint<ReportedPeoplePage> {
    throw .unsupported(call: "reportedAuthors")
  }
  /// No reports.
  public func reportedMessages(
    of author: PersonID, skip: Int, limit: Int
  ) throws(APIError) -> Endpoint<ReportPage> {
    throw .unsupported(call: "reportedMessages")
  }
  /// No reports.
  public func reports(
    of message: MessageID, skip: Int, limit: Int
  ) throws(APIError) -> Endpoint<ReportPage> {
    throw .unsupported(call: "reports")
  }
  /// No reports.
  public func reportedPeople(
    skip: Int, limit: Int
  ) throws(APIError) -> Endpoint<ReportedPeoplePage> {
    throw .unsupported(call: "reportedPeople")
  }
  /// No reports.
  public func reports(
    about person: PersonID, skip: Int, limit: Int
  ) throws(APIError) -> Endpoint<ReportPage> {
    throw .unsupported(call: "reports")
  }
  /// No reports.
  public func report(_ id: ReportID) throws(APIError) -> Endpoint<Report> {
    throw .unsupported(call: "report")
  }
}
