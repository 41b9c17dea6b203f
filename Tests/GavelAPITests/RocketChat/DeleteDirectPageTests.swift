import GavelModel
import Testing

@testable import GavelAPI

/// Every example of the given page, by the call it belongs to.
@Suite struct DeleteDirectPageTests {
  private let room: RoomID = "hdy9972092873h8s7s0"

  private func deletion(_ link: Link, then: [Link] = []) throws(APIError) -> Receipt {
    let record = Said.room("hdy9972092873h8s7s0", "d", #""uids":["a"],"#)
    return try follow(
      rocketChat.perform(ActionOrder(action: .deleteDirect(room))),
      [
        Link("GET rooms.adminRooms.getRoom?rid=hdy9972092873h8s7s0", record),
        Link("GET users.info?username=hdy9972092873h8s7s0", status: 400, Said.nothing), link,
      ] + then)
  }

  private func error(_ link: Link, then: [Link] = []) -> APIError? {
    do throws(APIError) {
      _ = try deletion(link, then: then)
      return nil
    } catch {
      return error
    }
  }

  @Test func `token and user id go in the two headers of the page`() {
    let headers = rocketChat.identity(
      .account(token: Secret(DeleteDirectPage.token)), userID: PersonID(DeleteDirectPage.userID))
    #expect(
      headers == [
        HTTPHeader("X-Auth-Token", Secret(DeleteDirectPage.token)),
        HTTPHeader("X-User-Id", DeleteDirectPage.userID),
      ])
  }

  @Test func `the room id is sent as the page prints it, and its success is a receipt`() throws {
    let printed = try #require(JSONValue(parsing: DeleteDirectPage.request)).text
    let receipt = try deletion(
      Link("POST im.delete", sends: printed, DeleteDirectPage.success),
      then: [
        Link(
          "GET rooms.adminRooms.getRoom?rid=hdy9972092873h8s7s0", status: 400, Said.notAllowed)
      ])
    #expect(
      receipt
        == Receipt(answer: ServerAnswer(status: 200), affected: 1, requestedAt: begun))
  }

  @Test func `the username form sends the name alone, in one call`() throws {
    let order = ActionOrder(action: .deleteDirect("", username: "bob"))
    let receipt = try follow(
      rocketChat.perform(order),
      [Link("POST im.delete", sends: #"{"username":"bob"}"#, DeleteDirectPage.success)])
    #expect(receipt.answer == ServerAnswer(status: 200))
  }

  @Test func `a wrong body is invalid, with the platform's code and words`() {
    let words =
      "must have required property 'roomId'\n must have required property 'username'\n"
      + " must match exactly one schema in oneOf [invalid-params]"
    #expect(
      error(Link("POST im.delete", status: 400, DeleteDirectPage.invalidBody))
        == .invalid(ServerAnswer(status: 400, code: "invalid-params", message: words)))
  }

  @Test func `an id that is no direct conversation is not found`() {
    #expect(
      error(Link("POST im.delete", status: 400, DeleteDirectPage.invalidChannel))
        == .notFound(
          ServerAnswer(status: 400, code: "invalid-channel", message: "[invalid-channel]")))
  }

  @Test func `a lost session is unauthorized once me says so too`() {
    let answer = ServerAnswer(status: 401, message: "You must be logged in to do this.")
    #expect(
      error(
        Link("POST im.delete", status: 401, DeleteDirectPage.unauthorized),
        then: [Link("GET me", status: 401, DeleteDirectPage.unauthorized)])
        == .unauthorized(answer))
  }
}
