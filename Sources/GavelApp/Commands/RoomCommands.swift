import GavelModel
import GavelStore

/// The commands `gavel rooms` and `gavel members`.
enum RoomCommands {
  /// Prints the rooms of the store, the most recently active first.
  static func rooms(_ context: CommandContext) async throws -> ExitStatus {
    let filter = try context.filter(for: .rooms)
    let reader = try context.reader()
    let printer = ListPrinter<Room>(
      context.output,
      columns: [
        .key("ROOM"), .word("TYPE", rank: 3), .word("STATUS", rank: 4),
        .number("MEMBERS", rank: 2), .number("MESSAGES", rank: 1), .text("NAME"),
      ],
      cells: {
        [
          $0.id.rawValue, $0.kind.name, $0.status.rawValue, String($0.memberCount),
          // What is closed to the account is not empty, only unknown.
          $0.mayRead == false && $0.messageCount == 0 ? "-" : String($0.messageCount),
          $0.shownName ?? "",
        ]
      }, json: json)
    try await context.print(printer, empty: "The store has no rooms.") { last, limit in
      let window = try await reader.rooms(
        matching: filter, last.map { .after($0.listKey) } ?? .first, limit: limit)
      return (window.rows, window.hasLater)
    }
    await context.tellLeftOut(by: reader)
    return .done
  }

  /// Prints the members of a room, its staff first.
  static func members(_ room: RoomID, _ context: CommandContext) async throws -> ExitStatus {
    let filter = try context.filter(for: .members)
    let reader = try context.reader()
    guard try await reader.room(room) != nil else { throw ReadingError.unknownRoom(room) }
    let printer = ListPrinter<Member>(
      context.output,
      columns: [
        .key("MEMBER"), .word("ROLE", rank: 1), .text("NAME"),
      ],
      cells: { [$0.id.rawValue, $0.role.rawValue, $0.person.name ?? ""] }, json: json)
    try await context.print(printer, empty: "The store has no members of this room.") {
      last, limit in
      let window = try await reader.members(
        of: room, matching: filter, last.map { .after($0.listKey) } ?? .first, limit: limit)
      return (window.rows, window.hasLater)
    }
    await context.tellLeftOut(by: reader)
    return .done
  }

  private static func json(_ room: Room) -> JSONValue {
    [
      "id": JSONValue(room.id), "name": JSONValue(room.name), "type": .string(room.kind.name),
      "status": .string(room.status.rawValue), "memberCount": JSONValue(room.memberCount),
      "messageCount": JSONValue(room.messageCount), "activeAt": JSONValue(room.activeAt),
      "mayRead": room.mayRead.map(JSONValue.boolean) ?? .null,
    ]
  }

  private static func json(_ member: Member) -> JSONValue {
    [
      "id": JSONValue(member.id), "name": JSONValue(member.person.name),
      "role": .string(member.role.rawValue),
    ]
  }
}
