import GavelModel

extension Message {
  /// Reads a message; `nil` without an id, or when it stands in another room.
  ///
  /// - Parameter asEvidence: Keeps the whole message, scrubbed, instead of what has no column.
  init?(rocketChat value: JSONValue, in room: RoomID, asEvidence: Bool) {
    guard let id = value["_id"]?.asIdentifier,
      value["rid"]?.asIdentifier.map({ $0 == room.rawValue }) ?? true
    else { return nil }
    var author = Person(rocketChat: value["u"])
    if value["bot"].map({ $0 != .bool(false) && $0 != .null }) == true { author?.isBot = true }
    let touched = value["_updatedAt"]?.asMoment
    let sentAt = value["ts"]?.asMoment ?? touched ?? Timestamp(milliseconds: 0)
    self.init(
      id: MessageID(id), room: room, author: author,
      type: value["t"]?.asText.flatMap { $0.isEmpty ? nil : $0 } ?? "text",
      text: RocketChatContent.text(of: value), sentAt: sentAt, updatedAt: touched,
      editedAt: value["editedAt"]?.asMoment, isPinned: value["pinned"]?.asFlag ?? false,
      attachments: RocketChatContent.attachments(in: value),
      replyTo: value["tmid"]?.asIdentifier.map { MessageID($0) },
      replyCount: value["tcount"]?.asCount ?? 0,
      discussion: value["drid"]?.asIdentifier.map { RoomID($0) },
      raw: asEvidence ? value.scrubbed.raw : value.rest(beside: Self.columns))
  }

  /// Fields that a column holds, or that only repeat one.
  private static let columns: Set<String> = [
    "_id", "rid", "u", "t", "msg", "md", "ts", "_updatedAt", "editedAt", "pinned", "file",
    "files", "tmid", "tcount", "drid",
  ]
}

/// What a reader sees of a message, and whether there is anything left to see.
enum RocketChatContent {
  /// Whether the platform keeps the record but shows no message: deleted, or hidden by history.
  static func isRemoved(_ value: JSONValue) -> Bool {
    isPlaceholder(value) || value["_hidden"]?.asFlag == true
  }

  /// Whether the message was deleted and its record stays, such as that of a thread's beginning.
  static func isPlaceholder(_ value: JSONValue) -> Bool { value["t"]?.asText == "rm" }

  /// The text; for an upload without one its caption, which stands in the attachment.
  static func text(of value: JSONValue) -> String {
    if let text = value["msg"]?.asText, !text.isEmpty { return text }
    let captions = (value["attachments"]?.elements ?? []).compactMap { $0["description"]?.asText }
    return captions.first { !$0.isEmpty } ?? ""
  }

  /// Names of uploaded files, else titles or addresses of what is attached; quotes are no files.
  static func attachments(in value: JSONValue) -> [String] {
    let files = (value["files"]?.elements ?? [value["file"]].compactMap(\.self))
      .filter { $0["typeGroup"]?.asText != "thumb" }
      .compactMap { $0["name"]?.asText }.filter { !$0.isEmpty }
    guard files.isEmpty else { return files }
    return (value["attachments"]?.elements ?? [])
      .filter { $0["message_link"] == nil }
      .compactMap { attachment in
        ["title", "title_link", "image_url", "audio_url", "video_url"].lazy
          .compactMap { attachment[$0]?.asText }.first { !$0.isEmpty }
      }
  }
}
