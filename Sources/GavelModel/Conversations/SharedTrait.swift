/// What several messages, or several groups of reports, can have in common.
public enum SharedTrait: Hashable, Sendable {
  /// Who wrote it.
  case author(PersonID)
  /// What it says, to the letter.
  case text(String)
  /// The thread that this message began: it and its answers.
  case thread(MessageID)
  /// Where it stands.
  case room(RoomID)

  /// Returns whether a message has it.
  public func isShared(by message: Message) -> Bool {
    switch self {
    case .author(let person): message.author?.id == person
    case .text(let text): message.text == text
    case .thread(let root): message.id == root || message.replyTo == root
    case .room(let room): message.room == room
    }
  }

  /// Returns whether a group of reports has it; groups have no thread.
  public func isShared(by group: ReportGroup) -> Bool {
    switch self {
    case .author(let person): group.author?.id == person
    case .text(let text): group.text == text
    case .thread: false
    case .room(let room): group.room == room
    }
  }
}
