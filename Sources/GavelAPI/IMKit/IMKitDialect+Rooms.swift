import Foundation
import GavelModel

/// Reading rooms and people: docs.imkit.io, "List Rooms", "Get a Room", "Get a User".
extension IMKitDialect {
  /// `GET /me`; an API key is no account.
  public func profile(_ credential: Credential) -> Endpoint<Person>? {
    guard case .user = credential else { return nil }
    return Endpoint(name: "GET /me", request: HTTPRequest(.get, "/me")) {
      response throws(APIError) in
      let result = try Self.result(of: response, "GET /me")
      guard let person = Person(imkit: result, keepsRest: true) else {
        throw Self.malformed(response, "GET /me", "_id")
      }
      return person
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
      let list = try Self.list(in: response, "GET /rooms")
      let rooms = list.elements.compactMap { element -> RoomDetail? in
        var detail = RoomDetail(imkit: element, requestedAt: response.requestedAt)
        let tellsRoles = element["memberProperties"] != nil && element["owner"] != nil
        if !tellsRoles, detail?.room.kind != .direct { detail?.members = nil }
        return detail
      }
      return RoomPage(
        rooms: rooms, totalCount: list.totalCount, requestedAt: response.requestedAt)
    }
  }

  /// `GET /rooms/:id`, the platform's only member list.
  ///
  /// An answer about another room than the one asked for is malformed.
  public func room(_ id: RoomID, kind: RoomKind?) throws(APIError) -> Endpoint<RoomDetail> {
    let name = "GET /rooms/:id"
    return Endpoint(name: name, request: HTTPRequest(.get, try Self.path(of: id))) {
      response throws(APIError) in
      let result = try Self.result(of: response, name)
      guard let detail = RoomDetail(imkit: result, requestedAt: response.requestedAt),
        detail.room.id == id
      else { throw Self.malformed(response, name, "_id") }
      return detail
    }
  }

  /// `DELETE /rooms/:id`: docs.imkit.io, "Delete a Room".
  ///
  /// The result is the database's own `{n, ok}`: `ok` 0 is a failure, `n` 0 a room that was not
  /// there any more.
  func deleteRoom(_ id: RoomID) throws(APIError) -> Endpoint<Receipt> {
    try Self.change("DELETE /rooms/:id", .delete, Self.path(ofChanged: id))
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
