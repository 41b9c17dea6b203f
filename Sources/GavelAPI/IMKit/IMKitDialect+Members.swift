import Foundation
import GavelModel

/// Members: docs.imkit.io, "Remove a Member".
extension IMKitDialect {
  /// `POST /rooms/:id/delete/members`; the caller's own id alone means leaving.
  ///
  /// Each id is sent once, in the order given.
  public func removeMembers(
    _ ids: [PersonID], from room: RoomID, announced: Bool
  ) throws(APIError) -> Endpoint<Receipt> {
    var seen: Set<PersonID> = []
    let members = ids.filter { seen.insert($0).inserted }
    guard !members.isEmpty, !members.contains("") else { throw .unaddressable(id: "") }
    let body = JSONValue.fields([
      "members": .array(members.map { .string($0.rawValue) }), "systemMessage": .bool(announced),
    ])
    return try Self.change(
      "POST /rooms/:id/delete/members", .post, Self.path(ofChanged: room) + "/delete/members",
      body: Data(body.text.utf8))
  }
}
