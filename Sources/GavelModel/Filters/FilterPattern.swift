import Foundation

/// A regular expression in a filter, in the syntax of ICU that Foundation reads.
///
/// Foundation's engine is the one that can be stopped in the middle of a match: it reports its
/// progress. The C library's cannot, and depends on the locale; Swift's own cannot either.
public struct FilterPattern: Hashable, Sendable {
  /// Characters in a pattern at most.
  public static let longest = 200

  /// The pattern between its slashes.
  public let source: String
  /// Whether it was followed by `i`.
  public let ignoresCase: Bool

  /// Makes a pattern; `nil` when it is no regular expression.
  public init?(_ source: String, ignoresCase: Bool = false) {
    self.source = source
    self.ignoresCase = ignoresCase
    guard compiled() != nil else { return nil }
  }

  /// Returns the compiled form; `nil` when it is no regular expression.
  public func compiled() -> NSRegularExpression? {
    // What is wrong with it is told by the place alone: the engine's words name no column.
    try? NSRegularExpression(
      pattern: source, options: ignoresCase ? [.caseInsensitive] : [])
  }

  /// The longest text that every match contains as it stands, but for case; `nil` when none is
  /// certain.
  ///
  /// Only ASCII letters and digits outside of groups and classes count, and nothing that may be
  /// left out. A run's last letter does not: in the text a mark may follow it and change it.
  public var literal: String? {
    var scan = LiteralScan(ignoresCase: ignoresCase)
    for character in source where !scan.isUncertain { scan.take(character) }
    return scan.longest
  }
}

/// Looks for a text that a pattern cannot do without.
private struct LiteralScan {
  /// Whether letters also stand for those that fold to them: the long s, the sign for Kelvin.
  let ignoresCase: Bool
  /// Whether something was met that makes every answer unsafe.
  private(set) var isUncertain = false
  private var runs: [String] = []
  private var run = ""
  private var depth = 0
  private var isEscaped = false
  private var classDepth = 0
  private var isCounting = false

  /// The longest certain text of three characters or more.
  var longest: String? {
    guard !isUncertain, !isEscaped else { return nil }
    return (runs + [run]).map { String($0.dropLast()) }.filter { $0.count >= 3 }
      .max { $0.count < $1.count }
  }

  init(ignoresCase: Bool) { self.ignoresCase = ignoresCase }

  mutating func take(_ character: Character) {
    if isEscaped {
      isEscaped = false
      // A quotation, a character by its number and the like: not worth following.
      isUncertain = character.isLetter && !"bBdDsSwW".contains(character) || character.isNumber
      return endRun()
    }
    if isCounting {
      isCounting = character != "}"
      return
    }
    if classDepth > 0 { return takeInClass(character) }
    switch character {
    case "\\": isEscaped = true
    case "[":
      endRun()
      classDepth = 1
    case "(":
      endRun()
      depth += 1
    case ")":
      endRun()
      depth -= 1
    case "?", "*":
      // Also the mark of a group's kind, which may change how everything else is read.
      isUncertain = character == "?" && depth > 0
      if !run.isEmpty { run.removeLast() }
      endRun()
    case "{":
      if !run.isEmpty { run.removeLast() }
      endRun()
      isCounting = true
    case "+":
      // The last of the letters that are repeated stands before what follows.
      let repeated = run.suffix(1)
      endRun()
      run = String(repeated)
    case "|": isUncertain = depth == 0
    case _ where depth == 0 && isCertain(character): run.append(character)
    default: endRun()
    }
  }

  private func isCertain(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
      && !(ignoresCase && "sSkK".contains(character))
  }

  private mutating func takeInClass(_ character: Character) {
    switch character {
    case "\\": isEscaped = true
    case "[": classDepth += 1
    case "]": classDepth -= 1
    default: break
    }
  }

  private mutating func endRun() {
    runs.append(run)
    run = ""
  }
}
