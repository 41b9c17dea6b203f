import GavelModel

/// How long the platform asks to be left alone.
enum RocketChatPause {
  /// Later than any moment in seconds, earlier than any in milliseconds.
  private static let firstMillisecond: Double = 100_000_000_000
  /// Smaller numbers are no moments: some proxies write how many seconds are left.
  private static let firstMoment: Double = 100_000_000

  /// What `X-RateLimit-Reset` or `Retry-After` ask for, else the number in the words.
  ///
  /// - Returns: `nil` when none of them says anything readable.
  static func asked(in response: HTTPResponse, words: String?) -> Duration? {
    let reset = response.headers["x-ratelimit-reset"].flatMap { Double($0) }
    let told = reset.map { seconds(until: $0, response) }
    let hasHeader = told != nil || response.headers["retry-after"] != nil
    return RetryAfter.pause(
      bodySeconds: hasHeader ? told : words.flatMap(number), in: response)
  }

  private static func seconds(until reset: Double, _ response: HTTPResponse) -> Double {
    guard reset >= firstMoment else { return reset }
    let milliseconds = reset < firstMillisecond ? reset * 1000 : reset
    // The server's clock made the moment, so that its own `Date` is what to count from.
    let from = response.headers["date"].flatMap(HTTPDate.moment) ?? response.receivedAt
    return (milliseconds - Double(from.milliseconds)) / 1000
  }

  /// The first number in a text.
  private static func number(in words: String) -> Double? {
    let isDigit: (Character) -> Bool = { $0.isASCII && $0.isNumber }
    return Double(String(words.drop { !isDigit($0) }.prefix(while: isDigit)))
  }
}
