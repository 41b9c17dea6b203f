import Foundation
import GavelModel
import Glibc

/// A compiled regular expression that gives up on texts it cannot get done with.
///
/// Foundation's engine goes back and tries again, so a pattern such as `(a+)+$` may take longer than
/// anybody lives. It reports its progress, at each place of the text and about once a millisecond
/// between them, and stops when it is told to. What counts is the time of the processor, which a busy
/// machine does not change.
struct PatternMatcher {
  let source: String
  let ignoresCase: Bool
  private let expression: NSRegularExpression

  /// Nanoseconds after which a text is given up.
  private static let patience: Int64 = 20_000_000
  /// Progress reports between two looks at the time; most texts never come to one.
  private static let lookEvery = 16

  /// Compiles a pattern; `nil` when it is no regular expression.
  init?(source: String, ignoresCase: Bool) {
    guard let compiled = FilterPattern(source, ignoresCase: ignoresCase)?.compiled() else {
      return nil
    }
    self.source = source
    self.ignoresCase = ignoresCase
    expression = compiled
  }

  /// Whether the pattern matches somewhere in a text; `false` also for a text that was given up.
  func matches(_ text: String, _ effort: inout FilterEffort) -> Bool {
    var isFound = false
    var reports = 0
    var last: Int64 = 0
    var taken: Int64 = 0
    var spent = effort
    expression.enumerateMatches(
      in: text, options: [.reportProgress], range: NSRange(location: 0, length: text.utf16.count)
    ) { result, _, stop in
      if result != nil {
        isFound = true
        stop.pointee = true
        return
      }
      reports += 1
      guard reports % Self.lookEvery == 1 else { return }
      let time = Self.processorTime()
      let step = reports == 1 ? 0 : time - last
      last = time
      taken += step
      if !spent.spends(nanoseconds: step) || taken > Self.patience {
        spent.giveUp()
        stop.pointee = true
      }
    }
    effort = spent
    return isFound
  }

  /// Nanoseconds that this thread has had the processor.
  private static func processorTime() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
