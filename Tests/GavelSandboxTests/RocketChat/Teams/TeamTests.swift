import Testing

@testable import GavelSandbox

/// Teams with their rooms and members (contract, 6.11).
@Suite struct TeamTests {
  private func team(_ name: String, _ sandbox: WorkspaceFixture, type: Int64 = 1) throws -> JSON {
    let answer = try sandbox.call(
      "olga", "teams.create", ["name": .string(name), "type": .integer(type)])
    return try #require(try answer.json["team"])
  }

  @Test func `a team has a main room, which its deletion takes along with the named ones`() throws {
    let sandbox = try WorkspaceFixture()
    let made = try team("crew", sandbox)
    let id = try #require(made["_id"]?.text)
    let main = try #require(made["roomId"]?.text)
    let goes = try sandbox.group("goes", by: "olga")
    let stays = try sandbox.group("stays", by: "olga")
    let rooms: JSON = ["teamId": .string(id), "rooms": [.string(goes), .string(stays)]]
    #expect(try sandbox.call("olga", "teams.addRooms", rooms).isSuccess)
    #expect(try sandbox.room(stays)["team"] == .string(id))
    let body: JSON = ["teamId": .string(id), "roomsToRemove": [.string(goes)]]
    let refused = try sandbox.call("ulli", "teams.delete", body)
    #expect(refused.status == 403)
    #expect(refused.error == "unauthorized")
    #expect(try sandbox.call("olga", "teams.delete", body).isSuccess)
    #expect(try !sandbox.hasRoom(main))
    #expect(try !sandbox.hasRoom(goes))
    #expect(try sandbox.room(stays)["team"] == nil)
    #expect(try sandbox.call("olga", "teams.delete", body).error == "team-does-not-exist")
    #expect(try sandbox.call("olga", "teams.info?teamId=\(id)").error == "Team not found")
  }

  @Test func `members come into the main room and leave it with the team`() throws {
    let sandbox = try WorkspaceFixture()
    let id = try #require(try team("crew", sandbox)["_id"]?.text)
    let ulli = try sandbox.userID("ulli")
    let body: JSON = [
      "teamId": .string(id), "members": [["userId": .string(ulli), "roles": ["member"]]],
    ]
    #expect(try sandbox.call("ulli", "teams.addMembers", body).status == 403)
    #expect(try sandbox.call("olga", "teams.addMembers", body).isSuccess)
    #expect(try sandbox.room("crew")["members"]?.texts?.contains(ulli) == true)
    let promote: JSON = [
      "teamName": "crew", "member": ["userId": .string(ulli), "roles": ["owner"]],
    ]
    #expect(try sandbox.call("olga", "teams.updateMember", promote).isSuccess)
    let members = try sandbox.call("olga", "teams.members?teamId=\(id)").json
    let row = members["members"]?.elements?.first { $0["user"]?["_id"]?.text == ulli }
    #expect(row?["roles"] == ["owner"])
    let removal: JSON = ["teamId": .string(id), "userId": .string(ulli)]
    #expect(try sandbox.call("olga", "teams.removeMember", removal).isSuccess)
    #expect(try sandbox.room("crew")["members"]?.texts?.contains(ulli) == false)
    let again = try sandbox.call("olga", "teams.removeMember", removal)
    #expect(again.error == "user-is-not-team-member")
  }

  @Test func `all teams are listed to those who may see them`() throws {
    let sandbox = try WorkspaceFixture()
    _ = try team("open-team", sandbox, type: 0)
    let list = try sandbox.call("mona", "teams.listAll").json
    let row = list["teams"]?.elements?.first { $0["name"] == "open-team" }
    #expect(row?["type"] == 0)
    #expect(row?["rooms"] == 0)
    #expect(row?["numberOfUsers"] == 1)
    #expect(row?["createdBy"]?["username"] == "olga")
    #expect(try sandbox.room("open-team")["type"] == "c")
    #expect(try sandbox.call("ulli", "teams.listAll").status == 403)
    let taken = try sandbox.call("ulli", "teams.create", ["name": "general", "type": 0])
    #expect(taken.error == "team-name-already-exists")
  }

  @Test func `a group becomes a team of the same name and people`() throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.group("becoming", by: "olga", members: ["ulli"])
    let body: JSON = ["roomId": .string(room)]
    let made = try sandbox.call("olga", "groups.convertToTeam", body).json["team"]
    #expect(made?["roomId"] == .string(room))
    let members = try sandbox.call("olga", "teams.members?teamName=becoming").json
    #expect(members["total"] == 2)
    #expect(
      try sandbox.call("olga", "groups.convertToTeam", body).error == "room-already-on-team")
  }

  @Test func `rooms join a team once, can be its default and can leave it`() throws {
    let sandbox = try WorkspaceFixture()
    let id = try #require(try team("crew", sandbox)["_id"]?.text)
    let room = try sandbox.group("den", by: "olga")
    let body: JSON = ["teamName": "crew", "rooms": [.string(room)]]
    #expect(try sandbox.call("olga", "teams.addRooms", body).isSuccess)
    #expect(try sandbox.call("olga", "teams.addRooms", body).error == "room-already-on-team")
    let wish: JSON = ["roomId": .string(room), "isDefault": true]
    let updated = try sandbox.call("olga", "teams.updateRoom", wish).json["room"]
    #expect(updated?["teamDefault"] == true)
    let listed = try sandbox.call("olga", "teams.listRooms?teamId=\(id)&type=&filter=").json
    #expect(listed["rooms"]?.elements?.first?["teamDefault"] == true)
    let removal: JSON = ["teamId": .string(id), "roomId": .string(room)]
    #expect(try sandbox.call("olga", "teams.removeRoom", removal).isSuccess)
    #expect(try sandbox.call("olga", "teams.listRooms?teamId=\(id)").json["total"] == 0)
  }
}
