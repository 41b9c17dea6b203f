import GavelModel

/// A message of IMKit, in any of its documented spellings.
struct IMKitMessage: Decodable {
  var id: MessageID
  var author: IMKitPerson?
  var type: String
  var text: String
  var sentAt: Timestamp
  var updatedAt: Timestamp
  var editedAt: Timestamp?
  var isPinned: Bool
  var isHidden: Bool
  var attachments: [String]
  var replyTo: MessageID?
  var rest: JSONValue?

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: FieldName.self)
    guard let id = fields.identifier("_id", "id") else { throw IMKitID.missing(decoder) }
    self.id = MessageID(id)
    author = fields.value("sender")
    type = fields.text("messageType") ?? "text"
    let text = fields.text("message") ?? ""
    self.text = text.isEmpty ? IMKitSystemNames.text(in: fields) : text
    let created = fields.moment("createdAtMS", "createdAt")
    let touched = fields.moment("updatedAtMS", "updatedAt")
    sentAt =
      fields.moment("messageTimeMS", "messageTime") ?? created ?? IMKitObjectID.time(in: id)
      ?? touched ?? Timestamp(milliseconds: 0)
    updatedAt = touched ?? created ?? sentAt
    editedAt = fields.moment("editedAtMS", "editedAt")
    isPinned = fields.flag("pinned") ?? fields.flag("isPined") ?? false
    isHidden = fields.flag("isHidden") ?? false
    attachments = Self.attachments(in: fields)
    replyTo = fields.value("reply", as: IMKitReference.self).map { MessageID($0.id) }
    rest =
      decoder.userInfo[.keepsMessagesWhole] != nil
      ? try JSONValue(from: decoder).scrubbed : fields.rest(beside: Self.columns)
  }

  func message(in room: RoomID) -> Message {
    Message(
      id: id, room: room, author: author?.person, type: type, text: text, sentAt: sentAt,
      updatedAt: updatedAt, editedAt: editedAt, isPinned: isPinned, isHidden: isHidden,
      attachments: attachments, replyTo: replyTo, raw: rest?.raw)
  }

  /// Fields that a column holds, or that only repeat one.
  private static let columns: Set<String> = [
    "_id", "id", "room", "sender", "messageType", "message", "messageTimeMS", "messageTime",
    "createdAtMS", "createdAt", "updatedAtMS", "updatedAt", "editedAtMS", "editedAt", "pinned",
    "isPined", "isHidden", "originalUrl", "images", "reply", "reactionCount",
  ]

  private static func attachments(in fields: Fields) -> [String] {
    var attachments: [String] = []
    if let url = fields.text("originalUrl"), !url.isEmpty { attachments.append(url) }
    let images = fields.elements("images", of: Image.self) ?? []
    return attachments + images.compactMap(\.url).filter { !$0.isEmpty }
  }

  private struct Image: Decodable {
    var url: String?

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: FieldName.self)
      url = fields.text("originalUrl") ?? fields.text("thumbnailUrl")
    }
  }
}

/// Something of which only the id matters here: an object with an id, or the bare id.
struct IMKitReference: Decodable {
  var id: String

  init(from decoder: any Decoder) throws {
    // Same two forms as a person's.
    if let fields = try? decoder.container(keyedBy: FieldName.self) {
      guard let id = fields.identifier("_id", "id") else { throw IMKitID.missing(decoder) }
      self.id = id
    } else {
      id = try IMKitID(from: decoder).text
    }
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
  static func text(in fields: Fields) -> String {
    var named: [JSONValue] = []
    if fields.contains("extra"), var extra = fields.value("extra", as: JSONValue.self) {
      if let text = extra.string, let inner = JSONValue(parsing: text) { extra = inner }
      named = extra["members"]?.elements ?? extra["invitees"]?.elements ?? []
    }
    if named.isEmpty, fields.contains("member"),
      let member = fields.value("member", as: JSONValue.self)
    {
      named = [member]
    }
    return named.compactMap(name).joined(separator: ", ")
  }

  private static func name(_ value: JSONValue) -> String? {
    value["nickname"]?.string ?? value["_id"]?.string ?? value["id"]?.string ?? value.string
  }
}
