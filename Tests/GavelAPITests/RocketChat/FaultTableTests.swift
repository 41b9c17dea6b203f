import GavelModel
import Testing

@testable import GavelAPI

/// One refusal in the forms of the three generations of servers, and what tells errors apart.
@Suite struct FaultTableTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var form: String
    var status: Int
    var body: String
    var code: String?
    var name: String
    var testDescription: String { "\(form) \(status) \(code ?? "-")" }

    init(_ form: String, _ status: Int, _ body: String, _ code: String?, _ name: String) {
      self.form = form
      self.status = status
      self.body = body
      self.code = code
      self.name = name
    }
  }

  static let notAllowed = """
    {"success":false,"error":"Not allowed [error-not-allowed]","errorType":"error-not-allowed",\
    "details":{"method":"eraseRoom"}}
    """
  static let longUnauthorized = """
    {"success":false,"error":"User does not have the permissions required for this action \
    [error-unauthorized]"}
    """
  static let typedBody = """
    {"success":false,"error":"must have required property 'roomId'","errorType":"invalid-params"}
    """

  static let refused: [Row] = [
    Row("p6", 400, notAllowed, "error-not-allowed", "forbidden"),
    Row("p8", 400, notAllowed, "error-not-allowed", "forbidden"),
    Row("p9", 403, Said.forbidden9, "error-forbidden", "forbidden"),
    Row("p6", 403, longUnauthorized, "error-unauthorized", "forbidden"),
    Row("p6", 403, #"{"success":false,"error":"unauthorized"}"#, "unauthorized", "forbidden"),
    Row("p9", 403, #"{"success":false,"error":"forbidden"}"#, "forbidden", "forbidden"),
    Row("p8", 400, Said.notAuthorized, "error-not-authorized", "forbidden"),
    Row("p6", 400, Said.notAllowed, "not-allowed", "forbidden"),
    Row(
      "p6", 400, #"{"success":false,"error":"x [not-authorized]"}"#, "not-authorized",
      "forbidden"),
    Row(
      "p8", 400, #"{"success":false,"error":"Not allowed [error-action-not-allowed]"}"#,
      "error-action-not-allowed", "forbidden"),
    Row(
      "p6", 400,
      #"{"success":false,"error":"[user-last-owner]","errorType":"user-last-owner"}"#,
      "user-last-owner", "forbidden"),
    Row("p8", 403, "<html>no</html>", nil, "forbidden"),
  ]

  static let others: [Row] = [
    Row("p6", 400, DeleteDirectPage.invalidChannel, "invalid-channel", "notFound"),
    Row("p6", 400, Said.noSuchRoom, "error-room-not-found", "notFound"),
    Row(
      "p8", 400, #"{"success":false,"error":"Invalid room [error-invalid-room]"}"#,
      "error-invalid-room", "notFound"),
    Row("p8", 400, typedBody, "invalid-params", "invalid"),
    Row("p6", 400, DeleteDirectPage.invalidBody, "invalid-params", "invalid"),
    Row("p6", 400, Said.nothing, nil, "invalid"),
    Row("p6", 400, #"{"success":false,"error":"User not found"}"#, nil, "invalid"),
    Row("p6", 400, #"{"success":false,"error":"[A whole sentence.]"}"#, nil, "invalid"),
    Row("p6", 404, Said.noSuchRoute, nil, "unsupported"),
    Row("p8", 404, "404 Not Found", nil, "unsupported"),
    Row("p8", 500, #"{"success":false,"error":"Internal server error"}"#, nil, "server"),
    Row("p8", 502, "<html><h1>502 Bad Gateway</h1></html>", nil, "gateway"),
    Row("p8", 503, "", nil, "gateway"),
    Row("p6", 200, "", nil, "malformed"),
    Row("p6", 200, "<html></html>", nil, "malformed"),
    Row("p6", 200, "[]", nil, "malformed"),
    Row("p6", 200, "{}", nil, "malformed"),
    Row("p6", 200, #"{"success":"yes"}"#, nil, "malformed"),
    Row("p6", 200, #"{"success":false,"error":"x [invalid-channel]"}"#, nil, "server"),
  ]

  @Test(arguments: refused + others)
  func `status, then code, decide what an answer is`(row: Row) throws {
    let call = try rocketChat.perform(ActionOrder(action: .leaveRoom("r", announced: false)))
    let error = try #require(call.refusal(row.body, status: row.status))
    #expect(error.name == row.name)
    if row.status != 404, row.status != 200 { #expect(error.answer.code == row.code ?? row.name) }
    #expect(!error.leavesEffectOpen || row.status >= 500 || row.status == 200)
  }

  @Test func `words never decide`() throws {
    let call = try rocketChat.perform(ActionOrder(action: .leaveRoom("r", announced: false)))
    let body = #"{"success":false,"error":"Not allowed, unauthorized: invalid-channel"}"#
    #expect(call.refusal(body, status: 400)?.name == "invalid")
    let yes = try call.reading(#"{"success":true,"error":"Not allowed [error-not-allowed]"}"#)
    #expect(yes.answer == ServerAnswer(status: 200))
  }

  @Test func `a code in the place of the words keeps both`() throws {
    let call = try rocketChat.perform(ActionOrder(action: .leaveRoom("r", announced: false)))
    #expect(
      call.refusal(Said.notAllowed, status: 400)
        == .forbidden(ServerAnswer(status: 400, code: "not-allowed", message: "Not Allowed")))
  }

  @Test(arguments: [
    DeleteDirectPage.unauthorized,
    #"{"success":false,"error":"You must be logged in to do this.","status":"error"}"#,
    #"{"success":false,"error":"You must be logged in to do this."}"#,
  ])
  func `a 401 is a lost session in every form once me confirms it`(body: String) throws {
    let call = try rocketChat.perform(ActionOrder(action: .leaveRoom("r", announced: false)))
    let error = refusal(
      call,
      [
        Link("POST rooms.leave", status: 401, body), Link("GET me", status: 401, Said.loggedOut),
      ])
    #expect(
      error
        == .unauthorized(
          ServerAnswer(status: 401, message: "You must be logged in to do this.")))
  }

  @Test func `a 401 on a session that me accepts is a refusal after one repetition`() throws {
    let call = try rocketChat.perform(ActionOrder(action: .leaveRoom("r", announced: false)))
    let no = #"{"success":false,"error":"unauthorized"}"#
    let links = [
      Link("POST rooms.leave", status: 401, no), Link("GET me", #"{"_id":"a","success":true}"#),
    ]
    #expect(
      refusal(call, links + [Link("POST rooms.leave", status: 401, no)])
        == .forbidden(ServerAnswer(status: 401, code: "unauthorized", message: "unauthorized")))
    // What a renewed token leads to: the repetition is carried out.
    #expect(try follow(call, links + [Link("POST rooms.leave")]).affected == 1)
  }

  @Test func `a look at me that fails leaves the 401 as it was`() throws {
    let call = try rocketChat.perform(ActionOrder(action: .leaveRoom("r", announced: false)))
    let error = refusal(
      call,
      [
        Link("POST rooms.leave", status: 401, Said.loggedOut),
        Link("GET me", status: 502, "<html>"),
      ])
    #expect(error?.name == "unauthorized")
  }

  @Test(arguments: ["totp-required", "totp-invalid"])
  func `a demand for a second proof names its method`(code: String) throws {
    let body = """
      {"success":false,"error":"TOTP [\(code)]","errorType":"\(code)","details":{"method":\
      "email","codeGenerated":true,"availableMethods":["email","password"]}}
      """
    let call = try rocketChat.perform(ActionOrder(action: .leaveRoom("r", announced: false)))
    #expect(
      call.refusal(body, status: 400)
        == .secondFactor(
          SecondFactor(
            method: "email", availableMethods: ["email", "password"], codeWasSent: true),
          ServerAnswer(status: 400, code: code, message: "TOTP [\(code)]")))
  }

  @Test func `a second proof goes in two headers, a password as its digest`() {
    #expect(
      rocketChat.proof(SecondFactorCode(method: "totp", code: Secret("123456"))) == [
        HTTPHeader("x-2fa-code", Secret("123456")), HTTPHeader("x-2fa-method", "totp"),
      ])
    #expect(
      rocketChat.proof(SecondFactorCode(method: "password", code: Secret("abc"))).first?.value
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
