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
