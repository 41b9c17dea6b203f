import Foundation
import GavelModel

/// A compiled regular expression that gives up on texts it cannot get done with.
///
/// Foundation's engine goes back and tries again, so a pattern such as `(a+)+$` may take longer than
/// anybody lives. It reports its progress every so many steps, about once a millisecond, and stops
/// when it is told to.
struct PatternMatcher {
  let source: String
  let ignoresCase: Bool
  private let expression: NSRegularExpression

  /// Progress reports after which a text is given up.
  private static let patience = 20

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
      if !spent.spendsPause() || reports > Self.patience {
        spent.giveUp()
        stop.pointee = true
      }
    }
    effort = spent
    return isFound
  }
}
