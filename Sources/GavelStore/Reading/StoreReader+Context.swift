import GavelModel

extension StoreReader {
  /// Returns an author's messages in all rooms, newest first.
  public func recentMessages(
    of author: PersonID, limit: Int
  ) throws(StoreError) -> [Message] {
    try database.snapshot { () throws(StoreError) in
      try AuthorMessages(database: database, scanBudget: scanBudget.rows * 5).newest(
        author, limit: limit)
    }
  }

  /// Returns messages of all rooms that say nearly the same as `text`, newest first.
  ///
  /// Texts are alike when they have the same letters and digits, or, from twelve characters on,
  /// when most of their runs of three are the same. The work is bounded: of a text whose words
  /// occur everywhere, only the latest messages with them are compared.
  public func similarMessages(
    to text: String, besides message: MessageID? = nil, limit: Int
  ) throws(StoreError) -> [Message] {
    try database.snapshot { () throws(StoreError) in
      try SimilarMessages(database: database).newest(text, besides: message, limit: limit)
    }
  }

  /// Returns the conversation around a message, oldest first: up to `each` messages on each side,
  /// and the message itself where the store has it.
  ///
  /// - Parameter time: Where to look when the message is not known; `nil` finds nothing then.
  public func messagesAround(
    room: RoomID, message: MessageID?, time: Timestamp?, each: Int
  ) throws(StoreError) -> [Message] {
    try database.snapshot { () throws(StoreError) in
      try list(room).around(message, time, each: each)
    }
  }
}
