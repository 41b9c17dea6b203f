import Foundation
import GavelModel

/// Reading rooms and people: docs.imkit.io, "List Rooms", "Get a Room", "Get a User".
extension IMKitDialect {
  /// `GET /me`; an API key is no account.
  public func profile(_ credential: Credential) -> Endpoint<Person>? {
    guard case .user = credential else { return nil }
    return Endpoint(name: "GET /me", request: HTTPRequest(.get, "/me")) {
      response throws(APIError) in
      try Self.value(
        IMKitPerson.self, of: response, "GET /me", keeping: [.keepsPeopleWhole]
      ).person
    }
  }

  /// `GET /rooms`, oldest room first, because activity reorders the platform's usual order while
  /// pages are read.
  ///
  /// A page tells roles only sometimes; where it does not, its rooms carry no member list, so that
  /// nobody loses a role by it. Rooms without an id are left out.
  public func rooms(skip: Int, limit: Int) -> Endpoint<RoomPage> {
    let query = [
      QueryItem("skip", String(max(0, skip))), QueryItem("limit", String(max(1, limit))),
      QueryItem("sort", "createdTime"),
    ]
    return Endpoint(name: "GET /rooms", request: HTTPRequest(.get, "/rooms", query: query)) {
      response throws(APIError) in
      let page = try Self.value(
        IMKitPage<IMKitRoom>.self, of: response, "GET /rooms", keeping: [.keepsPeopleWhole])
      let rooms = page.data.readable.map { found in
        let isCertain = found.tellsRoles || found.room.kind == .direct
        return RoomDetail(
          room: found.room, members: isCertain ? found.members : nil,
          requestedAt: response.requestedAt)
      }
      return RoomPage(
        rooms: rooms, totalCount: page.totalCount, requestedAt: response.requestedAt)
    }
  }

  /// `GET /rooms/:id`, the platform's only member list.
  ///
  /// An answer about another room than the one asked for is malformed.
  public func room(_ id: RoomID) throws(APIError) -> Endpoint<RoomDetail> {
    let name = "GET /rooms/:id"
    return Endpoint(name: name, request: HTTPRequest(.get, try Self.path(of: id))) {
      response throws(APIError) in
      let found = try Self.value(
        IMKitRoom.self, of: response, name, keeping: [.keepsPeopleWhole])
      guard found.room.id == id else {
        throw .malformed(endpoint: name, field: "result._id", status: response.status)
      }
      return RoomDetail(
        room: found.room, members: found.members, requestedAt: response.requestedAt)
    }
  }

  /// `DELETE /rooms/:id`: docs.imkit.io, "Delete a Room".
  ///
  /// The result is the database's own `{n, ok}`: `ok` 0 is a failure, `n` 0 a room that was not
  /// there any more.
  public func deleteRoom(_ id: RoomID) throws(APIError) -> Endpoint<Receipt> {
    try Self.change("DELETE /rooms/:id", .delete, Self.path(of: id))
  }

  /// A call that changes something and answers with a receipt.
  static func change(
    _ name: String, _ method: HTTPMethod, _ path: String, body: Data? = nil
  ) -> Endpoint<Receipt> {
    Endpoint(
      name: name, request: HTTPRequest(method, path, headers: [Self.json], body: body)
    ) { response throws(APIError) in
      try receipt(of: response, name)
    }
  }
}

/// A page of a list.
struct IMKitPage<Element: Decodable>: Decodable {
  var totalCount: Int?
  var data: Elements<Element>

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: FieldName.self)
    totalCount = fields.integer("totalCount").flatMap(Int.init(exactly:))
    data = try fields.decode(Elements<Element>.self, forKey: "data")
  }
}
