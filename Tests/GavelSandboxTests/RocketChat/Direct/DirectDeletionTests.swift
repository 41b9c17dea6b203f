import Testing

@testable import GavelSandbox

@Suite struct DirectDeletionTests {
  @Test func `the examples of the given page come byte for byte`() throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.directID("alice", "bob")
    let invalid = try sandbox.call("root", "im.delete", [:])
    #expect(invalid.status == 400)
    #expect(
      invalid.text
        == #"{"success":false,"error":"must have required property 'roomId'\n must have required"#
        + #" property 'username'\n must match exactly one schema in oneOf [invalid-params]","#
        + #""errorType":"invalid-params"}"#)
    let unknown = try sandbox.call("root", "im.delete", ["roomId": "hdy9972092873h8s7s0"])
    #expect(unknown.status == 400)
    #expect(
      unknown.text
        == #"{"success":false,"error":"[invalid-channel]","errorType":"invalid-channel"}"#)
    let nobody = try sandbox.call("nobody", "im.delete", ["roomId": .string(room)])
    #expect(nobody.status == 401)
    #expect(
      nobody.text == #"{"status":"error","message":"You must be logged in to do this."}"#)
    let done = try sandbox.call("root", "im.delete", ["roomId": .string(room)])
    #expect(done.status == 200)
    #expect(done.text == #"{"success":true}"#)
    #expect(try !sandbox.hasRoom(room))
  }

  @Test(arguments: SandboxOptions.Compat.allCases)
  func `bodies are refused in the words of the validator`(_ compat: SandboxOptions.Compat) throws {
    let sandbox = try WorkspaceFixture(compat)
    let suffix = compat == .p6 ? " [invalid-params]" : ""
    let end = "must match exactly one schema in oneOf"
    let more = "must NOT have additional properties"
    let cases: [(JSON, String)] = [
      (["roomId": "a", "username": "b"], "\(more)\n \(more)\n \(end)"),
      (
        ["roomId": "a", "x": 1], "\(more)\n must have required property 'username'\n \(end)"
      ),
      (["roomId": [:]], "must be string\n must have required property 'username'\n \(end)"),
    ]
    for (body, words) in cases {
      let answer = try sandbox.call("root", "im.delete", body)
      #expect(answer.status == 400)
      #expect(answer.error == words + suffix)
      #expect(answer.errorType == "invalid-params")
    }
    for value: JSON in [5, .null, ""] {
      let answer = try sandbox.call("root", "dm.delete", ["roomId": value])
      #expect(answer.error == "[invalid-channel]")
    }
  }

  @Test func `a value that names a user means the caller's own room with them`() throws {
    let sandbox = try WorkspaceFixture()
    let shielded = try sandbox.directID("mallory", "dora.d")
    #expect(try sandbox.call("root", "im.delete", ["roomId": .string(shielded)]).isSuccess)
    #expect(try sandbox.hasRoom(shielded))
    // Somebody of that name exists, so the room itself can go by the other call only.
    #expect(try sandbox.call("root", "rooms.delete", ["roomId": .string(shielded)]).isSuccess)
    #expect(try !sandbox.hasRoom(shielded))
    let alice = JSON.string(try sandbox.userID("alice"))
    for body: JSON in [["username": "@alice"], ["roomId": alice], ["username": "alice"]] {
      #expect(try sandbox.call("root", "im.delete", body).isSuccess)
    }
    #expect(try !sandbox.hasRoom(sandbox.directID("root", "alice")))
    #expect(try sandbox.hasRoom(sandbox.directID("alice", "bob")))
  }

  @Test func `deleting again is gone by id and done again by name`() throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.directID("olga", "ulli")
    #expect(try sandbox.call("root", "im.delete", ["roomId": .string(room)]).isSuccess)
    let again = try sandbox.call("root", "im.delete", ["roomId": .string(room)])
    #expect(again.error == "[invalid-channel]")
    let reading = try sandbox.call("root", "rooms.adminRooms.getRoom?rid=\(room)")
    #expect(reading.text == #"{"success":false,"error":"not-allowed","errorType":"Not Allowed"}"#)
    let opening = try sandbox.call("olga", "im.open", ["roomId": .string(room)])
    #expect(opening.status == 403)
    #expect(opening.error == "unauthorized")
    for _ in 1...2 {
      #expect(try sandbox.call("root", "im.delete", ["username": "ulli"]).isSuccess)
    }
    // The same two people get the same id again.
    let made = try sandbox.call("ulli", "im.create", ["username": "olga"])
    #expect(try made.json["room"]?["_id"]?.text == room)
  }

  @Test(arguments: ["GENERAL", "#general", "#GENERAL", "#nowhere", ""])
  func `what is no direct room is an invalid channel`(_ value: String) throws {
    let sandbox = try WorkspaceFixture()
    let answer = try sandbox.call("root", "im.delete", ["roomId": .string(value)])
    #expect(answer.status == 400)
    #expect(answer.errorType == "invalid-channel")
  }

  @Test(arguments: SandboxOptions.Compat.allCases)
  func `access is asked first and the right to delete second`(
    _ compat: SandboxOptions.Compat
  ) throws {
    let sandbox = try WorkspaceFixture(compat)
    let room = JSON.string(try sandbox.directID("alice", "bob"))
    let details: JSON = ["method": "eraseRoom"]
    for (name, wanted): (String, JSON?) in [("ulli", nil), ("mona", details), ("alice", details)] {
      let answer = try sandbox.call(name, "im.delete", ["roomId": room])
      if compat == .p9 {
        #expect(answer.status == 403)
        #expect(answer.error == "Not allowed")
        #expect(answer.errorType == "error-forbidden")
      } else {
        #expect(answer.status == 400)
        #expect(answer.error == "Not allowed [error-not-allowed]")
        #expect(answer.errorType == "error-not-allowed")
        #expect(try answer.json["details"] == wanted)
      }
    }
    try sandbox.control("POST", "permissions", ["delete-d": ["admin", "user"]])
    #expect(try sandbox.call("alice", "im.delete", ["roomId": room]).isSuccess)
  }

  @Test func `a federated room or a vanished one is not erased`() throws {
    let sandbox = try WorkspaceFixture()
    let answer = try sandbox.call("root", "rooms.delete", ["roomId": "gone"])
    #expect(
      answer.text
        == #"{"success":false,"error":"Invalid room [error-invalid-room]","#
        + #""errorType":"error-invalid-room","details":{"method":"eraseRoom"}}"#)
  }

  @Test func `reading by a username makes the room that it reads`() throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.directID("root", "bob")
    #expect(try !sandbox.hasRoom(room))
    #expect(try sandbox.call("root", "im.messages?username=bob").isSuccess)
    #expect(try sandbox.hasRoom(room))
  }

  @Test func `reports outlive the direct room they speak of`() throws {
    let sandbox = try WorkspaceFixture()
    let before = try sandbox.state()["reports"]
    #expect(try sandbox.call("root", "rooms.delete", ["roomId": "GENERAL"]).isSuccess)
    #expect(try sandbox.state()["reports"] == before)
  }
}
