/// Numbers and times as the screen shows them.
enum Numbers {
  /// Returns `1,204`.
  static func grouped(_ number: Int) -> String {
    let digits = String(abs(number))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return number < 0 ? "-" + text : text
  }

  /// Returns `1,204`, or `1,204+` where there may be more.
  static func atLeast(_ number: Int, isMore: Bool) -> String {
    grouped(number) + (isMore ? "+" : "")
  }

  /// Returns `1,204` where that fits into the columns, and otherwise `1.4M` or `142k`, rounded down.
  static func short(_ number: Int, columns: Int) -> String {
    let whole = grouped(number)
    guard whole.count > columns, number >= 1000 else { return whole }
    let (unit, sign) = number < 1_000_000 ? (1000, "k") : (1_000_000, "M")
    let tenths = number / (unit / 10)
    return tenths < 100 ? "\(tenths / 10).\(tenths % 10)\(sign)" : grouped(tenths / 10) + sign
  }

  /// Returns `12 s`, `3 min 5 s` or `2 h 10 min`.
  static func span(_ duration: Duration) -> String {
    let seconds = Int(max(.zero, duration).components.seconds)
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3600 { return "\(seconds / 60) min \(seconds % 60) s" }
    return "\(seconds / 3600) h \(seconds / 60 % 60) min"
  }

  /// Returns `0.6 s` below ten seconds, where a whole second is too coarse, and else as ``span(_:)``.
  static func shortSpan(_ duration: Duration) -> String {
    guard duration < .seconds(10) else { return span(duration) }
    let tenths = min(99, Int((max(.zero, duration) / .milliseconds(100)).rounded()))
    return "\(tenths / 10).\(tenths % 10) s"
  }

  /// Returns `12 s`, `3 min` or `2 h`: as exact as a guess can be.
  static func roughSpan(_ duration: Duration) -> String {
    let seconds = Int(max(.zero, duration).components.seconds)
    if seconds < 100 { return "\(seconds) s" }
    return seconds < 5400 ? "\((seconds + 30) / 60) min" : "\((seconds + 1800) / 3600) h"
  }

  /// Returns at least two digits.
  static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}
