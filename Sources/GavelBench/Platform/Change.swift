import Foundation
import GavelModel

/// Something that a request asked a platform to change, read from the platform's log.
///
/// Told in other words than the client uses, so that a slip there does not hide here.
enum Change: Hashable {
  case message(String, room: String)
  case allMessages(room: String)
  case room(String)
  case member(String, room: String)
  /// A request that changes something but is none of those that Gavel has.
  case unknown(String)

  /// Returns what a request asked for; nothing for reading.
  static func of(_ request: PlatformView.Request) -> [Change] {
    guard request.method != "GET", request.method != "HEAD" else { return [] }
    let parts = request.path.split(separator: "/").map {
      $0.removingPercentEncoding ?? String($0)
    }
    switch (request.method, parts.count) {
    case ("DELETE", 4) where parts[0] == "rooms" && parts[2] == "messages":
      return [
        parts[3] == "_all" ? .allMessages(room: parts[1]) : .message(parts[3], room: parts[1])
      ]
    case ("DELETE", 2) where parts[0] == "rooms": return [.room(parts[1])]
    case ("POST", 4) where parts[0] == "rooms" && parts[2...] == ["delete", "members"]:
      struct Body: Decodable { let members: [String] }
      guard let body = try? JSONDecoder().decode(Body.self, from: Data(request.body.utf8)) else {
        // A body that cannot be read is told as what it is.
        return [.unknown("\(request.path) \(request.body)")]
      }
      return body.members.map { .member($0, room: parts[1]) }
    case ("POST", 3) where parts[0] == "api": return [ofRocketChat(parts[2], request)]
    default: return [.unknown("\(request.method) \(request.path)")]
    }
  }

  /// A call of Rocket.Chat, whose targets stand in its body.
  private static func ofRocketChat(_ call: String, _ request: PlatformView.Request) -> Change {
    struct Body: Decodable {
      var roomId: String?
      var msgId: String?
      var userId: String?
    }
    let strange = Change.unknown("\(call) \(request.body)")
    // A body that cannot be read is told as what it is.
    guard let body = try? JSONDecoder().decode(Body.self, from: Data(request.body.utf8)),
      let room = body.roomId
    else { return strange }
    switch call {
    case "chat.delete": return body.msgId.map { .message($0, room: room) } ?? strange
    case "rooms.cleanHistory": return .allMessages(room: room)
    case "rooms.delete", "channels.delete", "groups.delete", "im.delete": return .room(room)
    case "channels.kick", "groups.kick":
      return body.userId.map { .member($0, room: room) } ?? strange
    default: return strange
    }
  }

  /// What an item of a plan stands for.
  init(_ action: ModerationAction) {
    let room = action.room.rawValue
    switch action {
    case .deleteMessage(let message, _): self = .message(message.rawValue, room: room)
    case .clearRoom: self = .allMessages(room: room)
    case .deleteRoom, .deleteDirect: self = .room(room)
    case .removeMember(let person, _, _): self = .member(person.rawValue, room: room)
    case .leaveRoom(let room, _): self = .member("", room: room.rawValue)
    case .muteMember, .unmuteMember, .deactivateUser, .reactivateUser, .dismissReports,
      .deleteReported:
      self = .unknown("\(action)")
    }
  }
}
