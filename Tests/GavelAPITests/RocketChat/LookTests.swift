import GavelModel
import Testing

@testable import GavelAPI

/// Looking at a room: there, absent, or closed to this account.
@Suite struct LookTests {
  /// The look alone, through an action that needs nothing but the room's kind.
  private func end(_ links: [Link]) throws -> APIError? {
    let order = ActionOrder(action: .removeMember("u", room: "r", announced: true))
    return refusal(try rocketChat.perform(order), links)
  }

  private let look = "GET rooms.adminRooms.getRoom?rid=r"
  private let info = "GET rooms.info?roomId=r"

  @Test func `an administrator's plain no means that there is no such room`() throws {
    #expect(
      try end([Link(look, status: 400, Said.notAllowed)])
        == .notFound(ServerAnswer(status: 400, code: "not-allowed", message: "Not Allowed")))
  }

  @Test func `a 403 is no such room where a listing is answered`() throws {
    let links = [
      Link(look, status: 403, Said.forbidden9),
      Link(
        "GET rooms.adminRooms?types=c&offset=0&count=1",
        #"{"success":true,"rooms":[],"total":0}"#),
    ]
    #expect(try end(links)?.name == "notFound")
  }

  @Test func `a 403 for a listing too leads to the member's own look`() throws {
    let links = [
      Link(look, status: 403, Said.forbidden9),
      Link(
        "GET rooms.adminRooms?types=c&offset=0&count=1", status: 403, Said.forbidden9),
      Link(info, status: 403, Said.forbidden9),
    ]
    #expect(try end(links)?.name == "forbidden")
  }

  @Test(arguments: [(400, Said.notAuthorized), (404, "404 Not Found")])
  func `without permission or route the room is looked at as a member`(
    status: Int, body: String
  ) throws {
    let first = Link(look, status: status, body)
    #expect(try end([first, Link(info, status: 400, Said.noSuchRoom)])?.name == "notFound")
    #expect(try end([first, Link(info, status: 400, Said.notAllowed)])?.name == "forbidden")
    let group = #"{"room":\#(Said.room("r", "p")),"success":true}"#
    let kick = Link("POST groups.kick", sends: #"{"roomId":"r","userId":"u"}"#)
    #expect(try end([first, Link(info, group), kick]) == nil)
  }

  @Test func `a record of another room is malformed`() throws {
    #expect(try end([Link(look, Said.room("x", "c"))])?.name == "malformed")
  }

  @Test func `a server in trouble is said to be that`() throws {
    #expect(try end([Link(look, status: 502, "<html>")])?.name == "gateway")
  }

  @Test(arguments: ["", "#general", "@bob"])
  func `an id that the platform would read as a name is not sent`(id: String) {
    let room = RoomID(id)
    func error(_ action: ModerationAction) -> String? {
      do throws(APIError) {
        _ = try rocketChat.perform(ActionOrder(action: action))
        return nil
      } catch { return error.name }
    }
    #expect(error(.deleteDirect(room)) == "unaddressable")
    #expect(error(.deleteDirect("", username: id)) == "unaddressable")
    #expect(error(.deleteRoom(room)) == "unaddressable")
    #expect(error(.clearRoom(room)) == "unaddressable")
    #expect(error(.leaveRoom(room, announced: false)) == "unaddressable")
  }
}
