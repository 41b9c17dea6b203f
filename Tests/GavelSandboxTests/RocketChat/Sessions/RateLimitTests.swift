import Testing

@testable import GavelSandbox

@Suite struct RateLimitTests {
  @Test func `the eleventh call of a minute waits, and every answer says how many are left`()
    throws
  {
    let sandbox = try WorkspaceFixture(rateLimited: true)
    for left in (0...9).reversed() {
      let answer = try sandbox.call("mona", "me")
      #expect(answer.status == 200)
      #expect(answer.headers["x-ratelimit-limit"] == "10")
      #expect(answer.headers["x-ratelimit-remaining"] == "\(left)")
    }
    let refused = try sandbox.call("mona", "me")
    #expect(refused.status == 429)
    #expect(refused.error?.hasPrefix("Error, too many requests. Please slow down.") == true)
    #expect(refused.error?.hasSuffix("[error-too-many-requests]") == true)
    #expect(refused.errorType == nil)
    #expect(refused.headers["retry-after"] == nil)
    let reset = try #require(refused.headers["x-ratelimit-reset"].flatMap { Int64($0) })
    #expect(reset > SandboxFixture.base && reset <= SandboxFixture.base + 240_000)
    #expect(try sandbox.call("mona", "rooms.get").status == 200)
    try sandbox.control("POST", "clock", ["advanceSeconds": 60])
    #expect(try sandbox.call("mona", "me").status == 200)
  }

  @Test func `administrators are not limited until that is taken from them`() throws {
    let sandbox = try WorkspaceFixture(rateLimited: true)
    let free = try sandbox.call("root", "me")
    #expect(free.headers["x-ratelimit-limit"] == nil)
    try sandbox.control("POST", "permissions", ["api-bypass-rate-limit": []])
    try sandbox.control(
      "POST", "settings", ["API_Enable_Rate_Limiter_Limit_Calls_Default": 1])
    #expect(try sandbox.call("root", "me").headers["x-ratelimit-limit"] == "1")
    #expect(try sandbox.call("root", "me").status == 429)
  }

  @Test func `each mode limits and validates in its own order`() throws {
    for compat in SandboxOptions.Compat.allCases {
      let sandbox = try WorkspaceFixture(compat, rateLimited: true)
      try sandbox.control(
        "POST", "settings", ["API_Enable_Rate_Limiter_Limit_Calls_Default": 1])
      #expect(try sandbox.call("ulli", "im.delete", [:]).status == 400)
      // A body that the newer router refuses has not been counted.
      #expect(try sandbox.call("ulli", "im.delete", [:]).status == (compat == .p6 ? 429 : 400))
    }
  }

  @Test func `the limiter is off unless it is asked for`() throws {
    let sandbox = try WorkspaceFixture()
    for _ in 1...12 { #expect(try sandbox.call("mona", "me").status == 200) }
    try sandbox.control("POST", "settings", ["API_Enable_Rate_Limiter": true])
    #expect(try sandbox.call("mona", "me").headers["x-ratelimit-remaining"] == "9")
  }

  @Test func `a fault speaks in the platform's form`() throws {
    let sandbox = try WorkspaceFixture()
    try sandbox.control("POST", "faults", [["kind": "rateLimit", "seconds": 30]])
    let answer = try sandbox.call("root", "me")
    #expect(answer.status == 429)
    #expect(answer.error?.contains("30 seconds") == true)
    #expect(answer.headers["x-ratelimit-remaining"] == "0")
  }
}
