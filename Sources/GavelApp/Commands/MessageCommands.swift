import GavelModel
import GavelStore

/// The commands `gavel messages` and `gavel search`.
enum MessageCommands {
  /// Rows of a conversation around a message when no limit is given.
  private static let contextRows = 21

  /// Prints the messages of a room, newest first.
  static func messages(
    _ room: RoomID, around message: MessageID?, _ context: CommandContext
  ) async throws -> ExitStatus {
    let filter = try context.filter(for: .messages)
    let reader = try context.reader()
    guard let known = try await reader.room(room) else { throw ReadingError.unknownRoom(room) }
    let empty =
      known.mayRead == false
      ? "This account cannot read this room." : "The store has no messages of this room."
    guard let message else {
      try await context.print(printer(context), empty: empty) { last, limit in
        let window = try await reader.messages(
          in: room, matching: filter, last.map { .before($0.listKey) } ?? .last, limit: limit)
        return (window.rows.reversed(), window.hasEarlier)
      }
      await context.tellLeftOut(by: reader)
      return .done
    }
    guard let found = try await reader.message(message, in: room) else {
      throw ReadingError.unknownMessage(message, room: room)
    }
    let window = try await reader.messages(
      in: room, .around(found.listKey),
      limit: context.invocation.limit ?? contextRows)
    try await context.print(printer(context), empty: empty) { _, _ in
      (window.rows.reversed(), false)
    }
    return .done
  }

  /// Prints the messages that match in text, author or room, newest first.
  static func search(_ query: String, _ context: CommandContext) async throws -> ExitStatus {
    let filter = try context.filter(query, as: "QUERY", for: .search)
    let reader = try context.reader()
    var key: SearchKey?
    try await context.print(printer(context), empty: "Nothing matches.") { _, limit in
      let page = try await reader.search(filter, after: key, limit: limit)
      key = page.next
      return (page.messages, page.next != nil)
    }
    await context.tellLeftOut(by: reader)
    return .done
  }

  private static func printer(_ context: CommandContext) -> ListPrinter<Message> {
    ListPrinter(
      context.output,
      columns: [
        .word("TIME", rank: 2), .id("ROOM", rank: 3), .key("MESSAGE"), .id("AUTHOR", rank: 1),
        .text("TEXT"),
      ],
      cells: { message in
        [
          message.sentAt.iso8601, message.room.rawValue, message.id.rawValue,
          message.author?.id.rawValue ?? "", message.summary,
        ]
      }, json: json)
  }

  private static func json(_ message: Message) -> JSONValue {
    [
      "id": JSONValue(message.id), "room": JSONValue(message.room),
      "author": JSONValue(message.author?.id), "type": .string(message.type),
      "text": .string(message.text), "time": JSONValue(message.sentAt),
      "authorName": JSONValue(message.author?.name), "edited": JSONValue(message.editedAt),
      "isPinned": .boolean(message.isPinned), "isHidden": .boolean(message.isHidden),
      "attachments": .array(message.attachments.map { .string($0) }),
      "replyTo": JSONValue(message.replyTo),
    ]
  }
}

extension Message {
  /// The text, or what stands for it when the message is something else than text.
  fileprivate var summary: String {
    let marks = attachments.map { "[\($0)]" }
    let kind = type == "text" || !text.isEmpty ? [] : ["(\(type))"]
    return (kind + (text.isEmpty ? [] : [text]) + marks).joined(separator: " ")
  }
}
