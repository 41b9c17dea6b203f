import GavelModel
import Testing

@testable import GavelAPI

/// The safe way to delete a direct conversation by its id, step by step.
@Suite struct DirectDeletionTests {
  private let look = "GET rooms.adminRooms.getRoom?rid=alicebob"
  private let shadow = Link("GET users.info?username=alicebob", status: 400, Said.nothing)
  private let deletion = Link("POST im.delete", sends: #"{"roomId":"alicebob"}"#)

  private func call(_ participants: [PersonID]? = ["b2", "a1"]) throws -> Endpoint<Receipt> {
    var facts = TargetFacts()
    facts.participants = participants
    return try rocketChat.perform(ActionOrder(action: .deleteDirect("alicebob"), facts: facts))
  }

  private func end(_ links: [Link], _ participants: [PersonID]? = ["b2", "a1"]) throws -> APIError?
  {
    refusal(try call(participants), links)
  }

  @Test func `record, name, deletion and a last look follow each other`() throws {
    let receipt = try follow(
      call(),
      [
        Link(look, Said.direct), shadow, deletion,
        Link(look, status: 400, Said.notAllowed),
      ])
    #expect(
      receipt == Receipt(answer: ServerAnswer(status: 200), affected: 1, requestedAt: begun))
  }

  @Test(arguments: [
    Said.room("alicebob", "c"), Said.room("alicebob", "p", #""uids":["a1","b2"],"#),
    Said.room("alicebob", "d", #""uids":["a1","b2","c3"],"#),
    Said.room("alicebob", "d", #""uids":["a1"],"#), Said.room("alicebob", "d"),
  ])
  func `another room than the confirmed one is left alone`(record: String) throws {
    #expect(
      try end([Link(look, record)])
        == .changed(ServerAnswer(code: "notTheSameConversation")))
  }

  @Test func `where nobody looked before any participants will do`() throws {
    let links = [
      Link(look, Said.direct), shadow, deletion, Link(look, status: 400, Said.notAllowed),
    ]
    #expect(try end(links, nil) == nil)
  }

  @Test func `a user who is called by the room's id shields it, and nothing is sent`() throws {
    let user = Link(
      "GET users.info?username=alicebob",
      #"{"user":{"_id":"e","username":"alicebob"},"success":true}"#)
    #expect(
      try end([Link(look, Said.direct), user])
        == .changed(ServerAnswer(code: "shadowed")))
  }

  @Test(arguments: [(403, Said.forbidden9), (404, "404 Not Found")])
  func `a name that may not be looked for does not stop it`(status: Int, body: String) throws {
    let links = [
      Link(look, Said.direct),
      Link("GET users.info?username=alicebob", status: status, body), deletion,
      Link(look, status: 400, Said.notAllowed),
    ]
    #expect(try end(links) == nil)
  }

  @Test func `a room that outlives its deletion is said to be there`() throws {
    #expect(
      try end([Link(look, Said.direct), shadow, deletion, Link(look, Said.direct)])
        == .invalid(ServerAnswer(code: "stillThere")))
  }

  @Test func `the same id with a later date is a new conversation`() throws {
    let again = Said.direct.replacing("2026-10-01T08", with: "2026-11-21T05")
    #expect(
      try end([Link(look, Said.direct), shadow, deletion, Link(look, again)]) == nil)
  }

  @Test func `a last look that tells nothing leaves the platform's word`() throws {
    let receipt = try follow(
      call(),
      [Link(look, Said.direct), shadow, deletion, Link(look, status: 502, "<html>")])
    #expect(receipt.answer == ServerAnswer(status: 200, code: "unverified"))
  }

  @Test func `an account without administration looks as a member, before and after`() throws {
    let refused = Link(look, status: 400, Said.notAuthorized)
    let info = "GET rooms.info?roomId=alicebob"
    let links = [
      refused, Link(info, #"{"room":\#(Said.direct),"success":true}"#), shadow, deletion,
      refused, Link(info, status: 400, Said.noSuchRoom),
    ]
    #expect(try end(links) == nil)
    #expect(try end([refused, Link(info, status: 400, Said.notAllowed)])?.name == "forbidden")
  }

  @Test(arguments: [
    (400, DeleteDirectPage.invalidChannel, "notFound"),
    (400, FaultTableTests.notAllowed, "forbidden"), (403, Said.forbidden9, "forbidden"),
    (404, "404 Not Found", "unsupported"),
  ])
  func `the deletion's own no is final`(status: Int, body: String, name: String) throws {
    let links = [
      Link(look, Said.direct), shadow, Link("POST im.delete", status: status, body),
    ]
    #expect(try end(links)?.name == name)
  }

  @Test func `one that is gone already is not found before anything is sent`() throws {
    #expect(try end([Link(look, status: 400, Said.notAllowed)])?.name == "notFound")
  }

  @Test func `deleting a room that is direct goes the same way`() throws {
    let links = [
      Link(look, Said.direct), shadow, deletion, Link(look, status: 400, Said.notAllowed),
    ]
    for kind in ["direct", nil] {
      let order = ActionOrder(
        action: .deleteRoom("alicebob"), facts: TargetFacts(roomKind: kind))
      #expect(refusal(try rocketChat.perform(order), links) == nil)
    }
  }
}
