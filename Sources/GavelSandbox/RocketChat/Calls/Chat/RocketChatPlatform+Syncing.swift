import GavelModel

/// `chat.syncMessages`: what changed and what went, since a date or along a cursor.
extension RocketChatPlatform {
  func syncMessages(_ call: RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply {
    let isOld = compat == .p6
    guard let id = call.text("roomId") else {
      throw .meteor(
        code: isOld ? "error-roomId-param-not-provided" : "error-param-required",
        reason: "The required \"roomId\" query param is missing" + (isOld ? "." : ""))
    }
    let type = isOld ? nil : call.text("type")
    guard let since = call.text("lastUpdate") else {
      guard !isOld else {
        throw .meteor(
          code: "error-lastUpdate-param-not-provided",
          reason: "The required \"lastUpdate\" query param is missing.")
      }
      guard let type else {
        throw .meteor(
          code: "error-param-required",
          reason: "The \"type\" or \"lastUpdate\" parameters must be provided")
      }
      return try syncPage(call, room(id, call), type: type)
    }
    guard let time = date(since) else {
      // The old code names the wrong parameter.
      throw .meteor(
        code: isOld ? "error-roomId-param-invalid" : "error-lastUpdate-param-invalid",
        reason: "The \"lastUpdate\" query parameter must be a valid date.")
    }
    let room = try room(id, call)
    let updated = room.messages.filter { !$0.isHidden && $0.updated > time }
      .sorted { ($0.sent, $0.key) > ($1.sent, $1.key) }
    let deleted = gone(from: room).filter { $0.deleted > time }
    return .payload([
      "result": [
        "updated": .array(updated.map { json(of: $0, in: room) }),
        "deleted": .array(deleted.map(json)),
      ]
    ])
  }

  private func room(
    _ id: String, _ call: RocketChatCall
  ) throws(RocketChatRefusal) -> ChatRoom {
    guard let room = workspace.room(id: id), canAccess(room, call.caller) else {
      throw .notAllowed("messages/get")
    }
    return room
  }

  private func gone(from room: ChatRoom) -> [Trash.Message] {
    workspace.trash.messages(of: room.id, now: workspace.stamp())
  }

  private func json(of entry: Trash.Message) -> JSON {
    [
      "_id": .string(workspace.id(of: entry.key)),
      "_deletedAt": iso8601(entry.deleted),
    ]
  }

  /// One page along the cursor of the newer servers.
  private func syncPage(
    _ call: RocketChatCall, _ room: ChatRoom, type: String
  ) throws(RocketChatRefusal) -> RocketChatReply {
    let next = try cursor(call, "next")
    let previous = try cursor(call, "previous")
    guard next == nil || previous == nil else {
      throw .meteor(
        code: "error-cursor-conflict",
        reason: "You cannot provide both \"next\" and \"previous\" parameters")
    }
    let count = try call.page(self).count
    switch type {
    case "UPDATED":
      let page = SyncPage(
        room.messages.filter { !$0.isHidden }, time: \.updated, next, previous, count)
      return payload("updated", page, page.elements.map { json(of: $0, in: room) })
    case "DELETED":
      let page = SyncPage(gone(from: room), time: \.deleted, next, previous, count)
      return payload("deleted", page, page.elements.map(json))
    default:
      throw .meteor(
        code: "error-type-param-not-supported",
        reason: "The \"type\" parameter must be either \"UPDATED\" or \"DELETED\"")
    }
  }

  private func payload<Element>(
    _ name: String, _ page: SyncPage<Element>, _ elements: [JSON]
  ) -> RocketChatReply {
    .payload([
      "result": .object([
        name: .array(elements),
        "cursor": ["next": json(page.next), "previous": json(page.previous)],
      ])
    ])
  }

  private func json(_ cursor: Int64?) -> JSON { cursor.map { .string(String($0)) } ?? .null }

  private func cursor(
    _ call: RocketChatCall, _ name: String
  ) throws(RocketChatRefusal) -> Int64? {
    guard let text = call.text(name) else { return nil }
    guard let time = Int64(text) else {
      throw .meteor(
        code: "error-\(name)-param-invalid",
        reason: "The \"\(name)\" query parameter must be a valid date.")
    }
    return time
  }
}

/// A page of records in the order of their change, with the times that lead to its neighbours.
struct SyncPage<Element> {
  private(set) var elements: [Element]
  private(set) var next: Int64?
  private(set) var previous: Int64?

  /// Takes the records after `next`, or those before `previous` with the newest first.
  init(
    _ all: [Element], time: (Element) -> Int64, _ after: Int64?, _ before: Int64?, _ count: Int
  ) {
    var found = all.filter { element in
      before.map { time(element) < $0 } ?? (time(element) > (after ?? 0))
    }
    found.sort { before == nil ? time($0) < time($1) : time($0) > time($1) }
    let hasMore = count > 0 && found.count > count
    elements = hasMore ? Array(found.prefix(count)) : found
    guard let first = elements.first, let last = elements.last else { return }
    if before != nil {
      next = time(first)
      previous = hasMore ? time(last) : nil
    } else {
      next = hasMore ? time(last) : nil
      previous = after == nil ? nil : time(first)
    }
  }
}
