/// One message, small enough that a million of them fit: seeded text is made when it is read.
struct WorldMessage {
  /// Where the words come from.
  enum Content {
    case seeded(SeededText)
    case sent(MessageBody)
  }

  struct Flags: OptionSet {
    let rawValue: UInt8
    static let edited = Flags(rawValue: 1)
    static let pinned = Flags(rawValue: 2)
    static let hidden = Flags(rawValue: 4)
    /// The sender is written as a bare id instead of an object.
    static let bareSender = Flags(rawValue: 8)
  }

  let key: MessageKey
  /// Milliseconds since 1970.
  let created: Int64
  var updated: Int64
  /// `nil` for messages of the platform itself.
  var sender: PersonIndex?
  var flags: Flags = []
  var content: Content

  var body: MessageBody {
    switch content {
    case .seeded(let text): text.body
    case .sent(let body): body
    }
  }
}

/// What a message says: its type, its text and whatever else its type carries.
final class MessageBody: Sendable {
  let type: String
  /// Usually a string; numbers and objects occur.
  let message: JSON
  /// Further fields such as `extra`, `mentions` or `originalUrl`.
  let fields: JSONObject

  init(type: String, message: JSON, fields: JSONObject = [:]) {
    self.type = type
    self.message = message
    self.fields = fields
  }

  /// The text for people and for the control call `state`.
  var text: String {
    message.text ?? (message == .null ? "" : String(decoding: message.bytes, as: UTF8.self))
  }
}
