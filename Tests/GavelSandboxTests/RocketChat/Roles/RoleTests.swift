import Testing

@testable import GavelSandbox

/// Roles, permissions, subscriptions and settings (contract, 7.5).
@Suite struct RoleTests {
  @Test func `roles have a scope and permissions name the roles that hold them`() throws {
    let sandbox = try WorkspaceFixture()
    let roles = try #require(try sandbox.call("ulli", "roles.list").json["roles"]?.elements)
    #expect(roles.first { $0["_id"] == "owner" }?["scope"] == "Subscriptions")
    #expect(roles.first { $0["_id"] == "admin" }?["scope"] == "Users")
    let body = try sandbox.call("ulli", "permissions.listAll").json
    let row = body["update"]?.elements?.first { $0["_id"] == "delete-d" }
    #expect(row?["roles"] == ["admin"])
    #expect(body["remove"] == [])
  }

  @Test func `who holds a role is told to those who may ask`() throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.channel("held", by: "olga", members: ["ulli"])
    let path = "roles.getUsersInRole?role="
    let owners = try sandbox.call("root", "\(path)owner&roomId=\(room)").json
    #expect(owners["users"]?.elements?.map { $0["username"] } == ["olga"])
    #expect(owners["total"] == 1)
    let admins = try sandbox.call("root", "\(path)admin").json["users"]?.elements
    #expect(admins?.contains { $0["username"] == "root" } == true)
    #expect(try sandbox.call("ulli", "\(path)admin").status == 400)
    #expect(try sandbox.call("root", "\(path)nothing").errorType == "error-role-not-found")
    #expect(try sandbox.call("root", "roles.getUsersInRole").status == 400)
  }

  @Test func `a changed permission works at once`() throws {
    let sandbox = try WorkspaceFixture()
    let body: JSON = ["permissions": [["_id": "view-all-teams", "roles": ["user"]]]]
    #expect(try sandbox.call("ulli", "permissions.update", body).status == 400)
    #expect(try sandbox.call("ulli", "teams.listAll").status == 403)
    #expect(try sandbox.call("root", "permissions.update", body).isSuccess)
    #expect(try sandbox.call("ulli", "teams.listAll").isSuccess)
  }

  @Test func `subscriptions come and go with the rooms`() throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.channel("joined", by: "olga", members: ["ulli"])
    let one = try sandbox.call("ulli", "subscriptions.getOne?roomId=\(room)").json
    #expect(one["subscription"]?["rid"] == .string(room))
    #expect(try sandbox.call("ulli", "channels.leave", ["roomId": .string(room)]).isSuccess)
    let list = try sandbox.call(
      "ulli", "subscriptions.get?updatedSince=2020-01-01T00:00:00.000Z"
    ).json
    #expect(list["update"]?.elements?.contains { $0["rid"]?.text == room } == false)
    #expect(list["remove"]?.elements?.contains { $0["_id"] == one["subscription"]?["_id"] } == true)
    let none = try sandbox.call("ulli", "subscriptions.getOne?roomId=\(room)").json
    #expect(none["subscription"] == .null)
  }

  @Test func `reading a room and marking it unread are remembered`() throws {
    let sandbox = try WorkspaceFixture()
    let body: JSON = ["rid": "GENERAL"]
    #expect(try sandbox.call("ulli", "subscriptions.read", body).isSuccess)
    #expect(try sandbox.call("ulli", "subscriptions.unread", ["roomId": "GENERAL"]).isSuccess)
    let one = try sandbox.call("ulli", "subscriptions.getOne?roomId=GENERAL").json
    #expect(one["subscription"]?["alert"] == true)
    #expect(try sandbox.call("ulli", "subscriptions.read", ["rid": "no"]).status == 400)
  }

  @Test func `settings are changed by administrators and the sandbox's own stay hidden`() throws {
    let sandbox = try WorkspaceFixture()
    let path = "settings/Message_KeepHistory"
    #expect(try sandbox.call("ulli", path).status == 403)
    #expect(try sandbox.call("root", path).json["value"] == false)
    #expect(try sandbox.call("root", path, ["value": true]).isSuccess)
    #expect(try sandbox.call("root", path).json["value"] == true)
    #expect(try sandbox.call("root", path, ["value": "yes"]).status == 400)
    #expect(try sandbox.call("root", "settings/totp_required_routes").status == 400)
    let list = try sandbox.call("nobody", "settings.public?count=100").json["settings"]
    #expect(list?.elements?.contains { $0["_id"] == "Message_KeepHistory" } == true)
    #expect(list?.elements?.contains { $0["_id"] == "totp_required_routes" } == false)
  }

  @Test func `names are found by a part of them`() throws {
    let sandbox = try WorkspaceFixture()
    let found = try sandbox.call("ulli", "spotlight?query=gener").json
    #expect(found["rooms"]?.elements?.first?["_id"] == "GENERAL")
    let users = try sandbox.call("ulli", "spotlight?query=@olg").json
    #expect(users["users"]?.elements?.first?["username"] == "olga")
    #expect(users["rooms"] == [])
  }

  @Test func `the directory lists people or channels`() throws {
    let sandbox = try WorkspaceFixture()
    let query = "%7B%22text%22:%20%22ulli%22,%20%22type%22:%20%22users%22%7D"
    let people = try sandbox.call("olga", "directory?query=\(query)").json
    #expect(people["result"]?.elements?.first?["username"] == "ulli")
    let rooms = try sandbox.call("olga", "directory?type=channels&text=general").json
    #expect(rooms["result"]?.elements?.first?["_id"] == "GENERAL")
  }
}
