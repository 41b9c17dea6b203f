/// One message, small enough that a million of them fit: seeded words are made when they are read.
struct ChatMessage {
  /// Where the words come from.
  enum Words {
    case seeded(SeededWords)
    case sent(String)
  }

  let key: ChatMessageKey
  /// Milliseconds since 1970.
  let sent: Int64
  var updated: Int64
  let author: UserIndex
  var words: Words
  private var box: DetailBox?

  init(key: ChatMessageKey, sent: Int64, author: UserIndex, words: Words) {
    self.key = key
    self.sent = sent
    self.author = author
    self.words = words
    updated = sent
  }

  var text: String {
    switch words {
    case .seeded(let words): words.text
    case .sent(let text): text
    }
  }

  /// What few messages have; absent until something is set.
  var details: MessageDetails {
    get { box?.details ?? MessageDetails() }
    set { box = DetailBox(newValue) }
  }

  /// Whether anything was ever set in ``details``: a cheap first look while searching a history.
  var hasDetails: Bool { box != nil }

  var isHidden: Bool { box?.details.isHidden ?? false }
  var type: String? { box?.details.type }
  var thread: String? { box?.details.thread }
  var discussion: String? { box?.details.discussion?.room }
  var isPinned: Bool { box?.details.pinned != nil }
}

/// Keeps the rare fields out of the message itself; never changed after it was made, so that a
/// copy of a message stays what it was.
private final class DetailBox: Sendable {
  let details: MessageDetails
  init(_ details: MessageDetails) { self.details = details }
}

/// The fields of a message that few messages have.
struct MessageDetails: Sendable {
  /// Something done by somebody at some time, in milliseconds since 1970.
  struct Mark: Hashable, Sendable {
    var time: Int64
    var user: UserIndex
  }

  /// What a thread's first message knows of its replies.
  struct Replies: Hashable, Sendable {
    var count = 0
    var last: Int64 = 0
    var people: [UserIndex] = []
  }

  /// The discussion that a message stands for in its parent room.
  struct Anchor: Hashable, Sendable {
    var room: String
    var count = 0
    var last: Int64?
  }

  /// The platform's type of a system message, `t`; `nil` for what people write.
  var type: String?
  /// The id of the thread's first message, `tmid`.
  var thread: String?
  var isShownInRoom = false
  var replies: Replies?
  var discussion: Anchor?
  var pinned: Mark?
  var edited: Mark?
  var starred: [UserIndex] = []
  var isHidden = false
  /// The message whose hidden older wording this is.
  var parent: String?
  var attachments: [JSON] = []
  /// Uploads: `_id`, `name`, `type`.
  var files: [JSON] = []
  var mentions: [JSON] = []
  var urls: [JSON] = []
  /// Who reacted, by `:name:` in the order they came.
  var reactions: [(emoji: String, usernames: [String])] = []
  /// Further fields such as `alias`, `emoji`, `avatar`, `bot`, `groupable` or `role`.
  var fields = JSONObject()
}
