import Testing

@testable import GavelSandbox

/// Second factors and personal access tokens (contract, 3.4 and 3.5).
@Suite struct SecondFactorTests {
  private let refused: JSON = [
    "success": false, "error": "TOTP Required [totp-required]", "errorType": "totp-required",
    "details": [
      "method": "totp", "codeGenerated": false, "availableMethods": ["totp", "password"],
    ],
  ]

  @Test(arguments: SandboxOptions.Compat.allCases)
  func `any call can be made to ask for a code, and takes it`(
    compat: SandboxOptions.Compat
  ) throws {
    let sandbox = try WorkspaceFixture(compat)
    _ = try sandbox.call("root", "im.create", ["username": "ulli"])
    let room = try sandbox.directID("root", "ulli")
    try sandbox.set(["totp_required_routes": ["im.delete"]])
    let body: JSON = ["roomId": .string(room)]
    let asked = try sandbox.call("root", "im.delete", body)
    #expect(asked.status == 400)
    #expect(try asked.json == refused)
    #expect(try sandbox.hasRoom(room))
    var headers = try sandbox.session("root")
    headers["x-2fa-code"] = "000000"
    headers["x-2fa-method"] = "totp"
    let wrong = try sandbox.send("POST", "/api/v1/im.delete", headers, body)
    #expect(wrong.status == 400)
    #expect(wrong.errorType == "totp-invalid")
    headers["x-2fa-code"] = "123456"
    #expect(try sandbox.send("POST", "/api/v1/dm.delete", headers, body).isSuccess)
    #expect(try !sandbox.hasRoom(room))
  }

  @Test(arguments: SandboxOptions.Compat.allCases)
  func `signing in can be made to ask for a code`(compat: SandboxOptions.Compat) throws {
    let sandbox = try WorkspaceFixture(compat)
    try sandbox.set(["totp_required_routes": ["login"]])
    let body: JSON = ["user": "ulli", "password": "ulli"]
    let asked = try sandbox.call("nobody", "login", body)
    #expect(asked.status == 401)
    if compat == .p9 {
      #expect(try asked.json == ["success": false, "error": "unauthorized"])
    } else {
      #expect(asked.error == "totp-required")
      #expect(try asked.json["message"] == "TOTP Required [totp-required]")
      #expect(try asked.json["details"]?["availableMethods"] == ["totp"])
    }
    let wrong: JSON = ["user": "ulli", "password": "ulli", "code": "000000"]
    #expect(try sandbox.call("nobody", "login", wrong).status == 401)
    let right: JSON = ["user": "ulli", "password": "ulli", "code": "123456"]
    #expect(try sandbox.call("nobody", "login", right).json["status"] == "success")
  }

  @Test func `a code is remembered for a while`() throws {
    let sandbox = try WorkspaceFixture()
    try sandbox.set(["totp_required_routes": ["chat.react"]])
    var headers = try sandbox.session("ulli")
    #expect(try sandbox.call("ulli", "chat.react", [:]).errorType == "totp-required")
    headers["x-2fa-code"] = "123456"
    let wanted = "error-messageid-param-not-provided"
    #expect(try sandbox.send("POST", "/api/v1/chat.react", headers, [:]).errorType == wanted)
    #expect(try sandbox.call("ulli", "chat.react", [:]).errorType == wanted)
    try sandbox.control("POST", "clock", ["advanceSeconds": 1801])
    #expect(try sandbox.call("ulli", "chat.react", [:]).errorType == "totp-required")
  }

  @Test func `the password is a method too, as its digest`() throws {
    let sandbox = try WorkspaceFixture()
    try sandbox.set(["Accounts_TwoFactorAuthentication_Enabled": true])
    var headers = try sandbox.session("ulli")
    let body: JSON = ["tokenName": "console"]
    let path = "/api/v1/users.generatePersonalAccessToken"
    #expect(try sandbox.send("POST", path, headers, body).errorType == "totp-required")
    headers["x-2fa-method"] = "password"
    // The digest of "ulli".
    headers["x-2fa-code"] = "161d36e6011e8f442f0304075cd1c9554ccc484f7a84041d16b1632ef58cf543"
    #expect(try sandbox.send("POST", path, headers, body).isSuccess)
  }

  @Test func `a personal access token signs in, is shown once and can bypass codes`() throws {
    let sandbox = try WorkspaceFixture()
    let wish: JSON = ["tokenName": "console", "bypassTwoFactor": true]
    let made = try sandbox.call("ulli", "users.generatePersonalAccessToken", wish).json
    let token = try #require(made["token"]?.text)
    let headers = ["X-Auth-Token": token, "X-User-Id": try sandbox.userID("ulli")]
    #expect(try sandbox.send("GET", "/api/v1/me", headers).json["username"] == "ulli")
    let listed = try sandbox.call("ulli", "users.getPersonalAccessTokens").json["tokens"]
    #expect(listed?.elements?.first?["name"] == "console")
    #expect(listed?.elements?.first?["lastTokenPart"] == .string(String(token.suffix(6))))
    #expect(listed?.elements?.first?["bypassTwoFactor"] == true)
    try sandbox.set(["totp_required_routes": ["chat.react"]])
    #expect(
      try sandbox.send("POST", "/api/v1/chat.react", headers, [:]).errorType
        == "error-messageid-param-not-provided")
    let renewed = try sandbox.call("ulli", "users.regeneratePersonalAccessToken", wish).json
    #expect(renewed["token"]?.text != token)
    #expect(try sandbox.send("GET", "/api/v1/me", headers).status == 401)
    #expect(try sandbox.call("ulli", "users.removePersonalAccessToken", wish).isSuccess)
    #expect(try sandbox.call("ulli", "users.removePersonalAccessToken", wish).status == 400)
  }

  @Test(arguments: SandboxOptions.Compat.allCases)
  func `tokens want a permission and a name of their own`(
    compat: SandboxOptions.Compat
  ) throws {
    let sandbox = try WorkspaceFixture(compat)
    let body: JSON = ["tokenName": "console"]
    #expect(try sandbox.call("ulli", "users.generatePersonalAccessToken", body).isSuccess)
    #expect(try sandbox.call("ulli", "users.generatePersonalAccessToken", body).status == 400)
    try sandbox.control("POST", "permissions", ["create-personal-access-tokens": ["admin"]])
    let refused = try sandbox.call("ulli", "users.generatePersonalAccessToken", body)
    #expect(refused.status == (compat == .p9 ? 403 : 400))
    #expect(refused.errorType == (compat == .p9 ? "error-forbidden" : "not-authorized"))
  }
}
