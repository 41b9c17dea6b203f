import Foundation
import GavelModel
import Testing

@testable import GavelAPI

/// No way of looking at a value shows the token in it.
@Suite struct SecretTests {
  private func views(of value: some Any) -> [String] {
    var dumped = ""
    dump(value, to: &dumped)
    var views = [String(describing: value), String(reflecting: value), "\(value)", dumped]
    collect(Mirror(reflecting: value), into: &views)
    return views
  }

  private func collect(_ mirror: Mirror, into views: inout [String]) {
    for child in mirror.children {
      views.append("\(child.value)")
      collect(Mirror(reflecting: child.value), into: &views)
    }
  }

  @Test func `a secret shows three dots in every view`() throws {
    let secret = Secret(testToken)
    let connection = try Connection(
      url: #require(URL(string: "https://a.example")), credential: userCredential)
    let signedIn = SignedIn(userID: "a", token: secret, expires: nil)
    var request = HTTPRequest(.get, "/me")
    request.headers = IMKitDialect().identity(userCredential, userID: "ana")
    let values: [Any] = [
      request,
      secret, Optional(secret) as Any, [secret], ["k": secret], userCredential,
      Credential.platform(apiKey: secret), connection, signedIn,
    ]
    for view in values.flatMap({ views(of: $0) }) {
      #expect(!view.contains(testToken), "\(view)")
    }
    #expect("\(secret)" == "•••")
  }

  @Test func `white space around a secret is dropped and the text is kept`() {
    #expect(Secret(" \(testToken)\n").reveal() == testToken)
    #expect(Secret("a b").reveal() == "a b")
  }

  @Test(arguments: ["", " \n", "a\nb", "a\u{0}b", "tök", "a\u{7F}"])
  func `a credential that no header can carry is refused`(text: String) throws {
    let url = try #require(URL(string: "https://a.example"))
    for credential in [
      Credential.user(clientKey: "k", token: Secret(text)), .platform(apiKey: Secret(text)),
    ] {
      #expect(throws: APIError.unusableCredential) {
        try Connection(url: url, credential: credential)
      }
    }
    #expect(throws: APIError.unusableCredential) {
      try Connection(url: url, credential: .user(clientKey: "", token: Secret("t")))
    }
  }

  @Test func `an answer that repeats the token does not quote it`() {
    let said = ServerAnswer(status: 401, code: "c\(testToken)", message: "bad \(testToken)!")
    for error in [
      APIError.unauthorized(said), .forbidden(said), .throttled(retryAfter: nil, said),
      .notFound(said), .conflict(said), .invalid(said), .server(said),
      .redirected(to: "https://x/\(testToken)"),
    ] {
      #expect(!"\(error.without(Secret(testToken)))".contains(testToken))
    }
  }
}
