import Testing

@testable import GavelSandbox

/// Switching accounts off and on, and deleting them (contract, 10.2).
@Suite struct ActivationTests {
  private func setActive(
    _ user: String, _ isActive: Bool, by caller: String, _ sandbox: WorkspaceFixture,
    confirms: Bool = false
  ) throws -> WireAnswer {
    try sandbox.call(
      caller, "users.setActiveStatus",
      [
        "userId": .string(user), "activeStatus": .bool(isActive),
        "confirmRelinquish": .bool(confirms),
      ])
  }

  @Test func `a deactivated account loses its sessions and closes its direct rooms`() throws {
    let sandbox = try WorkspaceFixture()
    let id = try sandbox.account("leaver")
    _ = try sandbox.call("leaver", "im.create", ["username": "ulli"])
    let room = try sandbox.directID("leaver", "ulli")
    let answer = try setActive(id, false, by: "root", sandbox)
    #expect(
      try answer.json == ["user": ["_id": .string(id), "active": false], "success": true])
    #expect(try sandbox.call("leaver", "me").status == 401)
    #expect(try sandbox.room(room)["readOnly"] == true)
    let held = try sandbox.call("ulli", "subscriptions.getOne?roomId=\(room)").json
    #expect(held["subscription"]?["archived"] == true)
    #expect(try setActive(id, true, by: "root", sandbox).isSuccess)
    #expect(try sandbox.room(room)["readOnly"] == nil)
  }

  @Test(arguments: SandboxOptions.Compat.allCases)
  func `a moderator may by the route, yet the old method says no`(
    compat: SandboxOptions.Compat
  ) throws {
    let sandbox = try WorkspaceFixture(compat)
    let id = try sandbox.account("target")
    let refused = try setActive(id, false, by: "ulli", sandbox)
    #expect(refused.status == 403)
    #expect(refused.error == (compat == .p9 ? "forbidden" : "unauthorized"))
    let moderated = try setActive(id, false, by: "mona", sandbox)
    if compat == .p6 {
      #expect(moderated.errorType == "error-not-allowed")
    } else {
      #expect(moderated.isSuccess)
    }
  }

  @Test func `a last owner is not let go until it is confirmed`() throws {
    let sandbox = try WorkspaceFixture()
    let id = try sandbox.account("owner-one")
    let shared = try sandbox.channel("shared", by: "owner-one", members: ["ulli", "olga"])
    let alone = try sandbox.group("alone", by: "owner-one")
    let refused = try setActive(id, false, by: "root", sandbox)
    #expect(refused.status == 400)
    #expect(refused.error == "[user-last-owner]")
    #expect(refused.errorType == "user-last-owner")
    #expect(
      try refused.json["details"]
        == ["shouldBeRemoved": ["alone"], "shouldChangeOwner": ["shared"]])
    #expect(try setActive(id, false, by: "root", sandbox, confirms: true).isSuccess)
    #expect(try !sandbox.hasRoom(alone))
    let ulli = try sandbox.userID("ulli")
    #expect(try sandbox.room(shared)["roles"]?[ulli] == ["owner"])
  }

  @Test func `an empty public channel holds nobody back`() throws {
    let sandbox = try WorkspaceFixture()
    let id = try sandbox.account("founder")
    let room = try sandbox.channel("lonely", by: "founder")
    #expect(try sandbox.call("root", "users.delete", ["userId": .string(id)]).isSuccess)
    #expect(try sandbox.hasRoom(room))
  }

  @Test func `the last administrator stays`() throws {
    let sandbox = try WorkspaceFixture()
    let root = try sandbox.userID("root")
    let refused = try setActive(root, false, by: "root", sandbox)
    #expect(
      refused.error
        == "Leaving the app without an active admin is not allowed [error-action-not-allowed]")
    #expect(try setActive("nobody", false, by: "root", sandbox).error == "User not found")
  }

  @Test(arguments: ["Delete", "Unlink", "Keep"])
  func `what a deleted account wrote goes, changes hands or stays`(erasure: String) throws {
    let sandbox = try WorkspaceFixture()
    let id = try sandbox.account("ghost")
    let message = try sandbox.post("boo", by: "ghost", to: "GENERAL")
    _ = try sandbox.call("ghost", "im.create", ["username": "ulli"])
    let direct = try sandbox.directID("ghost", "ulli")
    let words: JSON = ["messageId": .string(message), "description": "boo?"]
    #expect(try sandbox.call("olga", "chat.reportMessage", words).isSuccess)
    try sandbox.set(["Message_ErasureType": .string(erasure)])
    #expect(try sandbox.call("ulli", "users.delete", ["userId": .string(id)]).status == 403)
    #expect(try sandbox.call("root", "users.delete", ["userId": .string(id)]).isSuccess)
    #expect(try !sandbox.hasRoom(direct))
    let stored = try sandbox.stored(message, in: "GENERAL")
    let report = try sandbox.state()["reports"]?.elements?
      .first { $0["message"]?.text == message }
    switch erasure {
    case "Delete":
      #expect(stored == nil)
      #expect(report?["closed"]?["action"] == "DELETE_USER")
    case "Unlink":
      #expect(stored?["author"] == "rocket.cat")
      #expect(report?["open"] == true)
    default:
      #expect(stored?["author"] == .string(id))
      let rows = try sandbox.call("mona", "moderation.reportsByUsers?selector=ghost").json
      #expect(rows["reports"]?.elements?.first?["isUserDeleted"] == true)
    }
    let unknown = try sandbox.call("root", "users.delete", ["userId": .string(id)])
    #expect(unknown.errorType == "error-invalid-user")
  }

  @Test func `newer servers name the rooms that went, and the cat stays`() throws {
    let sandbox = try WorkspaceFixture(.p8)
    let id = try sandbox.account("hermit")
    let room = try sandbox.group("cave", by: "hermit")
    let body: JSON = ["userId": .string(id), "confirmRelinquish": true]
    let answer = try sandbox.call("root", "users.delete", body)
    #expect(try answer.json["deletedRooms"] == [.string(room)])
    let cat = try sandbox.call("root", "users.delete", ["userId": "rocket.cat"])
    #expect(cat.errorType == "error-action-not-allowed")
    let nobody = try sandbox.call("root", "users.delete", [:])
    #expect(nobody.errorType == "error-user-param-not-provided")
  }
}
