import Foundation
import GavelModel

/// Speaks to one platform as one account, in whatever dialect it has.
///
/// Each call is one request, except that a 401 (which was not applied) leads to one renewal of the
/// credential and one repetition. Nothing else is ever sent twice; waiting and trying again belong
/// to the caller. Calls may run at the same time; only the credential is shared between them.
public actor PlatformClient {
  /// The server's address as stores and plans name it: `https://acme.imkit.io`.
  public nonisolated let server: String
  private nonisolated let connection: Connection
  private nonisolated let dialect: any Dialect
  private nonisolated let transport: Transport
  private nonisolated let now: @Sendable () -> Timestamp
  private let renew: (@Sendable () async throws -> Secret)?
  private var credential: Credential
  private var renewal: Task<Secret?, Never>?

  /// Prepares a client; nothing is sent yet.
  ///
  /// - Parameters:
  ///   - now: The clock that stamps pages and receipts.
  ///   - renew: Gives a fresh token or key after a 401; calls that fail together share one renewal.
  public init(
    connection: Connection, dialect: any Dialect = IMKitDialect(),
    now: @escaping @Sendable () -> Timestamp, limits: TransportLimits = .standard,
    renew: (@Sendable () async throws -> Secret)? = nil
  ) {
    self.connection = connection
    self.dialect = dialect
    self.now = now
    self.renew = renew
    server = connection.server
    credential = connection.credential
    transport = Transport(address: connection.address, limits: limits)
  }

  /// Ends every call with ``APIError/cancelled``, those begun later as well; idempotent.
  public nonisolated func close() { transport.close() }
}

extension PlatformClient {
  /// Returns the calling account.
  ///
  /// A platform administrator is no account: nothing is sent, and a person with the configured
  /// user id, else `platform-admin`, stands for it.
  public nonisolated func profile() async throws(APIError) -> Person {
    guard let endpoint = dialect.profile(connection.credential) else {
      return Person(id: connection.userID ?? "platform-admin")
    }
    return try await call(endpoint)
  }

  /// Returns one page of the rooms that the caller can see, oldest room first.
  ///
  /// - Parameter limit: At least 1; smaller numbers count as 1.
  public nonisolated func rooms(skip: Int, limit: Int) async throws(APIError) -> RoomPage {
    try await call(dialect.rooms(skip: skip, limit: limit))
  }

  /// Returns one room with its member list and their roles.
  public nonisolated func room(_ id: RoomID) async throws(APIError) -> RoomDetail {
    try await call(dialect.room(id))
  }

  /// Returns one page of a room's history, latest touched first.
  ///
  /// The anchor `before` may or may not be part of the page, and pages shift while others write:
  /// callers drop what they have seen. Elements without an id are left out, so a page can be
  /// shorter than `limit` although older messages exist.
  ///
  /// - Parameters:
  ///   - limit: 1 to 100; other numbers are brought into that range.
  ///   - asEvidence: Keeps each whole message, without personal data, in ``Message/raw``.
  public nonisolated func messages(
    in room: RoomID, before: MessageID?, limit: Int, asEvidence: Bool = false
  ) async throws(APIError) -> MessagePage {
    try await call(
      dialect.messages(in: room, before: before, limit: limit, asEvidence: asEvidence))
  }

  /// Deletes one message for everybody.
  public nonisolated func deleteMessage(
    _ id: MessageID, in room: RoomID
  ) async throws(APIError) -> Receipt {
    try await call(dialect.deleteMessage(id, in: room))
  }

  /// Deletes every message of a room; the room and its members stay.
  public nonisolated func clearRoom(_ id: RoomID) async throws(APIError) -> Receipt {
    try await call(dialect.clearRoom(id))
  }

  /// Deletes a room with all its messages; `affected` is 0 when there was no such room any more.
  public nonisolated func deleteRoom(_ id: RoomID) async throws(APIError) -> Receipt {
    try await call(dialect.deleteRoom(id))
  }

  /// Removes other people from a room, all in one call.
  ///
  /// - Parameter announced: Whether the platform writes a system message about it.
  /// - Throws: ``APIError/unaddressable(id:)`` for no ids, an empty id, or the own id beside others
  ///   (leaving is a call of its own), before anything is sent.
  public nonisolated func removeMembers(
    _ ids: [PersonID], from room: RoomID, announced: Bool
  ) async throws(APIError) -> Receipt {
    if let me = connection.userID, ids.count > 1, ids.contains(me) {
      throw .unaddressable(id: me.rawValue)
    }
    return try await call(dialect.removeMembers(ids, from: room, announced: announced))
  }

  /// Takes the caller, whose id is `me`, out of a room.
  public nonisolated func leaveRoom(
    _ id: RoomID, me: PersonID, announced: Bool
  ) async throws(APIError) -> Receipt {
    try await call(dialect.removeMembers([me], from: id, announced: announced))
  }
}

extension PlatformClient {
  private nonisolated func call<Value>(
    _ endpoint: Endpoint<Value>
  ) async throws(APIError) -> Value {
    let first = await credential
    do {
      return try await attempt(endpoint, as: first)
    } catch .unauthorized(let answer) {
      guard let renewed = await renewed(after: first) else { throw .unauthorized(answer) }
      return try await attempt(endpoint, as: renewed)
    }
  }

  private nonisolated func attempt<Value>(
    _ endpoint: Endpoint<Value>, as credential: Credential
  ) async throws(APIError) -> Value {
    var request = endpoint.request
    request.headers = dialect.identity(credential, userID: connection.userID) + request.headers
    do {
      let response = try await transport.send(request, name: endpoint.name, now: now)
      return try endpoint.read(response)
    } catch {
      throw error.without(credential.secret)
    }
  }

  /// Returns the credential to try after `rejected` was answered with 401; `nil` for none.
  private func renewed(after rejected: Credential) async -> Credential? {
    guard let renew else { return nil }
    if credential.secret != rejected.secret { return credential }
    let task =
      renewal
      ?? Task {
        // Why a renewal failed is the renewer's to tell; here the 401 stands.
        guard let secret = try? await renew(), secret.isUsable else { return nil }
        return secret
      }
    renewal = task
    let secret = await task.value
    // Only the first to wake records the result: a later one may find a newer renewal here.
    if renewal == task {
      renewal = nil
      if let secret { credential = credential.renewed(secret) }
    }
    return secret == nil ? nil : credential
  }
}
