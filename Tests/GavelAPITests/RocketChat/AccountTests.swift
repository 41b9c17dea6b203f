import GavelModel
import Testing

@testable import GavelAPI

/// The calling account, and what server and account can do.
@Suite struct AccountTests {
  private func abilities(_ version: String) throws -> PlatformAbilities {
    let endpoint = try #require(rocketChat.serverAbilities())
    #expect(endpoint.request.target == "/api/info")
    return try endpoint.reading(#"{"version":"\#(version)","success":true}"#)
  }

  @Test(arguments: ["8.5", "6.14.0-develop", "9.0.1", "6.8", "develop", "", "v7"])
  func `a new server, or one that does not say, can do everything`(version: String) throws {
    #expect(try abilities(version) == RocketChatDialect().abilities)
    #expect(try abilities(version).actions == Set(ActionKind.allCases))
  }

  @Test func `what an older server lacks is hidden`() throws {
    #expect(try abilities("6.7.2").actions.isDisjoint(with: [.muteMember, .unmuteMember]))
    #expect(try abilities("6.7").hasUserReports)
    #expect(try !abilities("6.3").hasUserReports)
    #expect(try abilities("6.3").hasReports)
    #expect(try !abilities("6.1.9").hasReports)
    #expect(try abilities("6.1").actions.isDisjoint(with: [.dismissReports, .deleteReported]))
    #expect(try abilities("5.3").actions.contains(.deleteRoom))
    #expect(try abilities("3.18").actions.contains(.deleteDirect))
    #expect(try !abilities("3.17.1").actions.contains(.deleteDirect))
  }

  @Test func `the full answer of a session with rights reads the same`() throws {
    let endpoint = try #require(rocketChat.serverAbilities())
    let body = #"{"info":{"version":"6.3.1","build":{}},"version":"6.3.1","success":true}"#
    #expect(try !endpoint.reading(body).hasUserReports)
    #expect(try endpoint.reading("404", status: 404) == rocketChat.abilities)
    #expect(endpoint.refusal("<html>", status: 502)?.name == "gateway")
  }

  @Test func `the profile is me, without its private parts`() throws {
    let endpoint = try #require(rocketChat.profile(.account(token: Secret("t"))))
    #expect(asked(endpoint.request) == "GET me")
    let person = try endpoint.reading(
      """
      {"_id":"m","username":"mona","name":"Mona Dee","active":true,"roles":["user"],"emails":\
      [{"address":"mona@example.test"}],"success":true}
      """)
    #expect(person.label == "Mona Dee")
    #expect(person.username == "mona")
    #expect(person.raw?.text == #"{"roles":["user"]}"#)
    #expect(endpoint.refusal(Said.loggedOut, status: 401)?.name == "unauthorized")
    #expect(rocketChat.profile(.platform(apiKey: Secret("k")))?.name == nil)
  }

  @Test func `an account is read by its id`() throws {
    let person = try follow(
      rocketChat.person("b"),
      [
        Link(
          "GET users.info?userId=b",
          #"{"user":{"_id":"b","username":"bob","active":false,"type":"bot"},"success":true}"#)
      ])
    #expect(person == Person(id: "b", username: "bob", isBot: true, isDeactivated: true))
    let unknown = #"{"success":false,"error":"User not found."}"#
    #expect(try rocketChat.person("b").refusal(unknown, status: 400)?.name == "notFound")
    #expect(throws: APIError.unaddressable(id: "")) { try rocketChat.person("") }
  }

  @Test func `rights come from permissions and the account's roles`() throws {
    let permissions = """
      {"update":[{"_id":"delete-d","roles":["admin"]},{"_id":"delete-c","roles":["admin","owner"]},\
      {"_id":"delete-message","roles":["owner","moderator","desk"]},{"_id":"leave-p","roles":\
      ["user"]},{"_id":"mute-user","roles":["desk"]},{"_id":"remove-user","roles":["desk"]},\
      {"_id":"manage-moderation-actions","roles":["desk"]},{"_id":"x"}],"remove":[],\
      "success":true}
      """
    let rights = try follow(
      #require(rocketChat.rights()),
      [
        Link("GET permissions.listAll", permissions),
        Link("GET me", #"{"_id":"m","roles":["user","desk"],"success":true}"#),
      ])
    #expect(rights.allow(.deleteMessage, in: .direct, as: nil))
    #expect(rights.allow(.dismissReports, in: nil, as: nil))
    #expect(rights.allow(.deactivateUser, in: nil, as: nil))
    #expect(rights.allow(.leaveRoom, in: .group, as: nil))
    #expect(!rights.allow(.leaveRoom, in: .other("channel"), as: nil))
    #expect(!rights.allow(.deleteDirect, in: .direct, as: nil))
    #expect(rights.allow(.removeMember, in: .other("channel"), as: nil))
    #expect(rights.allow(.muteMember, in: .group, as: nil))
    #expect(!rights.allow(.removeMember, in: .direct, as: nil))
    #expect(!rights.allow(.muteMember, in: .direct, as: nil))
    #expect(!rights.allow(.deleteRoom, in: .other("channel"), as: .manager))
    #expect(rights.allow(.deleteRoom, in: .other("channel"), as: .owner))
    #expect(!rights.allow(.deleteRoom, in: .group, as: .owner))
    #expect(!rights.allow(.clearRoom, in: .group, as: .owner))
    #expect(!rights.allow(.deleteRoom, in: .direct, as: nil))
  }

  @Test func `an administrator clears and kicks only where he can read`() throws {
    func rights(_ permissions: String) throws -> AccountRights {
      try follow(
        #require(rocketChat.rights()),
        [
          Link("GET permissions.listAll", #"{"update":[\#(permissions)],"success":true}"#),
          Link("GET me", #"{"_id":"m","roles":["admin"],"success":true}"#),
        ])
    }
    let usual = ["remove-user", "clean-channel-history", "delete-d", "delete-p"]
      .map { #"{"_id":"\#($0)","roles":["admin"]}"# }.joined(separator: ",")
    let admin = try rights(usual)
    let channel = RoomKind.other("channel")
    #expect(!admin.allow(.clearRoom, in: .group, as: nil, isInside: false))
    #expect(!admin.allow(.removeMember, in: .group, as: nil, isInside: false))
    #expect(admin.allow(.removeMember, in: .group, as: nil))
    #expect(admin.allow(.removeMember, in: channel, as: nil, isInside: false))
    #expect(admin.allow(.deleteRoom, in: .group, as: nil, isInside: false))
    #expect(admin.allow(.deleteRoom, in: .direct, as: nil, isInside: false))
    let any = try rights(usual + #",{"_id":"kick-user-from-any-p-room","roles":["admin"]}"#)
    #expect(any.allow(.removeMember, in: .group, as: nil, isInside: false))
  }
}
