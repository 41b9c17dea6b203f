import Testing

@testable import GavelSandbox

/// Accounts: how they come, what is told of them, what changes (contract, 10).
@Suite struct AccountTests {
  @Test func `a new account signs in at once and is in the default rooms`() throws {
    let sandbox = try WorkspaceFixture()
    let id = try sandbox.account("newcomer")
    #expect(try sandbox.call("newcomer", "me").json["_id"] == .string(id))
    #expect(try sandbox.room("GENERAL")["members"]?.texts?.contains(id) == true)
    let again = try sandbox.call(
      "root", "users.create",
      ["name": "x", "username": "NewComer", "password": "x", "email": "x@example.test"])
    #expect(again.errorType == "error-field-unavailable")
    let body: JSON = ["name": "x", "username": "x", "password": "x", "email": "x@example.test"]
    let refused = try sandbox.call("ulli", "users.create", body)
    #expect(refused.error == "Adding user is not allowed [error-action-not-allowed]")
  }

  @Test func `anybody may register, and is administrator only where there is none`() throws {
    let sandbox = try WorkspaceFixture()
    func register(_ name: String) throws -> WireAnswer {
      try sandbox.call(
        "nobody", "users.register",
        ["username": .string(name), "email": "\(name)@example.test", "pass": .string(name)])
    }
    let first = try register("walk-in")
    #expect(first.isSuccess)
    #expect(try first.json["user"]?["roles"] == ["user"])
    #expect(try register("walk-in").error == "Username is already in use")
    let body: JSON = ["username": "other", "email": "walk-in@example.test", "pass": "x"]
    let taken = try sandbox.call("nobody", "users.register", body)
    #expect(taken.error == "Email already exists. [403]")
    let inside = try sandbox.call("ulli", "users.register", body)
    #expect(inside.error == "Logged in users can not register again.")
    let root: JSON = [
      "userId": .string(try sandbox.userID("root")), "data": ["roles": ["user"]],
    ]
    #expect(try sandbox.call("root", "users.update", root).isSuccess)
    #expect(try register("founder").json["user"]?["roles"] == ["user", "admin"])
  }

  @Test func `what one learns of a user depends on who asks`() throws {
    let sandbox = try WorkspaceFixture()
    let full = try sandbox.call("mona", "users.info?username=ulli").json["user"]
    #expect(full?["emails"] != nil)
    let small = try sandbox.call("olga", "users.info?username=ulli").json["user"]
    #expect(small?["username"] == "ulli")
    #expect(small?["emails"] == nil)
    let unknown = try sandbox.call("ulli", "users.info?userId=nobody")
    #expect(unknown.status == 400)
    #expect(unknown.error == "User not found.")
    #expect(
      try sandbox.call("ulli", "users.info").errorType == "error-user-param-not-provided")
    #expect(try sandbox.call("ulli", "users.info?importId=7").error == "User not found.")
  }

  @Test func `newer servers find users by address and tell their rooms`() throws {
    let sandbox = try WorkspaceFixture(.p8)
    let id = try sandbox.account("findable")
    let found = try sandbox.call("root", "users.info?email=findable@example.test")
    #expect(try found.json["user"]?["_id"] == .string(id))
    let rooms = try sandbox.call("root", "users.info?userId=\(id)&includeUserRooms=true")
      .json["user"]?["rooms"]?.elements
    #expect(rooms?.contains { $0["rid"] == "GENERAL" } == true)
    let hidden = try sandbox.call("ulli", "users.info?userId=\(id)&includeUserRooms=true")
    #expect(try hidden.json["user"]?["rooms"] == nil)
  }

  @Test func `lists are sorted by username and split by status`() throws {
    let sandbox = try WorkspaceFixture()
    let list = try sandbox.call("root", "users.list?count=100").json
    let names = try #require(list["users"]?.elements).compactMap { $0["username"]?.text }
    #expect(names == names.sorted())
    let off = try sandbox.call("root", "users.listByStatus?status=deactivated").json
    let gone = try #require(off["users"]?.elements)
    #expect(!gone.isEmpty)
    #expect(gone.allSatisfy { $0["active"] == false })
    let bad = try sandbox.call("root", "users.listByStatus?status=lost")
    #expect(bad.error == "must be equal to one of the allowed values [invalid-params]")
    try sandbox.control("POST", "permissions", ["view-d-room": ["admin"]])
    #expect(try sandbox.call("ulli", "users.list").status == 403)
  }

  @Test func `an update changes names and passwords and needs a permission for others`() throws {
    let sandbox = try WorkspaceFixture()
    let id = try sandbox.account("before")
    let body: JSON = [
      "userId": .string(id), "data": ["name": "After", "username": "after", "password": "after"],
    ]
    let refused = try sandbox.call("ulli", "users.update", body)
    #expect(refused.errorType == "error-action-not-allowed")
    let user = try sandbox.call("root", "users.update", body).json["user"]
    #expect(user?["username"] == "after")
    #expect(user?["name"] == "After")
    #expect(try sandbox.call("after", "me").isSuccess)
    #expect(try sandbox.call("ulli", "users.info?username=before").status == 400)
  }

  @Test func `signing others out needs a permission and a session to end`() throws {
    let sandbox = try WorkspaceFixture()
    let ulli = try sandbox.userID("ulli")
    let body: JSON = ["userId": .string(ulli)]
    #expect(try sandbox.call("olga", "users.logout", body).status == 403)
    let done = try sandbox.call("root", "users.logout", body).json
    #expect(done["message"] == .string("User \(ulli) has been logged out!"))
    #expect(try sandbox.call("ulli", "me").status == 401)
    let again = try sandbox.call("root", "users.logout", body)
    #expect(again.error == "Invalid user id [error-invalid-user-id]")
  }

  @Test func `presence, status and preferences are kept`() throws {
    let sandbox = try WorkspaceFixture()
    let status: JSON = ["message": "working", "status": "busy"]
    #expect(try sandbox.call("ulli", "users.setStatus", status).isSuccess)
    let own = try sandbox.call("ulli", "users.getPresence").json
    #expect(own["presence"] == "busy")
    #expect(own["connectionStatus"] == "busy")
    let other = try sandbox.call("olga", "users.getPresence?username=ulli").json
    #expect(other["presence"] == "busy")
    #expect(other["connectionStatus"] == nil)
    let wrong: JSON = ["message": "", "status": "asleep"]
    #expect(try sandbox.call("ulli", "users.setStatus", wrong).errorType == "error-invalid-status")
    let wish: JSON = ["data": ["useEmojis": false]]
    #expect(try sandbox.call("ulli", "users.setPreferences", wish).isSuccess)
    let kept = try sandbox.call("ulli", "users.getPreferences").json["preferences"]
    #expect(kept == ["useEmojis": false])
  }
}
