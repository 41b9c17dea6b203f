import GavelModel

/// Listing rooms (docs.imkit.io, list rooms).
extension IMKitPlatform {
  func listRooms(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    let (total, page) = try roomPage(call)
    return .result([
      "totalCount": .integer(Int64(total)),
      "data": .array(page.map { listJSON(of: $0, for: call.caller.person) }),
    ])
  }

  func listRoomIDs(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    let (total, page) = try roomPage(call)
    return .result([
      "totalCount": .integer(Int64(total)), "data": .array(page.map { .string($0.id) }),
    ])
  }

  /// Returns the active rooms the caller may list, cut to the asked page, and how many there are.
  private func roomPage(
    _ call: IMKitCall
  ) throws(IMKitRefusal) -> (total: Int, page: ArraySlice<WorldRoom>) {
    // This sandbox evaluates no database queries and says so instead of ignoring one.
    guard call.parameter("q") == nil else { throw .invalid("q") }
    let skip = try call.count("skip") ?? 0
    let limit = try call.count("limit") ?? 0
    var rooms = readableRooms(of: call.caller)
    rooms.removeAll(where: \.isFrozen)
    if let text = call.parameter("updatedAfter"), !text.isEmpty {
      guard let time = moment(text) else { throw .invalid("updatedAfter") }
      rooms.removeAll { !$0.isUpdated(after: time) }
    }
    if let text = call.parameter("pref"), !text.isEmpty {
      guard let pref = JSON(reading: Array(text.utf8))?.fields else { throw .invalid("pref") }
      // Nobody in this world has tagged a room.
      if pref["tags"] != nil { rooms = [] }
    }
    try sort(&rooms, by: call.parameter("sort") ?? "")
    if try call.count("sortUnreadFirst") ?? 0 != 0, let person = call.caller.person {
      let unread = rooms.filter { self.unread(in: $0, by: person) > 0 }
      rooms = unread + rooms.filter { self.unread(in: $0, by: person) == 0 }
    }
    let rest = rooms.dropFirst(skip)
    return (rooms.count, limit == 0 ? rest : rest.prefix(limit))
  }

  /// Returns the rooms a caller can read; for the platform all of them, whoever it acts for.
  func readableRooms(of caller: IMKitCaller) -> [WorldRoom] {
    guard !caller.isPlatform, let person = caller.person else {
      return Array(world.roomsByID.values)
    }
    return Array(world.rooms(of: person))
  }

  private func sort(_ rooms: inout [WorldRoom], by order: String) throws(IMKitRefusal) {
    typealias Key = (room: WorldRoom, values: [Int64])
    var signs: [(isTime: Bool, sign: Int64)] = []
    for field in order.split(separator: " ") {
      let isDescending = field.hasPrefix("-")
      let name = isDescending ? field.dropFirst() : field
      guard name == "lastMessage" || name == "createdTime" else { throw .invalid("sort") }
      signs.append((name == "createdTime", isDescending ? -1 : 1))
    }
    var keyed: [Key] = rooms.map { room in
      let last = room.lastMessage.map { $0.created } ?? 0
      // Rooms that tie stay in the order they were made, so that pages never overlap.
      return (
        room, signs.map { ($0.isTime ? room.created : last) * $0.sign } + [Int64(room.number)]
      )
    }
    keyed.sort { $0.values.lexicographicallyPrecedes($1.values) }
    rooms = keyed.map(\.room)
  }

  /// Reads a moment as the platform does: ISO 8601 or milliseconds since 1970.
  ///
  /// Beyond the days that JavaScript's dates can name there is no moment.
  func moment(_ text: String) -> Int64? {
    let time = Int64(text) ?? Timestamp(iso8601: text)?.milliseconds
    let bound: Int64 = 8_640_000_000_000_000
    return time.flatMap { (-bound...bound).contains($0) ? $0 : nil }
  }
}

extension WorldRoom {
  /// The platform compares object ids here, so a message of the same second counts as newer.
  fileprivate func isUpdated(after time: Int64) -> Bool {
    created > time || (lastMessage.map { Int64($0.key.seconds) >= time / 1000 } ?? false)
  }
}
