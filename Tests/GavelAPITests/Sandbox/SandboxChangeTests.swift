import GavelModel
import GavelSandbox
import Testing

@testable import GavelAPI

/// Every documented success and error of the four changes, client against sandbox.
@Suite struct SandboxChangeTests {
  private static let shared = SandboxHarness.shared

  private func newest(_ client: PlatformClient) async throws -> MessageID {
    try #require(
      try await client.messages(in: Self.shared, before: nil, limit: 1).messages.first?.id)
  }

  @Test(arguments: ["owner", "manager", "platform"])
  func `those who may delete a message delete it once`(role: String) async throws {
    try await withSandbox { sandbox in
      let client = try role == "platform" ? sandbox.platform() : sandbox.client(role)
      let message = try await newest(client)
      let receipt = try await client.perform(.deleteMessage(message, room: Self.shared))
      #expect(receipt.affected == 1)
      #expect(receipt.answer.status == 200)
      let held = try #require(try await sandbox.room(Self.shared)?["messages"]?.elements)
      #expect(!held.contains { $0["id"]?.asText == message.rawValue })
      let again = await failure { () async throws(APIError) in
        try await client.perform(.deleteMessage(message, room: Self.shared))
      }
      #expect(
        again
          == .notFound(
            ServerAnswer(
              status: 404, code: "MESSAGE_NOT_FOUND",
              message: "The specified message does not exist in this room")))
    }
  }

  @Test func `a member may not delete messages`() async throws {
    try await withSandbox { sandbox in
      let client = try sandbox.client("member")
      let message = try await newest(client)
      let expected = APIError.forbidden(
        ServerAnswer(
          status: 403, code: "INSUFFICIENT_PERMISSION",
          message: "Only platform admin, room owner or room manager can delete messages"))
      #expect(
        await failure { () async throws(APIError) in
          try await client.perform(.deleteMessage(message, room: Self.shared))
        } == expected)
      #expect(
        await failure { () async throws(APIError) in
          try await client.perform(.clearRoom(Self.shared))
        }
          == expected)
    }
  }

  @Test func `a room that does not exist is not found by any call`() async throws {
    try await withSandbox { sandbox in
      let client = try sandbox.client("owner")
      let errors = [
        await failure { () async throws(APIError) in try await client.room("nowhere") },
        await failure { () async throws(APIError) in
          try await client.perform(.deleteRoom("nowhere"))
        },
        await failure { () async throws(APIError) in try await client.perform(.clearRoom("nowhere"))
        },
        await failure { () async throws(APIError) in
          try await client.perform(.deleteMessage("5f890cf37d980e06f6aaf349", room: "nowhere"))
        },
        await failure { () async throws(APIError) in
          try await client.messages(in: "nowhere", before: nil, limit: 5)
        },
        await failure { () async throws(APIError) in
          try await client.removeMembers(["x"], from: "nowhere", announced: false)
        },
      ]
      for error in errors {
        #expect(error?.name == "notFound")
        #expect(error?.answer.code == "ROOM_NOT_FOUND")
      }
    }
  }

  @Test func `a wrong token or key is unauthorized by every call`() async throws {
    try await withSandbox { sandbox in
      let user = try makeClient(
        sandbox.url, credential: .user(clientKey: sandbox.clientKey, token: Secret("no")))
      let platform = try makeClient(sandbox.url, credential: .platform(apiKey: Secret("no")))
      for (client, code) in [(user, "INVALID_TOKEN"), (platform, "INVALID_API_KEY")] {
        for error in [
          await failure { () async throws(APIError) in try await client.room(Self.shared) },
          await failure { () async throws(APIError) in
            try await client.perform(.deleteRoom(Self.shared))
          },
          await failure { () async throws(APIError) in
            try await client.perform(.deleteMessage("m", room: Self.shared))
          },
        ] {
          #expect(error?.name == "unauthorized")
          #expect(error?.answer.code == code)
        }
      }
    }
  }

  @Test func `a renewed token carries a change through`() async throws {
    try await withSandbox { sandbox in
      let fresh = try sandbox.persona("owner").token
      let client = try makeClient(
        sandbox.url, credential: .user(clientKey: sandbox.clientKey, token: Secret("stale"))
      ) { Secret(fresh) }
      #expect(try await client.perform(.deleteRoom(Self.shared)).affected == 1)
      #expect(
        try await sandbox.log() == ["DELETE /rooms/general-tw", "DELETE /rooms/general-tw"])
    }
  }

  @Test func `clearing a room leaves room and members`() async throws {
    try await withSandbox { sandbox in
      let client = try sandbox.client("owner")
      let count = try await client.messages(in: Self.shared, before: nil, limit: 1).totalCount
      #expect(try await client.perform(.clearRoom(Self.shared)).affected == count)
      #expect(try await client.perform(.clearRoom(Self.shared)).affected == 0)
      let held = try #require(try await sandbox.room(Self.shared))
      #expect(held["messages"]?.elements?.isEmpty == true)
      #expect(held["members"]?.elements?.isEmpty == false)
    }
  }

  @Test func `a room is deleted by its owner and by nobody below`() async throws {
    try await withSandbox { sandbox in
      for role in ["manager", "member", "outsider"] {
        let client = try sandbox.client(role)
        let error = await failure { () async throws(APIError) in
          try await client.perform(.deleteRoom(Self.shared))
        }
        #expect(error?.name == "forbidden")
      }
      let owner = try sandbox.client("owner")
      #expect(try await owner.perform(.deleteRoom(Self.shared)).affected == 1)
      #expect(try await sandbox.room(Self.shared) == nil)
    }
  }

  @Test func `a room that is gone may also be told as nothing affected`() async throws {
    try await withSandbox { sandbox in
      try await sandbox.control("settings", #"{"delete_room_missing":"n0"}"#)
      #expect(try await sandbox.platform().perform(.deleteRoom("nowhere")).affected == 0)
    }
  }

  @Test(arguments: [true, false])
  func `several members go in one call, with a word about it or without`(
    announced: Bool
  ) async throws {
    try await withSandbox { sandbox in
      let client = try sandbox.client("manager")
      let receipt = try await client.removeMembers(
        ["spam9", "spam-bot"], from: Self.shared, announced: announced)
      let held = try #require(try await sandbox.room(Self.shared))
      let ids = held["members"]?.elements?.compactMap { $0.asText.map { PersonID($0) } }
      #expect(Set(receipt.membersAfter ?? []) == Set(ids ?? []))
      #expect(ids?.contains("spam9") == false)
      let newest = try await client.messages(in: Self.shared, before: nil, limit: 1).messages.first
      #expect((newest?.type == "deleteMember") == announced)
      if announced { #expect(newest?.text.isEmpty == false) }
      #expect(try await sandbox.log().filter { $0.hasPrefix("POST") }.count == 1)
    }
  }

  @Test(arguments: [("400", "invalid"), ("404", "notFound")])
  func `a member who is not there fails the whole removal`(
    setting: String, name: String
  ) async throws {
    try await withSandbox { sandbox in
      try await sandbox.control("settings", #"{"member_not_in_room":"\#(setting)"}"#)
      let client = try sandbox.client("owner")
      let error = await failure { () async throws(APIError) in
        try await client.removeMembers(["spam9", "noor"], from: Self.shared, announced: false)
      }
      #expect(error?.name == name)
      #expect(error?.answer.code == "MEMBER_NOT_IN_ROOM")
      #expect(try await client.room(Self.shared).members?.contains { $0.id == "spam9" } == true)
    }
  }

  @Test(arguments: [true, false])
  func `leaving is a call of its own`(announced: Bool) async throws {
    try await withSandbox { sandbox in
      let me = PersonID(try sandbox.persona("member").userID)
      let client = try sandbox.client("member")
      let receipt = try await client.perform(.leaveRoom(Self.shared, announced: announced))
      #expect(receipt.membersAfter?.contains(me) == false)
      let newest = try await sandbox.client("owner")
        .messages(in: Self.shared, before: nil, limit: 1).messages.first
      #expect((newest?.type == "leaveRoom") == announced)
      let error = await failure { () async throws(APIError) in try await client.room(Self.shared) }
      #expect(error?.answer.code == "NOT_ROOM_MEMBER")
    }
  }

  @Test func `an id in CJK with a space reaches its room`() async throws {
    try await withSandbox { sandbox in
      let client = try sandbox.client("owner")
      #expect(try await client.room("客服 台北").room.name == "客服 台北 🛟")
      #expect(try await client.perform(.deleteRoom("客服 台北")).affected == 1)
      #expect(try await sandbox.room("客服 台北") == nil)
    }
  }
}
