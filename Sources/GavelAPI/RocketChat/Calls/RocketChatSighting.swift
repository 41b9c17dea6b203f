import GavelModel

/// What can be learnt about a room without touching it.
enum RocketChatSighting: Sendable {
  /// It is there, and this is its record.
  case seen(RocketChatRecord)
  /// There is no such room.
  case absent(ServerAnswer)
  /// It may be there; this account may not look.
  case hidden(ServerAnswer)
  /// No answer that says anything.
  case unclear(APIError)

  /// The record of a room that is there.
  var record: RocketChatRecord {
    get throws(APIError) {
      switch self {
      case .seen(let record): return record
      case .absent(let answer): throw .notFound(answer)
      case .hidden(let answer): throw .forbidden(answer)
      case .unclear(let error): throw error
      }
    }
  }
}

/// A room's own record, as one of the room calls gave it.
struct RocketChatRecord: Sendable {
  let json: JSONValue
  let requestedAt: Timestamp

  var family: RocketChatFamily? { RocketChatFamily(type: json["t"]?.asText) }
  /// The participants of a direct conversation.
  var participants: Set<PersonID>? {
    json["uids"]?.elements.map { Set($0.compactMap(\.asIdentifier).map { PersonID($0) }) }
  }
  var isTeamMain: Bool { json["teamMain"]?.asFlag == true }
}

/// Looks at rooms by calls that never create one.
///
/// `im.*` reads resolve their room id as a user first and make a conversation where there is none;
/// hence every chain that may need them begins with these looks: the record proves that the id is a
/// direct conversation's, and ``isShadowed(_:_:)`` that it is nobody's name.
enum RocketChatLook {
  typealias Next<Value: Sendable> =
    @Sendable (RocketChatSighting) throws(APIError) -> Step<Value>

  /// Looks with an administrator's eyes, else with a member's.
  ///
  /// A plain 400 `not-allowed` of the first call means "no such room" there (a missing permission
  /// has another code). From 9.0 on both may be one 403: then a listing that is answered proves the
  /// permission, and so the room's absence.
  static func at<Value>(
    _ room: RoomID, _ next: @escaping Next<Value>
  ) throws(APIError) -> Endpoint<Value> {
    let id = try addressable(room)
    return RocketChatCall.get("rooms.adminRooms.getRoom", [("rid", id)]).leads {
      reply throws(APIError) in
      switch reply {
      case .good(let body): return try next(seen(body, body.json, as: id))
      case .bad(let fault):
        if fault.status == 400, fault.code == "not-allowed" {
          return try next(.absent(fault.answer))
        }
        if fault.status == 403 { return .then(permission(id, fault.answer, next)) }
        guard fault.isRefusal || fault.isUnknownRoute else {
          return try next(.unclear(fault.error))
        }
        return .then(asMember(id, next))
      }
    }
  }

  /// Looks and goes on with the record; a room that cannot be seen ends the chain.
  static func record<Value>(
    of room: RoomID,
    _ next: @escaping @Sendable (RocketChatRecord) throws(APIError) -> Step<Value>
  ) throws(APIError) -> Endpoint<Value> {
    try at(room) { sighting throws(APIError) in try next(try sighting.record) }
  }

  /// Whether a user is called by the room's id, so that calls for direct conversations would take
  /// the id for that user.
  ///
  /// A name that may not be looked for counts as nobody's; a server in trouble has not looked.
  static func isShadowed<Value>(
    _ room: RoomID, _ next: @escaping @Sendable (Bool) throws(APIError) -> Step<Value>
  ) throws(APIError) -> Endpoint<Value> {
    RocketChatCall.get("users.info", [("username", try addressable(room))]).leads {
      reply throws(APIError) in
      switch reply {
      case .good: return try next(true)
      case .bad(let fault):
        guard fault.status >= 400, fault.status < 500 else { throw fault.error }
        return try next(false)
      }
    }
  }

  private static func permission<Value>(
    _ id: String, _ refusal: ServerAnswer, _ next: @escaping Next<Value>
  ) -> Endpoint<Value> {
    RocketChatCall.page("rooms.adminRooms", skip: 0, limit: 1, [("types", "c")]).leads {
      reply throws(APIError) in
      switch reply {
      case .good: return try next(.absent(refusal))
      case .bad(let fault):
        guard fault.isRefusal || fault.isUnknownRoute else {
          return try next(.unclear(fault.error))
        }
        return .then(asMember(id, next))
      }
    }
  }

  private static func asMember<Value>(_ id: String, _ next: @escaping Next<Value>) -> Endpoint<
    Value
  > {
    RocketChatCall.get("rooms.info", [("roomId", id)]).leads { reply throws(APIError) in
      switch reply {
      case .good(let body): return try next(seen(body, body["room"], as: id))
      case .bad(let fault):
        if case .notFound = fault.error { return try next(.absent(fault.answer)) }
        return try next(fault.isRefusal ? .hidden(fault.answer) : .unclear(fault.error))
      }
    }
  }

  private static func seen(
    _ body: RocketChatBody, _ record: JSONValue?, as id: String
  ) -> RocketChatSighting {
    guard let record, record["_id"]?.asIdentifier == id else {
      return .unclear(body.malformed("_id"))
    }
    return .seen(RocketChatRecord(json: record, requestedAt: body.requestedAt))
  }

  /// A room's id as it may stand in a call.
  ///
  /// - Throws: ``APIError/unaddressable(id:)`` for an empty one, and for one that begins with `#`
  ///   or `@`: the platform would read the rest as the name of a room or user.
  static func addressable(_ room: RoomID) throws(APIError) -> String {
    let id = room.rawValue
    guard let first = id.first, first != "#", first != "@" else { throw .unaddressable(id: id) }
    return id
  }
}
