import Testing

@testable import GavelSandbox

@Suite struct FamilyTests {
  @Test func `a channel lives through all its calls`() throws {
    let sandbox = try WorkspaceFixture()
    let made = try sandbox.call(
      "ulli", "channels.create", ["name": "regatta", "members": ["bob", "olga"]]
    ).json
    let id = try #require(made["channel"]?["_id"])
    #expect(made["channel"]?["usersCount"] == 3)
    func change(_ call: String, _ more: JSONObject = [:]) throws -> WireAnswer {
      var body: JSONObject = ["roomId": id]
      for field in more.fields { body[field.key] = field.value }
      return try sandbox.call("ulli", "channels.\(call)", .object(body))
    }
    #expect(try change("invite", ["username": "alice"]).json["channel"]?["usersCount"] == 4)
    #expect(try change("addModerator", ["username": "bob"]).text == #"{"success":true}"#)
    #expect(
      try change("addModerator", ["username": "bob"]).errorType == "error-user-already-moderator")
    #expect(try change("addOwner", ["username": "olga"]).isSuccess)
    #expect(try change("removeOwner", ["username": "olga"]).isSuccess)
    #expect(try change("removeOwner", ["username": "ulli"]).errorType == "error-remove-last-owner")
    #expect(try change("setTopic", ["topic": "sails"]).json["topic"] == "sails")
    #expect(try change("setTopic", ["topic": "sails"]).status == 400)
    #expect(try change("setDescription", ["description": "all of it"]).isSuccess)
    #expect(try change("setAnnouncement", ["announcement": "soon"]).isSuccess)
    #expect(try change("setReadOnly", ["readOnly": true]).json["channel"]?["ro"] == true)
    #expect(try change("rename", ["name": "regatta-2"]).json["channel"]?["name"] == "regatta-2")
    #expect(try change("archive").errorType == nil)
    #expect(try change("archive").errorType == "error-room-archived")
    #expect(try change("unarchive").isSuccess)
    #expect(try change("unarchive").error == "The channel, regatta-2, is not archived")
    #expect(try change("close").isSuccess)
    #expect(try change("open").isSuccess)
    let path = "roomId=\(id.text ?? "")"
    for call in [
      "info", "members", "messages", "history", "files", "roles", "moderators", "counters",
    ] { #expect(try sandbox.call("ulli", "channels.\(call)?\(path)").isSuccess) }
    #expect(try sandbox.call("ulli", "channels.online?_id=\(id.text ?? "")").isSuccess)
    #expect(try change("setType", ["type": "p"]).json["channel"]?["t"] == "p")
    #expect(try change("delete").errorType == "error-room-not-found")
    #expect(try sandbox.call("ulli", "groups.delete", ["roomId": id]).text == #"{"success":true}"#)
    #expect(
      try sandbox.call("ulli", "groups.info?\(path)").errorType == "error-room-not-found")
  }

  @Test func `the rarer calls work too`() throws {
    let sandbox = try WorkspaceFixture()
    let path = "channels.getIntegrations?roomName=lobby"
    #expect(try sandbox.call("root", path).json["total"] == 0)
    #expect(try sandbox.call("olga", path).status == 403)
    for (name, exists) in [("lobby", true), ("nowhere", false)] {
      let answer = try sandbox.call("olga", "rooms.nameExists?roomName=\(name)")
      #expect(try answer.json["exists"] == .bool(exists))
    }
  }

  @Test func `names must be plain and free`() throws {
    let sandbox = try WorkspaceFixture()
    #expect(
      try sandbox.call("ulli", "channels.create", [:]).error == "Param \"name\" is required")
    let taken = try sandbox.call("ulli", "channels.create", ["name": "lobby"])
    #expect(
      taken.error == "A channel with name 'lobby' exists [error-duplicate-channel-name]")
    #expect(
      try sandbox.call("ulli", "groups.create", ["name": "two words"]).errorType
        == "error-invalid-room-name")
    try sandbox.control("POST", "permissions", ["create-c": ["admin"]])
    #expect(try sandbox.call("ulli", "channels.create", ["name": "x"]).status == 403)
  }

  @Test func `each family words its missing rooms in its own way`() throws {
    let sandbox = try WorkspaceFixture()
    #expect(
      try sandbox.call("root", "channels.delete", [:]).error
        == "The parameter \"roomId\" or \"roomName\" is required "
        + "[error-roomid-param-not-provided]")
    #expect(
      try sandbox.call("root", "groups.delete", [:]).error
        == "The parameter \"roomId\" or \"roomName\" is required [error-room-param-not-provided]")
    let staff = JSON.string(try sandbox.roomID("staff-room"))
    let end = "param provided does not match any"
    #expect(
      try sandbox.call("root", "channels.delete", ["roomId": staff]).error
        == "The required \"roomId\" or \"roomName\" \(end) channel [error-room-not-found]")
    #expect(
      try sandbox.call("root", "groups.delete", ["roomId": staff]).error
        == "The required \"roomId\" or \"roomName\" \(end) group [error-room-not-found]")
  }

  @Test func `kicking follows its table`() throws {
    let sandbox = try WorkspaceFixture()
    func kick(_ name: String, _ room: String, _ more: JSONObject) throws -> WireAnswer {
      var body: JSONObject = ["roomName": .string(room)]
      for field in more.fields { body[field.key] = field.value }
      let family = room == "staff-room" ? "groups" : "channels"
      return try sandbox.call(name, "\(family).kick", .object(body))
    }
    let before = try sandbox.call("olga", "channels.info?roomName=lobby").json["channel"]?["msgs"]
    let done = try kick("alice", "lobby", ["username": "mallory"])
    #expect(
      try done.json["channel"]?["msgs"]?.wholeNumber == before?.wholeNumber.map { $0 + 1 })
    let last = try #require(try sandbox.room("lobby")["messages"]?.elements?.last)
    #expect(last["type"] == "ru")
    #expect(last["text"] == "mallory")
    #expect(last["author"]?.text == (try sandbox.userID("alice")))
    #expect(try kick("alice", "lobby", [:]).errorType == "error-user-param-not-provided")
    #expect(try kick("alice", "lobby", ["username": "x"]).errorType == "error-invalid-user")
    #expect(try kick("alice", "none", ["username": "x"]).errorType == "error-room-not-found")
    let gone = try kick("alice", "lobby", ["username": "mallory"])
    #expect(gone.error == "User is not in this room [error-user-not-in-room]")
    #expect(try gone.json["details"] == ["method": "removeUserFromRoom"])
    #expect(try kick("ulli", "lobby", ["username": "bob"]).errorType == "error-not-allowed")
    #expect(
      try kick("alice", "lobby", ["username": "olga"]).errorType == "error-you-are-last-owner")
    // Who may kick from any channel kicks whoever is not there, and the room is told of it.
    #expect(try kick("root", "lobby", ["username": "mallory"]).isSuccess)
    #expect(try kick("root", "staff-room", ["username": "bob"]).errorType == "error-room-not-found")
    try sandbox.control(
      "POST", "permissions", ["kick-user-from-any-p-room": ["admin"]])
    #expect(try kick("root", "staff-room", ["username": "bob"]).text == #"{"success":true}"#)
  }

  @Test func `out of a team's main room is out of the team`() throws {
    let sandbox = try WorkspaceFixture()
    let body: JSON = ["roomName": "harbor-crew", "username": "bob"]
    #expect(try sandbox.call("olga", "groups.kick", body).isSuccess)
    let bob = JSON.string(try sandbox.userID("bob"))
    let team = try #require(try sandbox.state()["teams"]?.elements?.first)
    #expect(team["members"]?.elements?.contains(bob) == false)
  }

  @Test func `deactivated members are not listed, and who is there comes first`() throws {
    let sandbox = try WorkspaceFixture()
    let room = try sandbox.call("olga", "groups.info?roomName=staff-room").json["group"]
    let list = try sandbox.call("olga", "groups.members?roomName=staff-room").json
    let total = try #require(list["total"]?.wholeNumber)
    #expect(room?["usersCount"]?.wholeNumber == total + 1)
    let members = try #require(list["members"]?.elements)
    #expect(members.allSatisfy { $0["username"] != "gone.gil" })
    let statuses = members.compactMap { $0["status"]?.text }
    #expect(statuses == statuses.sorted(by: >))
    let online = try sandbox.call(
      "olga", "groups.members?roomName=staff-room&status[]=online"
    ).json["members"]?.elements
    #expect(online?.allSatisfy { $0["status"] == "online" } == true)
  }

  @Test func `an archived room can be read and deleted but not changed`() throws {
    let sandbox = try WorkspaceFixture()
    let body: JSON = ["roomName": "lobby", "topic": "x", "username": "bob"]
    try sandbox.call("olga", "channels.archive", body)
    for call in ["setTopic", "invite", "kick", "leave", "addOwner", "archive"] {
      let answer = try sandbox.call("olga", "channels.\(call)", body)
      #expect(answer.error == "The channel, lobby, is archived [error-room-archived]")
    }
    for call in ["info", "members", "messages", "history"] {
      #expect(try sandbox.call("olga", "channels.\(call)?roomName=lobby").isSuccess)
    }
    #expect(try sandbox.call("olga", "channels.delete", body).isSuccess)
  }

  @Test func `an invitation names somebody`() throws {
    let sandbox = try WorkspaceFixture()
    let none = try sandbox.call("olga", "channels.invite", ["roomName": "lobby"])
    #expect(none.error == "invalid-user-invite-list")
    let many = try sandbox.call(
      "olga", "groups.invite", ["roomName": "harbor-crew", "usernames": ["x"]])
    #expect(many.errorType == "error-empty-invite-list")
    let both = try sandbox.call(
      "olga", "groups.invite", ["roomName": "harbor-crew", "usernames": ["alice", "li.ming"]])
    #expect(try both.json["group"]?["usersCount"] == 10)
    let stranger = try sandbox.call(
      "ulli", "channels.invite", ["roomName": "lobby", "username": "mona"])
    #expect(stranger.errorType == "error-not-allowed")
  }

  @Test func `counters tell strangers nothing`() throws {
    let sandbox = try WorkspaceFixture()
    let path = "groups.counters?roomName=staff-room"
    let member = try sandbox.call("olga", path).json
    #expect(member["joined"] == true)
    #expect(member["msgs"] == 160)
    let stranger = try sandbox.call("ulli", path).json
    #expect(stranger["joined"] == false)
    #expect(stranger["msgs"] == .null)
    #expect(try sandbox.call("mona", path).json["msgs"] == 160)
    let olga = try sandbox.userID("olga")
    #expect(try sandbox.call("ulli", "\(path)&userId=\(olga)").status == 403)
    #expect(try sandbox.call("root", "\(path)&userId=\(olga)").json["joined"] == true)
  }

  @Test func `lists hold what the caller may see`() throws {
    let sandbox = try WorkspaceFixture()
    let channels = try sandbox.call("root", "channels.list").json["channels"]?.elements
    #expect(channels?.contains { $0["name"] == "crew-watch" } == false)
    #expect(channels?.contains { $0["name"] == "market" } == true)
    let joined = try sandbox.call("ulli", "channels.list.joined").json
    #expect(joined["channels"]?.elements?.contains { $0["name"] == "crew-watch" } == true)
    #expect(try sandbox.call("root", "groups.list").json["total"] == 0)
    #expect(try sandbox.call("root", "groups.listAll").json["total"] == 3)
    #expect(try sandbox.call("ulli", "groups.listAll").status == 403)
    try sandbox.control("POST", "permissions", ["view-c-room": [], "view-joined-room": []])
    #expect(try sandbox.call("ulli", "channels.list").status == 403)
  }

  @Test func `thread replies show by the family's habit`() throws {
    let sandbox = try WorkspaceFixture()
    func replies(_ query: String) throws -> Int {
      let path = "channels.history?roomId=GENERAL&count=0\(query)"
      let messages = try sandbox.call("ulli", path).json["messages"]?.elements
      return messages?.count { $0["tmid"] != nil } ?? -1
    }
    #expect(try replies("") == 0)
    #expect(try replies("&showThreadMessages=true") == 8)
    let group = try sandbox.call(
      "ulli", "groups.create", ["name": "knots", "members": ["bob"]]
    ).json["group"]?["_id"]?.text
    #expect(
      try sandbox.call("ulli", "groups.history?roomId=\(group ?? "")&unreads=true").isSuccess)
  }
}
