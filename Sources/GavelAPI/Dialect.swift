import GavelModel

/// A platform's language: pure, from a call to a request and from an answer to a value.
///
/// A dialect opens no connection, keeps no state and reads no clock, so that each of its rules can
/// be tested with recorded bodies. Ids that cannot be named exactly are refused here, as
/// ``APIError/unaddressable(id:)``, before anything is sent.
public protocol Dialect: Sendable {
  /// The name in configuration and stores.
  var name: String { get }

  /// Returns the headers that say who is calling, for every request.
  func identity(_ credential: Credential, userID: PersonID?) -> [HTTPHeader]

  /// The calling account; `nil` where the credential is no account.
  func profile(_ credential: Credential) -> Endpoint<Person>?
  /// One page of the rooms that the caller can see, in an order that activity does not change.
  func rooms(skip: Int, limit: Int) -> Endpoint<RoomPage>
  /// One room with its member list.
  func room(_ id: RoomID) throws(APIError) -> Endpoint<RoomDetail>
  /// One page of a room's history, backwards.
  func messages(
    in room: RoomID, before: MessageID?, limit: Int, asEvidence: Bool
  ) throws(APIError) -> Endpoint<MessagePage>

  /// Deletes one message for everybody.
  func deleteMessage(_ id: MessageID, in room: RoomID) throws(APIError) -> Endpoint<Receipt>
  /// Deletes every message of a room.
  func clearRoom(_ id: RoomID) throws(APIError) -> Endpoint<Receipt>
  /// Deletes a room with its messages.
  func deleteRoom(_ id: RoomID) throws(APIError) -> Endpoint<Receipt>
  /// Takes people out of a room, in one call.
  func removeMembers(
    _ ids: [PersonID], from room: RoomID, announced: Bool
  ) throws(APIError) -> Endpoint<Receipt>
}
