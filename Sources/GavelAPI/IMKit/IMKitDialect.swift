import Foundation
import GavelModel

/// The language of IMKit, as its public pages and its vendor's clients speak it.
///
/// Pages: docs.imkit.io, sections room, message and user, read 2026-04.
public struct IMKitDialect: Dialect {
  /// Makes the dialect; it has no settings.
  public init() {}

  /// `imkit`.
  public var name: String { "imkit" }

  /// Rooms, members and messages; reports come from elsewhere.
  public var abilities: PlatformAbilities {
    PlatformAbilities(
      actions: [
        .deleteMessage, .clearRoom, .deleteRoom, .deleteDirect, .removeMember, .leaveRoom,
      ], membersPerCall: 100, historyOrder: .touched, announcesRemoval: true)
  }

  /// Returns the key and the token bare, or the API key alone.
  ///
  /// In user mode the caller's id goes along where it is known: one page calls it required. An id
  /// with control characters cannot stand in a header and is left out.
  public func identity(_ credential: Credential, userID: PersonID?) -> [HTTPHeader] {
    switch credential {
    case .user(let clientKey, let token):
      var headers = [
        HTTPHeader("IM-CLIENT-KEY", clientKey),
        HTTPHeader("IM-Authorization", token),
      ]
      if let id = userID?.rawValue, !id.isEmpty,
        id.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
      {
        headers.append(HTTPHeader("IM-CLIENT-ID", id))
      }
      return headers
    case .platform(let apiKey):
      return [HTTPHeader("IM-API-KEY", apiKey)]
    case .account(let token):
      return [HTTPHeader("IM-Authorization", token)]
    }
  }
}

extension IMKitDialect {
  /// Routes that stand where a room's id would: such an id cannot be named.
  private static let reservedRooms = ["ids", "invitations", "quitted", "createandjoin"]
  /// What stands for all messages where one message's id would.
  private static let allMessages = "_all"

  static let json = HTTPHeader("Content-Type", "application/json; charset=utf-8")

  static func path(of room: RoomID) throws(APIError) -> String {
    "/rooms/" + (try PathSegment.encode(id: room.rawValue, reserved: reservedRooms))
  }

  static func path(ofChanged room: RoomID) throws(APIError) -> String {
    "/rooms/" + (try PathSegment.encode(changed: room.rawValue, reserved: reservedRooms))
  }

  static func path(ofChanged message: MessageID, in room: RoomID) throws(APIError) -> String {
    let segment = try PathSegment.encode(changed: message.rawValue, reserved: [allMessages])
    return try path(ofChanged: room) + "/messages/" + segment
  }

  static func pathOfAllMessages(in room: RoomID) throws(APIError) -> String {
    try path(ofChanged: room) + "/messages/" + allMessages
  }
}
