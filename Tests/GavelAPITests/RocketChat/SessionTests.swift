import Foundation
import GavelModel
import Synchronization
import Testing

@testable import GavelAPI

/// Signing in and out, and chains on the wire.
@Suite struct SessionTests {
  private static let signedIn = """
    {"status":"success","data":{"userId":"mod1","authToken":"kZ-token","me":{"_id":"mod1",\
    "username":"mona"}}}
    """
  private static let challenge = """
    {"status":"error","error":"totp-required","message":"TOTP Required [totp-required]","details":\
    {"method":"totp","codeGenerated":false,"availableMethods":["totp"]}}
    """

  private func logIn(
    _ server: RawServer, prove: (@Sendable (SecondFactor) async -> SecondFactorCode?)? = nil
  ) async throws(APIError) -> SignedIn {
    try await PlatformClient.logIn(
      at: server.address, user: "mona", password: Secret("pass-word"), now: stillClock,
      prove: prove)
  }

  @Test func `a password becomes a token`() async throws {
    try await withServer({ _, wire in wire.answer(200, Self.signedIn) }) { server in
      let session = try await logIn(server)
      #expect(session.userID == "mod1")
      #expect(session.token.reveal() == "kZ-token")
      #expect(server.requests.map(\.line) == ["POST /api/v1/login HTTP/1.1"])
      #expect(server.requests.first?.body == #"{"user":"mona","password":"pass-word"}"#)
    }
  }

  @Test func `a second proof goes with the same login, in body and header`() async throws {
    try await withServer({ request, wire in
      if request.headers["x-2fa-code"] == nil {
        wire.answer(401, Self.challenge)
      } else {
        wire.answer(200, Self.signedIn)
      }
    }) { server in
      let asked = Mutex<[SecondFactor]>([])
      let session = try await logIn(server) { factor in
        asked.withLock { $0.append(factor) }
        return SecondFactorCode(method: factor.method, code: Secret("123456"))
      }
      #expect(session.userID == "mod1")
      #expect(
        asked.withLock { $0 } == [SecondFactor(method: "totp", availableMethods: ["totp"])])
      #expect(
        server.requests.last?.body
          == #"{"user":"mona","password":"pass-word","code":"123456"}"#)
      #expect(server.requests.last?.headers["x-2fa-method"] == "totp")
    }
  }

  @Test func `a login asks again after a wrong proof, three times at most`() async throws {
    try await withServer({ _, wire in
      wire.answer(401, Self.challenge.replacing("totp-required", with: "totp-invalid"))
    }) { server in
      let asked = Mutex<[Bool]>([])
      let error = await failure { () async throws(APIError) in
        try await logIn(server) { factor in
          asked.withLock { $0.append(factor.isRepeated) }
          return SecondFactorCode(method: factor.method, code: Secret("1"))
        }
      }
      #expect(error?.name == "secondFactor")
      #expect(error?.answer.code == "totp-invalid")
      #expect(asked.withLock { $0 } == [false, true, true])
      #expect(server.requests.count == 4)
    }
  }

  @Test(arguments: [
    #"{"status":"error","error":403,"message":"Incorrect password"}"#,
    #"{"status":"error","error":"Unauthorized","message":"Unauthorized"}"#,
    #"{"success":false,"error":"unauthorized"}"#,
    #"{"status":"error","message":"no pass-word here"}"#,
  ])
  func `a wrong password is unauthorized, at once and without the password`(
    body: String
  ) async throws {
    try await withServer({ _, wire in wire.answer(401, body) }) { server in
      let error = await failure { () async throws(APIError) in try await logIn(server) }
      #expect(error?.name == "unauthorized")
      #expect(error?.answer.message?.contains("pass-word") == false)
      #expect(server.requests.count == 1)
    }
  }

  private func client(
    _ server: RawServer, renew: (@Sendable () async throws -> Secret)? = nil
  ) throws -> PlatformClient {
    PlatformClient(
      connection: try Connection(
        url: server.address, credential: .account(token: Secret(testToken)), userID: "mod1"),
      dialect: RocketChatDialect(), now: stillClock, renew: renew)
  }

  @Test func `signing out names token and user`() async throws {
    try await withServer({ _, wire in
      wire.answer(200, #"{"status":"success","data":{"message":"You've been logged out!"}}"#)
    }) { server in
      try await client(server).logOut()
      #expect(server.requests.map(\.line) == ["POST /api/v1/logout HTTP/1.1"])
      #expect(server.requests.first?.headers["x-auth-token"] == testToken)
      #expect(server.requests.first?.headers["x-user-id"] == "mod1")
    }
  }

  @Test func `a renewed token carries out what the old one was refused`() async throws {
    try await withServer({ request, wire in
      let isNew = request.headers["x-auth-token"] == "fresh"
      wire.answer(
        isNew ? 200 : 401,
        isNew ? #"{"_id":"mod1","success":true}"# : DeleteDirectPage.unauthorized)
    }) { server in
      let receipt = try await client(server, renew: { Secret("fresh") })
        .perform(.leaveRoom("r", announced: false))
      #expect(receipt.answer.status == 200)
      #expect(
        server.requests.map(\.target) == [
          "/api/v1/rooms.leave", "/api/v1/me", "/api/v1/me", "/api/v1/rooms.leave",
        ])
    }
  }

  @Test func `a session that me accepts is not renewed`() async throws {
    try await withServer({ request, wire in
      let isMe = request.target == "/api/v1/me"
      wire.answer(
        isMe ? 200 : 401,
        isMe ? #"{"_id":"mod1","success":true}"# : #"{"success":false,"error":"unauthorized"}"#)
    }) { server in
      let client = try client(server, renew: { Secret("fresh") })
      let error = await failure { () async throws(APIError) in
        try await client.perform(.leaveRoom("r", announced: false))
      }
      #expect(error?.name == "forbidden")
      #expect(server.requests.allSatisfy { $0.headers["x-auth-token"] == testToken })
    }
  }

  @Test func `a password proof is repeated as its digest, on the very call`() async throws {
    let body = """
      {"success":false,"error":"TOTP Required [totp-required]","errorType":"totp-required",\
      "details":{"method":"password"}}
      """
    try await withServer({ request, wire in
      if request.headers["x-2fa-method"] == nil {
        wire.answer(400, body)
      } else {
        wire.answer(200, #"{"success":true}"#)
      }
    }) { server in
      let client = PlatformClient(
        connection: try Connection(
          url: server.address, credential: .account(token: Secret(testToken)), userID: "mod1"),
        dialect: RocketChatDialect(), now: stillClock,
        prove: { SecondFactorCode(method: $0.method, code: Secret("abc")) })
      _ = try await client.perform(.deactivateUser("u"))
      #expect(server.requests.count == 2)
      #expect(server.requests.last?.headers["x-2fa-code"]?.hasPrefix("ba7816bf") == true)
    }
  }

  @Test func `a mistyped code is asked for again, three times at most`() async throws {
    let demand = """
      {"success":false,"error":"TOTP Required [totp-required]","errorType":"totp-required",\
      "details":{"method":"totp"}}
      """
    try await withServer({ request, wire in
      switch request.headers["x-2fa-code"] {
      case nil: wire.answer(400, demand)
      case "3": wire.answer(200, #"{"success":true}"#)
      default: wire.answer(400, demand.replacing("totp-required", with: "totp-invalid"))
      }
    }) { server in
      let asked = Mutex<[Bool]>([])
      let proving = { (first: Int) throws in
        PlatformClient(
          connection: try Connection(
            url: server.address, credential: .account(token: Secret(testToken)), userID: "mod1"),
          dialect: RocketChatDialect(), now: stillClock,
          prove: { factor in
            let tries = asked.withLock {
              $0.append(factor.isRepeated)
              return $0.count
            }
            return SecondFactorCode(method: factor.method, code: Secret(String(first + tries)))
          })
      }
      let mistyping = try proving(1)
      _ = try await mistyping.perform(.deactivateUser("u"))
      #expect(asked.withLock { $0 } == [false, true])
      let guessing = try proving(10)
      let error = await failure { () async throws(APIError) in
        try await guessing.perform(.deactivateUser("u"))
      }
      #expect(error?.answer.code == "totp-invalid")
      #expect(server.requests.count == 3 + 4)
    }
  }
}
