import GavelModel

/// Moments as the moderator's wall clock and calendar show them.
extension ConsoleState {
  private func local(_ time: Timestamp) -> Timestamp.CalendarFields { wallClock(time).utc }

  /// The moment whose fields in UTC are those of the moderator's own clock.
  private func wallClock(_ time: Timestamp) -> Timestamp {
    Timestamp(milliseconds: time.milliseconds + Int64(configuration.utcOffsetMinutes) * 60_000)
  }

  func isSameDay(_ one: Timestamp, _ other: Timestamp) -> Bool {
    wallClock(one).day == wallClock(other).day
  }

  /// Returns `12:03` whatever the day, or the age.
  func dayTime(_ time: Timestamp) -> String {
    if reading.showsAges { return shortAge(time) }
    let then = local(time)
    return "\(Numbers.twoDigits(then.hour)):\(Numbers.twoDigits(then.minute))"
  }

  /// Returns `Monday, 2 March 2026`, with `Today` or `Yesterday` instead of the weekday.
  func dayWords(_ time: Timestamp) -> String {
    let then = local(time)
    // The first of January 1970 was a Thursday.
    let weekday = Self.weekdays[((wallClock(time).day + 3) % 7 + 7) % 7]
    let isToday = isSameDay(time, now)
    let word = isToday ? "Today" : isSameDay(time, now - .seconds(86_400)) ? "Yesterday" : weekday
    return "\(word), \(then.day) \(Self.months[then.month - 1]) \(then.year)"
  }

  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// Returns `12:03`, for a moment of another day `11-30`, of another year `2024`; or the age.
  func shortTime(_ time: Timestamp) -> String {
    if reading.showsAges { return shortAge(time) }
    let (then, today) = (local(time), local(now))
    guard then.year == today.year else { return "\(then.year) " }
    guard then.month == today.month, then.day == today.day else {
      return "\(Numbers.twoDigits(then.month))-\(Numbers.twoDigits(then.day))"
    }
    return "\(Numbers.twoDigits(then.hour)):\(Numbers.twoDigits(then.minute))"
  }

  /// Returns `12:03:58`.
  func clockTime(_ time: Timestamp) -> String {
    let fields = local(time)
    return [fields.hour, fields.minute, fields.second].map(Numbers.twoDigits)
      .joined(separator: ":")
  }

  /// Returns `2026-03-02 09:20:00`.
  func dateTime(_ time: Timestamp) -> String {
    let fields = local(time)
    let date = [fields.month, fields.day].map(Numbers.twoDigits).joined(separator: "-")
    return "\(fields.year)-\(date) \(clockTime(time))"
  }

  /// Returns `2026-03-02 09:20:00, 2h ago`.
  func fullTime(_ time: Timestamp) -> String { "\(dateTime(time)), \(age(time))" }

  /// Returns `now`, `5m ago`, `3h ago`, `12d ago` or `2y ago`.
  func age(_ time: Timestamp) -> String {
    let minutes = (now - time).milliseconds / 60_000
    if minutes < 1 { return "now" }
    if minutes < 60 { return "\(minutes)m ago" }
    if minutes < 60 * 24 { return "\(minutes / 60)h ago" }
    if minutes < 60 * 24 * 730 { return "\(minutes / (60 * 24))d ago" }
    return "\(minutes / (60 * 24 * 365))y ago"
  }

  /// Whole seconds left until a moment, rounded up; 0 once it has passed.
  func secondsLeft(until moment: Timestamp) -> Int {
    max(0, Int((moment.milliseconds - now.milliseconds + 999) / 1000))
  }

  /// Returns `0:04` for the time left until a moment.
  func countdown(to moment: Timestamp) -> String {
    let seconds = secondsLeft(until: moment)
    return "\(seconds / 60):\(Numbers.twoDigits(seconds % 60))"
  }
}
