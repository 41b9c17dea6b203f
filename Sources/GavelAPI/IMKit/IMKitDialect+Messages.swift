import Foundation
import GavelModel

/// Messages: docs.imkit.io, "List Messages" and "Delete a Message".
extension IMKitDialect {
  /// `GET /rooms/:id/messages/v3`, backwards from `before`.
  ///
  /// The anchor may come back as the first element (the vendor's own client drops it there); a
  /// message without an id is left out.
  public func messages(
    in room: RoomID, hint: RoomHint, before: HistoryAnchor?, limit: Int, asEvidence: Bool
  ) throws(APIError) -> Endpoint<MessagePage> {
    let name = "GET /rooms/:id/messages/v3"
    var query = [QueryItem("limit", String(min(100, max(1, limit))))]
    if let before { query.append(QueryItem("beforeMessage", before.message.rawValue)) }
    let request = HTTPRequest(.get, try Self.path(of: room) + "/messages/v3", query: query)
    return Endpoint(name: name, request: request) { response throws(APIError) in
      let list = try Self.list(in: response, name)
      return MessagePage(
        messages: list.elements.compactMap {
          Message(imkit: $0, in: room, asEvidence: asEvidence)
        },
        totalCount: list.totalCount, requestedAt: response.requestedAt)
    }
  }

  /// The count and the newest of the room's latest page.
  public func seal(
    of room: RoomID, kind: RoomKind?, withDiscussions: Bool
  ) throws(APIError) -> Endpoint<RoomSeal> {
    try messages(in: room, hint: RoomHint(kind: kind), before: nil, limit: 20, asEvidence: false)
      .map(\.roomSeal)
  }

  /// `DELETE /rooms/:id/messages/:messageID`.
  func deleteMessage(
    _ id: MessageID, in room: RoomID
  ) throws(APIError) -> Endpoint<Receipt> {
    try Self.change(
      "DELETE /rooms/:id/messages/:messageID", .delete, Self.path(ofChanged: id, in: room))
  }

  /// `DELETE /rooms/:id/messages/_all`.
  func clearRoom(_ id: RoomID) throws(APIError) -> Endpoint<Receipt> {
    try Self.change("DELETE /rooms/:id/messages/_all", .delete, Self.pathOfAllMessages(in: id))
  }
}
