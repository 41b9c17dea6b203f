/// The page "Delete a Message" as it is printed without indentation: its bodies, byte for byte.
enum DeleteMessagePage {
  static let single = #"""
    {
    "RC": 0,
    "RM": "Message deleted successfully",
    "result": {
    "deletedCount": 1,
    "roomID": "test-room-123",
    "messageID": "5f890cf37d980e06f6aaf349",
    "deletedBy": "admin-user-id",
    "deletedAt": "2023-10-15T10:30:45.123Z"
    }
    }
    """#

  static let all = #"""
    {
    "RC": 0,
    "RM": "All messages deleted successfully",
    "result": {
    "deletedCount": 145,
    "roomID": "test-room-123",
    "messageID": "_all",
    "deletedBy": "admin-user-id",
    "deletedAt": "2023-10-15T10:30:45.123Z"
    }
    }
    """#

  static let unauthorized = #"""
    {
    "RC": 401,
    "RM": "Unauthorized",
    "error": {
    "code": "INVALID_TOKEN",
    "message": "Invalid or expired token"
    }
    }
    """#

  static let forbidden = #"""
    {
    "RC": 403,
    "RM": "Permission denied",
    "error": {
    "code": "INSUFFICIENT_PERMISSION",
    "message": "Only platform admin, room owner or room manager can delete messages"
    }
    }
    """#

  static let messageNotFound = #"""
    {
    "RC": 404,
    "RM": "Message not found",
    "error": {
    "code": "MESSAGE_NOT_FOUND",
    "message": "The specified message does not exist in this room"
    }
    }
    """#

  static let roomNotFound = #"""
    {
    "RC": 404,
    "RM": "Room not found",
    "error": {
    "code": "ROOM_NOT_FOUND",
    "message": "The specified room does not exist"
    }
    }
    """#
}
