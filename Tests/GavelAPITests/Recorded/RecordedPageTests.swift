import GavelAPI
import GavelModel
import Testing

/// Every example body of the given pages, as printed there, read by the call it belongs to.
@Suite struct RecordedPageTests {
  private let dialect = IMKitDialect()

  @Test func `a deleted room is a receipt for one document`() throws {
    let receipt = try dialect.perform(.deleteRoom("test-room-123")).reading(DeleteRoomPage.success)
    #expect(
      receipt
        == Receipt(
          answer: ServerAnswer(status: 200, message: "OK"), affected: 1, requestedAt: begun))
  }

  @Test(arguments: [DeleteMessagePage.single, DeleteMessageGuide.single])
  func `a deleted message is a receipt for one message`(body: String) throws {
    let call = try dialect.perform(
      .deleteMessage("5f890cf37d980e06f6aaf349", room: "test-room-123"))
    let receipt = try call.reading(body)
    #expect(receipt.affected == 1)
    #expect(
      receipt.answer == ServerAnswer(status: 200, message: "Message deleted successfully"))
  }

  @Test(arguments: [DeleteMessagePage.all, DeleteMessageGuide.all])
  func `a cleared room is a receipt for all its messages`(body: String) throws {
    let receipt = try dialect.perform(.clearRoom("test-room-123")).reading(body)
    #expect(receipt.affected == 145)
    #expect(receipt.answer.message == "All messages deleted successfully")
  }

  @Test(arguments: [DeleteMessagePage.unauthorized, DeleteMessageGuide.unauthorized])
  func `an expired token is unauthorized`(body: String) throws {
    let error = try dialect.perform(.deleteMessage("m", room: "r")).refusal(body, status: 401)
    #expect(
      error
        == .unauthorized(
          ServerAnswer(status: 401, code: "INVALID_TOKEN", message: "Invalid or expired token")))
  }

  @Test(arguments: [DeleteMessagePage.forbidden, DeleteMessageGuide.forbidden])
  func `a member without rights is forbidden`(body: String) throws {
    let error = try dialect.perform(.clearRoom("r")).refusal(body, status: 403)
    #expect(
      error
        == .forbidden(
          ServerAnswer(
            status: 403, code: "INSUFFICIENT_PERMISSION",
            message: "Only platform admin, room owner or room manager can delete messages")))
  }

  @Test(arguments: [DeleteMessagePage.messageNotFound, DeleteMessageGuide.messageNotFound])
  func `a missing message is not found`(body: String) throws {
    let error = try dialect.perform(.deleteMessage("m", room: "r")).refusal(body, status: 404)
    #expect(
      error
        == .notFound(
          ServerAnswer(
            status: 404, code: "MESSAGE_NOT_FOUND",
            message: "The specified message does not exist in this room")))
  }

  @Test(arguments: [DeleteMessagePage.roomNotFound, DeleteMessageGuide.roomNotFound])
  func `a missing room is not found`(body: String) throws {
    let error = try dialect.perform(.deleteMessage("m", room: "r")).refusal(body, status: 404)
    #expect(
      error
        == .notFound(
          ServerAnswer(
            status: 404, code: "ROOM_NOT_FOUND", message: "The specified room does not exist")))
  }

  @Test func `a removal tells who is in the room afterwards`() throws {
    let call = try dialect.removeMembers(["ccc", "bbb"], from: "demo-room", announced: true)
    let receipt = try call.reading(RemoveMemberPage.success)
    #expect(receipt.membersAfter == ["1485248560558", "1485248566481"])
    #expect(receipt.answer == ServerAnswer(status: 200, message: "OK"))
  }

  @Test func `the room of the removal page reads as a room too`() throws {
    let detail = try dialect.room("demo-room", kind: nil).reading(RemoveMemberPage.success)
    #expect(detail.room.id == "demo-room")
    #expect(detail.room.activeAt == Timestamp(milliseconds: 1_487_068_316_006))
    #expect(detail.members?.map(\.person.label) == ["Test AB", "Test2"])
  }
}
