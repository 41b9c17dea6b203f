import GavelModel

/// The moment `seconds` after a fixed beginning.
func at(_ seconds: Int64) -> Timestamp {
  Timestamp(milliseconds: 1_772_442_000_000 + seconds * 1000)
}

func message(
  _ id: MessageID, _ text: String = "hello", by author: Person? = Person(id: "ana", name: "Ana"),
  in room: RoomID = "lobby", sent: Int64 = 0, updated: Int64? = nil
) -> Message {
  Message(
    id: id, room: room, author: author, text: text, sentAt: at(sent),
    updatedAt: at(updated ?? sent))
}

func page(_ messages: [Message], asked: Int64 = 100, total: Int? = nil) -> MessagePage {
  MessagePage(messages: messages, totalCount: total, requestedAt: at(asked))
}

func room(
  _ id: RoomID, name: String? = nil, active: Int64 = 0, members: Int = 0,
  status: RoomStatus = .active
) -> Room {
  Room(id: id, name: name, status: status, memberCount: members, activeAt: at(active))
}

func detail(_ room: Room, members: [Member]? = nil, asked: Int64 = 100) -> RoomDetail {
  RoomDetail(room: room, members: members, requestedAt: at(asked))
}

func roomPage(_ rooms: [Room], asked: Int64 = 100) -> RoomPage {
  RoomPage(
    rooms: rooms.map { detail($0, asked: asked) }, totalCount: rooms.count,
    requestedAt: at(asked))
}

func plan(_ actions: [ModerationAction], account: PersonID = "ana") -> ActionPlan {
  ActionPlan(
    server: "https://acme.imkit.io", account: account, created: at(0), reason: "spam",
    items: actions.map { PlanItem(action: $0, digest: "d") })
}

func changes(
  _ updated: [Message] = [], deleted: [MessageID: Timestamp] = [:], asked: Int64 = 100
) -> MessageChanges {
  MessageChanges(updated: updated, deleted: deleted, requestedAt: at(asked))
}

/// A report about a message, or about the author as a person without one.
func report(
  _ id: ReportID, _ message: MessageID? = nil, in room: RoomID = "lobby", by author: PersonID = "x",
  from reporter: PersonID = "r", _ reason: String = "spam", at time: Int64 = 0
) -> Report {
  Report(
    id: id, room: message == nil ? nil : room, message: message, author: Person(id: author),
    reporter: Person(id: reporter), reason: reason, text: message.map { "text of \($0)" },
    sentAt: message == nil ? nil : at(0), time: at(time))
}
