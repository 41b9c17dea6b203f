import GavelAPI
import GavelModel
import Testing

/// What counts as done, and what breaks the contract.
@Suite struct EnvelopeTests {
  private let dialect = IMKitDialect()

  @Test func `a room that was not there any more is reported as nothing affected`() throws {
    let receipt = try dialect.perform(.deleteRoom("r")).reading(
      #"{"RC":0,"RM":"OK","result":{"n":0,"ok":1}}"#)
    #expect(receipt.affected == 0)
  }

  @Test func `ok 0 is a failure of the server`() throws {
    let error = try dialect.perform(.deleteRoom("r"))
      .refusal(#"{"RC":0,"RM":"OK","result":{"n":0,"ok":0}}"#, status: 200)
    #expect(error == .server(ServerAnswer(status: 200, message: "OK")))
    #expect(error?.leavesEffectOpen == true)
  }

  @Test(arguments: [
    #"{"RC":0}"#, #"{"RC":0,"RM":"OK","result":null}"#, #"{"RC":0,"RM":"OK","result":"done"}"#,
    #"{"RC":0,"RM":"OK","result":{}}"#, #"{"RC":0,"RM":7,"result":[1]}"#,
    #"{"RC":"0","RM":"OK","result":{"ok":"x"}}"#, #"{"RC":0.0,"result":{"n":"x"}}"#,
  ])
  func `a change is done by its number alone, whatever the details say`(body: String) throws {
    let receipt = try dialect.perform(.clearRoom("r")).reading(body)
    #expect(receipt.affected == nil)
    #expect(receipt.membersAfter == nil)
  }

  @Test(arguments: [
    "", "<html>login</html>", "{}", "[]", #"{"n":1,"ok":1}"#, #"{"result":{"n":1}}"#,
    #"{"RM":"OK"}"#, #"{"RC":null,"result":{}}"#, #"{"RC":0,"RM":"OK","resu"#,
    #"{"error":"UNAUTHORIZED","message":"x"}"#,
  ])
  func `a change without the platform's number is malformed and stays open`(body: String) throws {
    let error = try #require(try dialect.perform(.deleteRoom("r")).refusal(body, status: 200))
    guard case .malformed(let endpoint, _, let status) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(endpoint == "DELETE /rooms/:id")
    #expect(status == 200)
    #expect(error.leavesEffectOpen)
    #expect(error.answer == ServerAnswer(status: 200, code: "malformed"))
  }

  @Test(arguments: [
    ("", "body"), ("<html>", "body"), (#"{"RC":0,"RM":"OK"}"#, "result"),
    (#"{"RC":0,"result":{"totalCount":1}}"#, "data"),
    (#"{"RC":0,"result":{"data":7}}"#, "data"), (#"{"error":"X"}"#, "data"),
    (#"{"RC":0,"result":[]}"#, "data"),
  ])
  func `a list that is none names the field that broke`(body: String, field: String) throws {
    #expect(
      dialect.rooms(skip: 0, limit: 9).refusal(body, status: 200)
        == .malformed(endpoint: "GET /rooms", field: field, status: 200))
  }

  @Test func `a reading may come without the frame`() throws {
    #expect(
      try dialect.room("r", kind: nil).reading(#"{"_id":"r","members":["a"]}"#).room.id == "r")
    let page = try dialect.rooms(skip: 0, limit: 9).reading(#"{"data":[{"id":"r"}]}"#)
    #expect(page.rooms.map(\.room.id) == ["r"])
    #expect(page.totalCount == nil)
  }

  @Test func `an answer about another room is malformed`() throws {
    let error = try dialect.room("r", kind: nil).refusal(
      #"{"RC":0,"result":{"_id":"s"}}"#, status: 200)
    #expect(
      error == .malformed(endpoint: "GET /rooms/:id", field: "_id", status: 200))
  }

  @Test func `a profile is a person`() throws {
    let call = try #require(dialect.profile(userCredential))
    let body = """
      {"RC":0,"RM":"OK","result":{"_id":"ana","id":"ana","nickname":"Ana","isRobot":false,
       "address":{"address":"10.0.0.1"},"userAgent":"x","email":"a@b","city":"Porto","mute":[]}}
      """
    let person = try call.reading(body)
    #expect(person.id == "ana")
    #expect(person.name == "Ana")
    #expect(person.raw == RawJSON(#"{"city":"Porto"}"#))
  }

  @Test func `a redirect that was not followed is no answer`() throws {
    #expect(try dialect.room("r", kind: nil).refusal("", status: 302) == .redirected(to: ""))
  }
}
