/// A documented "no" of the platform: status, words and code as the page of the endpoint has them.
struct IMKitRefusal: Error, Hashable {
  var status: Int
  /// The envelope's `RM`.
  var remark: String
  var code: String
  var message: String
  /// Whether the answer has only `error` and `message`, as the key and token pages show it.
  var isFlat = false

  var response: Response {
    guard !isFlat else {
      return Response(
        status: status, ["error": .string(code), "message": .string(message)])
    }
    return Response(
      status: status,
      [
        "RC": .integer(Int64(status)), "RM": .string(remark),
        "error": ["code": .string(code), "message": .string(message)],
      ])
  }

  static let invalidToken = IMKitRefusal(
    status: 401, remark: "Unauthorized", code: "INVALID_TOKEN",
    message: "Invalid or expired token")
  static let invalidAPIKey = IMKitRefusal(
    status: 401, remark: "Unauthorized", code: "INVALID_API_KEY", message: "Invalid API key")
  static let missingClientKey = IMKitRefusal(
    status: 401, remark: "Unauthorized", code: "MISSING_CLIENT_KEY",
    message: "Client key is required", isFlat: true)
  static let invalidClientKey = IMKitRefusal(
    status: 401, remark: "Unauthorized", code: "INVALID_CLIENT_KEY",
    message: "Invalid client key", isFlat: true)
  /// The one page that prints a status for a wrong client key is that of `GET /me`.
  static let forbiddenClientKey = IMKitRefusal(
    status: 403, remark: "Forbidden", code: "INVALID_CLIENT_KEY", message: "Invalid client key")

  static let roomNotFound = IMKitRefusal(
    status: 404, remark: "Room not found", code: "ROOM_NOT_FOUND",
    message: "The specified room does not exist")
  static let messageNotFound = IMKitRefusal(
    status: 404, remark: "Message not found", code: "MESSAGE_NOT_FOUND",
    message: "The specified message does not exist in this room")
  static let invalidMessageID = IMKitRefusal(
    status: 400, remark: "Bad Request", code: "INVALID_ID", message: "Invalid message ID")
  static let userNotFound = IMKitRefusal(
    status: 404, remark: "User not found", code: "USER_NOT_FOUND",
    message: "The specified user does not exist")
  static let blockNotFound = IMKitRefusal(
    status: 404, remark: "Block relationship not found", code: "BLOCK_NOT_FOUND",
    message: "The user is not blocked in this room")
  static let alreadyBlocked = IMKitRefusal(
    status: 409, remark: "User already blocked", code: "USER_ALREADY_BLOCKED",
    message: "The user is already blocked in this room")
  static let roomExists = IMKitRefusal(
    status: 409, remark: "Conflict", code: "ROOM_ALREADY_EXISTS",
    message: "A room with this ID already exists")

  static let notRoomMember = IMKitRefusal(
    status: 403, remark: "Forbidden", code: "NOT_ROOM_MEMBER",
    message: "You are not a member of this room")
  /// Singular, and on this endpoint alone.
  static let mayNotDeleteMessages = IMKitRefusal(
    status: 403, remark: "Permission denied", code: "INSUFFICIENT_PERMISSION",
    message: "Only platform admin, room owner or room manager can delete messages")
  static func mayNot(_ message: String) -> IMKitRefusal {
    IMKitRefusal(
      status: 403, remark: "Forbidden", code: "INSUFFICIENT_PERMISSIONS", message: message)
  }

  /// A status and a code of this sandbox's own: the page names the case and nothing more.
  static func notInRoom(status: Int) -> IMKitRefusal {
    IMKitRefusal(
      status: status, remark: "Invalid members", code: "MEMBER_NOT_IN_ROOM",
      message: "members contains a user ID that is not in the room")
  }
  static func missing(_ name: String) -> IMKitRefusal {
    IMKitRefusal(
      status: 400, remark: "Bad Request", code: "MISSING_PARAMETER", message: "\(name) is required")
  }
  static func invalid(_ name: String) -> IMKitRefusal {
    IMKitRefusal(
      status: 400, remark: "Bad Request", code: "INVALID_REQUEST", message: "\(name) is invalid")
  }
}
