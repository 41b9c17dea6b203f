import Foundation
import GavelModel

/// How long a server asks to be left alone.
enum RetryAfter {
  /// More than any rate limit means; what lies above counts as this.
  private static let longest: Double = 86_400

  /// The longer of what the body and the header `Retry-After` (RFC 9110 section 10.2.3) ask for.
  ///
  /// - Returns: `nil` when neither says anything readable; never negative, at most a day.
  static func pause(bodySeconds: Double?, in response: HTTPResponse) -> Duration? {
    let header = response.headers["retry-after"].flatMap { seconds($0, response) }
    let said = [bodySeconds, header].compactMap { $0 }.filter(\.isFinite)
    guard let seconds = said.max() else { return nil }
    return .milliseconds(Int64((min(max(seconds, 0), longest) * 1000).rounded(.up)))
  }

  private static func seconds(_ text: String, _ response: HTTPResponse) -> Double? {
    if let seconds = Double(text.trimmingCharacters(in: .whitespaces)) { return seconds }
    guard let until = HTTPDate.moment(text) else { return nil }
    // The server's clock made the date, so that its own `Date` is the moment to count from.
    let from = response.headers["date"].flatMap(HTTPDate.moment) ?? response.receivedAt
    return Double((until - from).milliseconds) / 1000
  }
}

/// Dates of HTTP headers, RFC 9110 section 5.6.7.
enum HTTPDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Reads `Sun, 06 Nov 1994 08:49:37 GMT`, the one form that servers may send today.
  static func moment(_ text: String) -> Timestamp? {
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[5] == "GMT", parts[1].count == 2, parts[3].count == 4,
      let month = months.firstIndex(of: String(parts[2]))
    else { return nil }
    let number = month + 1 < 10 ? "0\(month + 1)" : "\(month + 1)"
    return Timestamp(iso8601: "\(parts[3])-\(number)-\(parts[1])T\(parts[4])Z")
  }
}
