import Testing

@testable import GavelSandbox

/// The error table of the contract, 2.2 to 2.5, in its three manners.
@Suite struct RocketChatRefusalTests {
  private func body(_ refusal: RocketChatRefusal, _ compatibility: SandboxOptions.Compat) -> JSON? {
    JSON(reading: refusal.response(compatibility).body)
  }

  @Test(arguments: SandboxOptions.Compat.allCases)
  func `a code that is no refusal is a 400 everywhere`(compatibility: SandboxOptions.Compat) {
    let refusal = RocketChatRefusal.meteor(
      code: "error-invalid-room", reason: "Invalid room", details: ["method": "eraseRoom"])
    #expect(refusal.response(compatibility).status == 400)
    #expect(
      body(refusal, compatibility) == [
        "success": false, "error": "Invalid room [error-invalid-room]",
        "errorType": "error-invalid-room", "details": ["method": "eraseRoom"],
      ])
    #expect(
      body(.invalidChannel, compatibility) == [
        "success": false, "error": "[invalid-channel]", "errorType": "invalid-channel",
      ])
    #expect(body(.plain("No."), compatibility) == ["success": false, "error": "No."])
    #expect(body(.silent, compatibility) == ["success": false])
    #expect(RocketChatRefusal.actionNotAllowed.response(compatibility).status == 400)
  }

  @Test(arguments: RocketChatRefusal.refusalCodes.sorted())
  func `from 9.0 on a refusal is a 403`(code: String) {
    let refusal = RocketChatRefusal.meteor(code: code, reason: "No")
    #expect(refusal.response(.p6).status == 400)
    #expect(refusal.response(.p8).status == 400)
    #expect(refusal.response(.p9).status == 403)
    #expect(body(refusal, .p8)?["errorType"] == .string(code))
    #expect(
      body(refusal, .p9) == [
        "success": false, "error": "No", "errorType": "error-forbidden",
      ])
  }

  @Test func `a code in the place of the words moves in 9_0 when it refuses`() {
    let hidden = RocketChatRefusal.refusedCodeInError("not-allowed", "Not Allowed")
    let swapped: JSON = ["success": false, "error": "not-allowed", "errorType": "Not Allowed"]
    #expect(body(hidden, .p6) == swapped)
    #expect(body(hidden, .p8) == swapped)
    #expect(hidden.response(.p9).status == 403)
    // An unknown room is no refusal and stays what it was.
    let unknown = RocketChatRefusal.codeInError("not-allowed", "Not Allowed")
    #expect(body(unknown, .p9) == swapped)
    #expect(body(hidden, .p9)?["errorType"] == "error-forbidden")
    #expect(RocketChatRefusal.refusedPlain("No.").response(.p8).status == 400)
    #expect(RocketChatRefusal.refusedPlain("No.").response(.p9).status == 403)
  }

  @Test func `a bad body and a bad query differ by their type in newer servers`() {
    let messages = ["must be string", "must match exactly one schema in oneOf"]
    let text = "must be string\n must match exactly one schema in oneOf"
    let old: JSON = [
      "success": false, "error": "\(text) [invalid-params]", "errorType": "invalid-params",
    ]
    #expect(body(.invalidBody(messages), .p6) == old)
    #expect(body(.invalidQuery(messages), .p6) == old)
    for compatibility in [SandboxOptions.Compat.p8, .p9] {
      #expect(
        body(.invalidBody(messages), compatibility) == [
          "success": false, "error": .string(text), "errorType": "invalid-params",
        ])
      #expect(
        body(.invalidQuery(messages), compatibility) == [
          "success": false, "error": .string(text), "errorType": "error-invalid-params",
        ])
    }
  }

  @Test func `a missing session has three forms`() {
    let words: JSON = "You must be logged in to do this."
    #expect(body(.unauthorizedSession, .p6) == ["status": "error", "message": words])
    #expect(
      body(.unauthorizedSession, .p8) == [
        "success": false, "error": words, "status": "error", "message": words,
      ])
    #expect(body(.unauthorizedSession, .p9) == ["success": false, "error": words])
    #expect(RocketChatRefusal.unauthorizedSession.response(.p9).status == 401)
  }

  @Test func `a failed login keeps the number that the old servers put in it`() {
    let refusal = RocketChatRefusal.failedLogin(error: 403, message: "Incorrect password")
    #expect(
      body(refusal, .p6) == ["status": "error", "error": 403, "message": "Incorrect password"])
    #expect(body(refusal, .p8)?["success"] == false)
    #expect(body(refusal, .p9) == ["success": false, "error": "unauthorized"])
    #expect(refusal.response(.p9).status == 401)
  }

  @Test func `a handler's refusal is 403, and once 401 by mistake`() {
    #expect(body(.forbiddenHandler, .p6) == ["success": false, "error": "unauthorized"])
    #expect(body(.forbiddenHandler, .p9) == ["success": false, "error": "forbidden"])
    #expect(RocketChatRefusal.forbiddenHandler.response(.p6).status == 403)
    #expect(RocketChatRefusal.forbiddenAsUnauthorized.response(.p6).status == 403)
    #expect(RocketChatRefusal.forbiddenAsUnauthorized.response(.p8).status == 401)
    #expect(body(.forbiddenAsUnauthorized, .p8)?["error"] == "unauthorized")
    #expect(body(.forbiddenAsUnauthorized, .p9)?["error"] == "forbidden")
    #expect(RocketChatRefusal.forbiddenRoute.response(.p8).status == 403)
    #expect(
      body(.forbiddenRoute, .p6)?["error"]
        == "User does not have the permissions required for this action [error-unauthorized]")
  }

  @Test func `what is not there, too fast or broken is said as printed`() {
    #expect(RocketChatRefusal.notFound.response(.p6).status == 404)
    #expect(body(.notFound, .p8) == ["success": false, "error": "Resource not found"])
    #expect(
      body(.unknownRoute, .p6) == ["status": "error", "message": "API endpoint does not exist"])
    let plain = RocketChatRefusal.unknownRoute.response(.p8)
    #expect(plain.status == 404)
    #expect(plain.contentType.hasPrefix("text/plain"))
    #expect(String(decoding: plain.body, as: UTF8.self) == "404 Not Found")
    #expect(RocketChatRefusal.tooManyRequests(seconds: 37).response(.p6).status == 429)
    let words =
      "Error, too many requests. Please slow down. You must wait 37 seconds before "
      + "trying this endpoint again. [error-too-many-requests]"
    #expect(
      body(.tooManyRequests(seconds: 37), .p6) == ["success": false, "error": .string(words)])
    #expect(body(.internalError, .p6)?["error"] == "Internal error occured")
    #expect(body(.internalError, .p8)?["error"] == "Internal server error")
  }

  @Test func `success is added to what a call has to say`() {
    #expect(RocketChatReply.payload(["count": 3]).json == ["count": 3, "success": true])
    #expect(RocketChatReply.done.json == ["success": true])
    #expect(RocketChatReply.bare(["status": "success"]).json == ["status": "success"])
  }
}
