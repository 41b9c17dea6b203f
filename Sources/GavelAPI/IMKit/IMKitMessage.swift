import GavelModel

extension Message {
  /// Reads a message of IMKit; `nil` without an id.
  ///
  /// - Parameter asEvidence: Keeps the whole message, scrubbed, instead of what has no column.
  init?(imkit value: JSONValue, in room: RoomID, asEvidence: Bool) {
    guard let id = value["_id"]?.asIdentifier ?? value["id"]?.asIdentifier else { return nil }
    let text = value["message"]?.asText ?? ""
    let created = value.moment("createdAtMS", "createdAt")
    let touched = value.moment("updatedAtMS", "updatedAt")
    let sentAt =
      value.moment("messageTimeMS", "messageTime") ?? created ?? IMKitObjectID.time(in: id)
      ?? touched ?? Timestamp(milliseconds: 0)
    self.init(
      id: MessageID(id), room: room,
      author: value["sender"].flatMap { Person(imkit: $0, keepsRest: false) },
      type: value["messageType"]?.asText ?? "text",
      text: text.isEmpty ? IMKitSystemNames.text(in: value) : text,
      sentAt: sentAt, updatedAt: touched ?? created ?? sentAt,
      editedAt: value.moment("editedAtMS", "editedAt"),
      isPinned: value["pinned"]?.asFlag ?? value["isPined"]?.asFlag ?? false,
      isHidden: value["isHidden"]?.asFlag ?? false,
      attachments: Self.attachments(in: value),
      replyTo: value["reply"]?.reference.map { MessageID($0) },
      raw: asEvidence ? value.scrubbed.raw : value.rest(beside: Self.columns))
  }

  /// Fields that a column holds, or that only repeat one.
  private static let columns: Set<String> = [
    "_id", "id", "room", "sender", "messageType", "message", "messageTimeMS", "messageTime",
    "createdAtMS", "createdAt", "updatedAtMS", "updatedAt", "editedAtMS", "editedAt", "pinned",
    "isPined", "isHidden", "originalUrl", "images", "reply", "reactionCount",
  ]

  private static func attachments(in value: JSONValue) -> [String] {
    let images = (value["images"]?.elements ?? []).map {
      $0["originalUrl"]?.asText ?? $0["thumbnailUrl"]?.asText
    }
    return ([value["originalUrl"]?.asText] + images).compactMap { $0 }.filter { !$0.isEmpty }
  }
}

/// MongoDB's ObjectId, whose first four bytes are its creation time in seconds.
enum IMKitObjectID {
  static func time(in id: String) -> Timestamp? {
    guard id.utf8.count == 24, UInt64(id.prefix(12), radix: 16) != nil,
      UInt64(id.suffix(12), radix: 16) != nil, let seconds = Int64(id.prefix(8), radix: 16)
    else { return nil }
    return Timestamp(milliseconds: seconds * 1000)
  }
}

/// Whom a system message is about, for those that carry no text.
///
/// The platform has several spellings: `extra.members`, `extra.invitees`, `member`, and `extra` as
/// JSON inside a string.
enum IMKitSystemNames {
  static func text(in message: JSONValue) -> String {
    var extra = message["extra"]
    if case .string(let text) = extra { extra = JSONValue(parsing: text) }
    var named = extra?["members"]?.elements ?? extra?["invitees"]?.elements ?? []
    if named.isEmpty, let member = message["member"] { named = [member] }
    return named.compactMap(name).joined(separator: ", ")
  }

  private static func name(_ value: JSONValue) -> String? {
    if let nickname = value["nickname"]?.asText, !nickname.isEmpty { return nickname }
    return value.reference
  }
}
