/// What somebody told the moderators, about a message or about a user.
struct ModerationReport {
  /// What is reported; a message is kept as it was when it was reported.
  enum Subject {
    case message(Snapshot)
    case user(UserIndex)
  }

  /// A reported message with its room, as they were then.
  struct Snapshot {
    let message: String
    let room: String
    let author: UserIndex
    let messageJSON: JSON
    let roomJSON: JSON
  }

  /// How a report was closed.
  struct Closing: Hashable {
    let time: Int64
    let moderator: UserIndex
    let reason: String
    let action: String
  }

  /// 24 hexadecimal digits.
  let id: String
  let reason: String
  let reporter: UserIndex
  /// Milliseconds since 1970.
  let time: Int64
  let subject: Subject
  var closing: Closing?

  var isOpen: Bool { closing == nil }

  var snapshot: Snapshot? {
    switch subject {
    case .message(let snapshot): snapshot
    case .user: nil
    }
  }

  var reportedUser: UserIndex? {
    switch subject {
    case .message: nil
    case .user(let user): user
    }
  }
}
