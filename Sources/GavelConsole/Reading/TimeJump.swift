import GavelModel

/// Reads a moment as somebody types it to go there.
enum TimeJump {
  /// Returns the moment that a text names in local time, never later than needed.
  ///
  /// `14:30` is the last one that has been, `2d` that long ago; `03-01` and `2026-03-01` begin their
  /// day, unless a time follows.
  static func read(_ text: String, now: Timestamp, utcOffsetMinutes: Int) -> Timestamp? {
    let offset = Duration.seconds(utcOffsetMinutes * 60)
    let today = date(now + offset)
    let words = text.lowercased().split(whereSeparator: { $0 == " " || $0 == "t" }).map(String.init)
    func moment(_ date: String, _ time: String = "00:00") -> Timestamp? {
      Timestamp(iso8601: "\(date)T\(padded(time)):00Z").map { $0 - offset }
    }
    switch text.lowercased() {
    case "today": return moment(today)
    case "yesterday": return moment(date(now + offset - .seconds(86_400)))
    default: break
    }
    guard let first = words.first, words.count <= 2 else { return nil }
    if let age = age(first) { return words.count == 1 ? now - age : nil }
    if first.contains(":") {
      guard words.count == 1, let time = moment(today, first) else { return nil }
      return time <= now ? time : time - .seconds(86_400)
    }
    let time = words.count == 2 ? words[1] : "00:00"
    if first.count == 5 {
      let year = Int(today.prefix(4)) ?? 0
      return [year, year - 1].compactMap { moment("\($0)-\(first)", time) }.first { $0 <= now }
    }
    return moment(first, time)
  }

  private static func date(_ time: Timestamp) -> String { String(time.iso8601.prefix(10)) }

  private static func padded(_ time: String) -> String { time.count == 4 ? "0" + time : time }

  private static func age(_ text: String) -> Duration? {
    let seconds = ["m": 60, "h": 3600, "d": 86_400, "w": 604_800] as [Character: Int]
    guard let unit = text.last.flatMap({ seconds[$0] }), let count = Int(text.dropLast()),
      (0..<100_000).contains(count)
    else { return nil }
    return .seconds(count * unit)
  }
}
