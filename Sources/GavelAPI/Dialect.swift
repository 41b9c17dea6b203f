import GavelModel

/// A platform's language: pure, from a call to a request and from an answer to a value.
///
/// A dialect opens no connection, keeps no state and reads no clock, so that each of its rules can
/// be tested with recorded bodies. Ids that cannot be named exactly are refused here, as
/// ``APIError/unaddressable(id:)``, and calls that the platform lacks as
/// ``APIError/unsupported(call:)``, before anything is sent.
///
/// `kind` is what the caller knows about a room; where a platform has other routes for other kinds
/// and `nil` is given, the dialect looks first.
public protocol Dialect: Sendable {
  /// The name in configuration and stores.
  var name: String { get }
  /// What the platform can do, as far as that does not depend on the server's version.
  var abilities: PlatformAbilities { get }

  /// Returns the headers that say who is calling, for every request.
  func identity(_ credential: Credential, userID: PersonID?) -> [HTTPHeader]
  /// Returns the headers that carry a second proof, for one request.
  func proof(_ code: SecondFactorCode) -> [HTTPHeader]
  /// The calling account; `nil` where the credential is no account.
  func profile(_ credential: Credential) -> Endpoint<Person>?
  /// What this server can do; `nil` where that is known without asking.
  func serverAbilities() -> Endpoint<PlatformAbilities>?
  /// The server's version in its own words; `nil` where the platform tells none.
  func serverVersion() -> Endpoint<String?>?
  /// What the account may probably do; `nil` where the platform does not tell.
  func rights() -> Endpoint<AccountRights>?

  /// One page of the rooms that the caller can see, in an order that activity does not change.
  func rooms(skip: Int, limit: Int) -> Endpoint<RoomPage>
  /// What changed among the account's rooms; `nil` where the room list tells it.
  func roomChanges(since: Timestamp?) -> Endpoint<RoomChanges>?
  /// One room with its member list.
  func room(_ id: RoomID, kind: RoomKind?) throws(APIError) -> Endpoint<RoomDetail>
  /// What a plan for the whole room seals, in as few calls as the platform allows.
  ///
  /// - Parameter withDiscussions: Whether what stands in the discussions under the room counts, too.
  func seal(
    of room: RoomID, kind: RoomKind?, withDiscussions: Bool
  ) throws(APIError) -> Endpoint<RoomSeal>
  /// What goes with a room when it is deleted or cleared.
  func extent(of room: RoomID, kind: RoomKind?) throws(APIError) -> Endpoint<RoomExtent>
  /// What people set apart of the messages that go with a room.
  func standouts(in room: RoomID) throws(APIError) -> Endpoint<RoomStandouts>
  /// The account's own direct conversation with a user; `nil` for none. Creates nothing.
  func ownDirect(with username: String) throws(APIError) -> Endpoint<RoomID?>
  /// Whether somebody of this username may not write in a room; `nil` where nobody is muted.
  func isMuted(_ username: String, in room: RoomID) throws(APIError) -> Endpoint<Bool>?
  /// An account by its id.
  func person(_ id: PersonID) throws(APIError) -> Endpoint<Person>
  /// An account by its username.
  func person(named username: String) throws(APIError) -> Endpoint<Person>

  /// One page of a room's history, backwards.
  func messages(
    in room: RoomID, hint: RoomHint, before: HistoryAnchor?, limit: Int, asEvidence: Bool
  ) throws(APIError) -> Endpoint<MessagePage>
  /// One message; `nil` where the platform has no call for it. A message that is not there is
  /// ``APIError/notFound(_:)``.
  func message(
    _ id: MessageID, in room: RoomID, asEvidence: Bool
  ) throws(APIError) -> Endpoint<Message>?
  /// What changed in a room; `nil` where the history's order tells it.
  func messageChanges(
    in room: RoomID, since: Timestamp
  ) throws(APIError) -> Endpoint<MessageChanges>?

  /// One page of the people with open reports against their messages.
  func reportedAuthors(skip: Int, limit: Int) throws(APIError) -> Endpoint<ReportedPeoplePage>
  /// One page of an author's open reports, one for each reported message.
  func reportedMessages(
    of author: PersonID, skip: Int, limit: Int
  ) throws(APIError) -> Endpoint<ReportPage>
  /// All open reports of one message.
  func reports(of message: MessageID, skip: Int, limit: Int) throws(APIError)
    -> Endpoint<ReportPage>
  /// One page of the people who are reported as such.
  func reportedPeople(skip: Int, limit: Int) throws(APIError) -> Endpoint<ReportedPeoplePage>
  /// One page of the open reports about a person as such.
  func reports(about person: PersonID, skip: Int, limit: Int) throws(APIError)
    -> Endpoint<ReportPage>
  /// One report with how it was closed, also when it is closed.
  func report(_ id: ReportID) throws(APIError) -> Endpoint<Report>

  /// Carries out an action that the platform has one call for, on one target.
  func perform(_ order: ActionOrder) throws(APIError) -> Endpoint<Receipt>
  /// Takes people out of a room, in one call.
  func removeMembers(
    _ ids: [PersonID], from room: RoomID, announced: Bool
  ) throws(APIError) -> Endpoint<Receipt>
}

extension Dialect {
  /// What a plan for a room alone seals.
  public func seal(of room: RoomID, kind: RoomKind?) throws(APIError) -> Endpoint<RoomSeal> {
    try seal(of: room, kind: kind, withDiscussions: false)
  }
}
