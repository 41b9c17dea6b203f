import GavelModel

/// The form in which a server says what time it is (RFC 9110, 5.6.7).
enum HTTPDate {
  private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Returns `Sun, 06 Nov 1994 08:49:37 GMT`, for moments of four-digit years.
  static func text(of moment: Timestamp) -> String {
    let iso = moment.iso8601
    let parts = iso.prefix(10).split(separator: "-")
    guard parts.count == 3, let month = Int(parts[1]), months.indices.contains(month - 1) else {
      return "Thu, 01 Jan 1970 00:00:00 GMT"
    }
    // The first day of the epoch was a Thursday.
    let day = moment.milliseconds / 86_400_000 - (moment.milliseconds % 86_400_000 < 0 ? 1 : 0)
    let name = days[Int((day % 7 + 7) % 7)]
    return
      "\(name), \(parts[2]) \(months[month - 1]) \(parts[0]) \(iso.dropFirst(11).prefix(8)) GMT"
  }
}
