import Foundation
import GavelModel
import Testing

@testable import GavelAPI

/// What a server repeats of our secrets goes no further, whatever the form.
@Suite struct ScrubbingTests {
  private let secret = Secret(testToken)

  @Test(arguments: [4, 5, 9, testToken.count - 1])
  func `a token that the limit for a server's words cuts is not quoted by half`(kept: Int) {
    let words = String(repeating: "x", count: 1000 - kept) + testToken
    let said = ServerAnswer(status: 500, message: ServerAnswer.bounded(words))
    let cleaned = "\(APIError.server(said).without(secret))"
    #expect(!cleaned.contains(testToken.prefix(kept)))
    #expect(cleaned.contains("xxx•••"))
  }

  @Test(arguments: ["a+b/c=d-token", "tok en with blanks", "pl%in-token"])
  func `a token is found in a redirect that spells it in percent signs`(token: String) throws {
    let alphanumeric = try #require(
      token.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
    for form in [alphanumeric, alphanumeric.lowercased(), token] {
      let error = APIError.redirected(to: "https://x.example/login/\(form)/next")
      let cleaned = "\(error.without(Secret(token)))"
      #expect(!cleaned.contains(form), "\(cleaned)")
    }
  }

  @Test func `an end that only looks like a beginning of the token is kept while it is short`() {
    #expect(secret.removed(from: "not to") == "not to")
    #expect(secret.removed(from: "") == "")
  }

  @Test func `an answer of success that repeats the token is not quoted in the journal`()
    async throws
  {
    let body = #"{"RC":0,"RM":"deleted for \#(testToken)","result":{}}"#
    try await withServer({ _, wire in wire.answer(200, body) }) { server in
      let client = try makeClient(server.address.absoluteString)
      defer { client.close() }
      let receipt = try await client.perform(.deleteRoom("r1"))
      #expect(!"\(receipt)".contains(testToken))
    }
  }

  @Test func `the token before a renewal is not quoted either`() async throws {
    let body = #"{"RC":401,"RM":"\#(testToken) is no longer good"}"#
    try await withServer({ _, wire in wire.answer(401, body) }) { server in
      let client = try makeClient(server.address.absoluteString) { Secret("another-token") }
      defer { client.close() }
      let error = await failure { () async throws(APIError) in try await client.profile() }
      #expect(server.requests.count == 2)
      #expect(error != nil && !"\(String(describing: error))".contains(testToken))
    }
  }

  @Test(arguments: ["totp", "password"])
  func `a second proof that the server repeats is not quoted`(method: String) async throws {
    let code = "code-739204"
    let digest = SHA256.hexDigest(of: Array(code.utf8))
    let challenge = """
      {"status":"error","error":"totp-required","message":"[totp-required]","details":\
      {"method":"\(method)","codeGenerated":false,"availableMethods":["\(method)"]}}
      """
    let echo = #"{"status":"error","error":"bad","message":"wrong: \#(code) \#(digest)"}"#
    try await withServer({ request, wire in
      let isProven = request.headers["x-2fa-code"] != nil
      wire.answer(isProven ? 400 : 401, isProven ? echo : challenge)
    }) { server in
      let error = await failure { () async throws(APIError) in
        try await PlatformClient.logIn(
          at: server.address, user: "mona", password: Secret("pass-word"), now: stillClock
        ) { SecondFactorCode(method: $0.method, code: Secret(code)) }
      }
      #expect(server.requests.count == 2)
      #expect(error != nil)
      #expect(!"\(String(describing: error))".contains(code))
      #expect(!"\(String(describing: error))".contains(digest))
    }
  }
}
