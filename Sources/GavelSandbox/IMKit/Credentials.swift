/// The application's keys and the tokens of its users.
struct Credentials {
  struct Token {
    var person: String
    /// Milliseconds since 1970.
    var issued: Int64
    var expires: Int64
  }

  /// The documented life of a token the platform makes itself.
  static let lifeMilliseconds: Int64 = 7 * 86_400_000

  let clientKey: String
  let apiKey: String
  private(set) var tokens: [String: Token] = [:]
  private var numbers: SplitMix64

  init(seed: UInt64) {
    numbers = SplitMix64(seed: seed ^ 0x6A09_E667_F3BC_C908)
    clientKey = "ck-" + Self.secret(&numbers)
    apiKey = "ak-" + Self.secret(&numbers)
  }

  /// Makes a new token for a person.
  mutating func issue(to person: String, now: Int64) -> (text: String, token: Token) {
    let text = "tk-" + Self.secret(&numbers)
    return (text, bind(text, to: person, now: now, expires: now + Self.lifeMilliseconds))
  }

  /// Makes any text a token of a person, as `PUT /admin/clients/:id/token` does.
  @discardableResult
  mutating func bind(_ text: String, to person: String, now: Int64, expires: Int64) -> Token {
    let token = Token(person: person, issued: now, expires: expires)
    tokens[text] = token
    return token
  }

  mutating func revoke(_ text: String) { tokens[text] = nil }

  func tokens(of person: String) -> [(text: String, token: Token)] {
    tokens.filter { $0.value.person == person }.map { ($0.key, $0.value) }
      .sorted { $0.token.issued < $1.token.issued }
  }

  private static func secret(_ numbers: inout SplitMix64) -> String {
    (0..<32).map { _ in String(numbers.below(16), radix: 16) }.joined()
  }
}
