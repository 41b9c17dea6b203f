import GavelModel
import Testing

@testable import GavelAPI

/// Ids reach exactly the resource they name, or nothing is sent.
@Suite struct AddressingTests {
  private let dialect = IMKitDialect()

  static let nasty: [(id: String, segment: String)] = [
    ("a/b", "a%2Fb"), ("../x", "..%2Fx"), ("...", "..."), ("a?b", "a%3Fb"), ("a#b", "a%23b"),
    ("a b", "a%20b"), ("a%2Fb", "a%252Fb"), ("a+b", "a%2Bb"), ("日本", "%E6%97%A5%E6%9C%AC"),
    ("a;b,c", "a%3Bb%2Cc"), ("a\\b", "a%5Cb"), ("a\r\nb", "a%0D%0Ab"), ("a\u{0}b", "a%00b"),
    ("~-._", "~-._"), ("é", "%C3%A9"), ("e\u{301}", "e%CC%81"), ("_all2", "_all2"),
    ("[x]@:$&'()*=!", "%5Bx%5D%40%3A%24%26%27%28%29%2A%3D%21"),
  ]

  @Test(arguments: nasty)
  func `every byte that is not unreserved is encoded`(id: String, segment: String) throws {
    #expect(try dialect.room(RoomID(id), kind: nil).request.path == "/rooms/\(segment)")
  }

  @Test(arguments: nasty.filter { !Self.breaking.contains($0.id) })
  func `what is changed is named as exactly`(id: String, segment: String) throws {
    #expect(try dialect.perform(.deleteRoom(RoomID(id))).request.path == "/rooms/\(segment)")
    #expect(
      try dialect.perform(.deleteMessage(MessageID(id), room: "r")).request.path
        == "/rooms/r/messages/\(segment)")
  }

  static let breaking = [
    "a/b", "../x", "a?b", "a#b", "a%2Fb", "a;b,c", "a\\b", "a\r\nb", "a\u{0}b",
    "../../lobby/messages/_all", "_all/", "_all ", "_all;x", "_all?x", "_all#",
    "general/messages/_all?",
    " m", "m\u{a0}", "%2e%2e",
  ]

  @Test(arguments: breaking)
  func `nothing is changed by an id that a proxy may read as another path`(id: String) {
    let refused = APIError.unaddressable(id: id)
    #expect(throws: refused) { try dialect.perform(.deleteMessage(MessageID(id), room: "r")) }
    #expect(throws: refused) { try dialect.perform(.deleteMessage("m", room: RoomID(id))) }
    #expect(throws: refused) { try dialect.perform(.clearRoom(RoomID(id))) }
    #expect(throws: refused) { try dialect.perform(.deleteRoom(RoomID(id))) }
    #expect(throws: refused) {
      try dialect.removeMembers(["a"], from: RoomID(id), announced: false)
    }
  }

  @Test(arguments: ["", ".", "..", "ids", "IDS", "invitations", "quitted", "createAndJoin"])
  func `a room id that means something else is refused in every call`(id: String) {
    let room = RoomID(id)
    let refused = APIError.unaddressable(id: id)
    #expect(throws: refused) { try dialect.room(room, kind: nil) }
    #expect(throws: refused) { try dialect.perform(.deleteRoom(room)) }
    #expect(throws: refused) { try dialect.perform(.clearRoom(room)) }
    #expect(throws: refused) { try dialect.perform(.deleteMessage("m", room: room)) }
    #expect(throws: refused) { try dialect.removeMembers(["a"], from: room, announced: false) }
    #expect(throws: refused) {
      try dialect.messages(in: room, hint: RoomHint(), before: nil, limit: 1, asEvidence: false)
    }
  }

  @Test(arguments: ["", ".", "..", "_all", "_ALL"])
  func `one message is never widened to all`(id: String) {
    #expect(throws: APIError.unaddressable(id: id)) {
      try dialect.perform(.deleteMessage(MessageID(id), room: "r"))
    }
  }

  @Test(arguments: [[], [""], ["a", ""]] as [[PersonID]])
  func `a removal of nobody is refused`(ids: [PersonID]) {
    #expect(throws: APIError.unaddressable(id: "")) {
      try dialect.removeMembers(ids, from: "r", announced: false)
    }
  }

  @Test func `leaving is never mixed with removing others`() async throws {
    let client = try makeClient("http://127.0.0.1:1", userID: "ana")
    let error = await failure { () async throws(APIError) in
      try await client.removeMembers(["spam", "ana"], from: "r", announced: false)
    }
    #expect(error == .unaddressable(id: "ana"))
  }
}
