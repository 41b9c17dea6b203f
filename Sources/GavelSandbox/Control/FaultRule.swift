/// Which requests a fault hits, and how often.
struct FaultRule: Hashable, Sendable {
  /// Any method when `nil`.
  var method: String?
  /// The segments of the path, `nil` for any path; `*` stands for one segment.
  var path: [String]?
  var fault: Fault
  /// How many requests are hit, or how many windows a rate limit opens; 0 is without end.
  var times = 1
  /// How many matching requests pass unharmed first.
  var after = 0
  /// How long the answer is held back, whatever becomes of it then.
  var delayMilliseconds: Int64 = 0

  func matches(_ head: RequestHead) -> Bool {
    if let method, method.uppercased() != head.method { return false }
    guard let path else { return true }
    return path.count == head.segments.count
      && zip(path, head.segments).allSatisfy { $0 == "*" || $0 == $1 }
  }
}

/// The fault rules in force and what each has done so far.
struct FaultBook {
  fileprivate struct Entry {
    let rule: FaultRule
    var matched = 0
    var struck = 0
    /// End of the rate limit's open window, in the world's time.
    var windowEnd: Int64?
  }

  /// What one request meets.
  struct Strike: Hashable {
    var fault: Fault
    var delayMilliseconds: Int64
    /// For a rate limit, whole seconds until its window closes, at least 1.
    var retryAfterSeconds = 0
  }

  private var entries: [Entry] = []

  init(rules: [FaultRule] = []) { entries = rules.map { Entry(rule: $0) } }

  /// Returns what the first rule with something left to do does to this request, and counts it.
  mutating func strike(_ head: RequestHead, now: Int64) -> Strike? {
    for index in entries.indices where entries[index].rule.matches(head) {
      if let strike = entries[index].strike(now: now) { return strike }
    }
    return nil
  }
}

extension FaultBook.Entry {
  fileprivate mutating func strike(now: Int64) -> FaultBook.Strike? {
    matched += 1
    guard matched > rule.after else { return nil }
    if case .rateLimit(let seconds) = rule.fault {
      if windowEnd.map({ now >= $0 }) ?? true {
        guard takeTurn() else { return nil }
        windowEnd = now + seconds * 1000
      }
      let rest = ((windowEnd ?? now) - now + 999) / 1000
      return FaultBook.Strike(
        fault: rule.fault, delayMilliseconds: rule.delayMilliseconds,
        retryAfterSeconds: max(1, Int(rest)))
    }
    guard takeTurn() else { return nil }
    return FaultBook.Strike(fault: rule.fault, delayMilliseconds: rule.delayMilliseconds)
  }

  private mutating func takeTurn() -> Bool {
    guard rule.times == 0 || struck < rule.times else { return false }
    struck += 1
    return true
  }
}
