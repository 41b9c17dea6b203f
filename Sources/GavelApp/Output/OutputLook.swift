import GavelScreen
import Glibc

/// How text is laid out for whoever reads it.
struct OutputLook: Equatable, Sendable {
  /// A terminal that is narrower than this is written to as if it were so wide.
  static let leastColumns = 20

  /// Columns of the terminal; `nil` where there is none, and rows are as long as they are.
  var columns: Int?
  /// Whether a program may read what is printed, so that no id may be cut.
  var keepsIDs = false
  /// Whether headings stand out.
  var isColored = false
  /// Whether only plain letters can be shown.
  var isPlain = false

  /// Everything as it is, as a program wants it.
  init(columns: Int? = nil, isColored: Bool = false, isPlain: Bool = false) {
    self.columns = columns
    self.isColored = isColored
    self.isPlain = isPlain
  }

  /// Finds out what a sink can show.
  ///
  /// Without a terminal `COLUMNS` is the width (POSIX, environ(7)), and ids stay whole.
  /// Colours follow `choice`, then `NO_COLOR` (no-color.org: set and not empty), then the terminal.
  init(of sink: TextSink, choice: ColorChoice, environment: [String: String]) {
    columns = sink.columns ?? environment["COLUMNS"].flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil }
    keepsIDs = !sink.isTerminal
    let isWelcome = (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    switch choice {
    case .auto: isColored = sink.isTerminal && isWelcome
    case .always: isColored = true
    case .never: isColored = false
    }
    isPlain = sink.isTerminal && !Self.hasUnicode(environment)
  }

  /// Whether the locale's letters are all letters; the first variable that is set decides
  /// (setlocale(3)).
  static func hasUnicode(_ environment: [String: String]) -> Bool {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    let locale = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let charset = locale.lowercased().filter { $0 != "-" }
    return charset.contains("utf8")
  }

  /// Returns a text in letters that can be shown.
  func letters(_ text: String) -> String {
    guard isPlain, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    return text.unicodeScalars.map { scalar in
      guard !scalar.isASCII else { return String(scalar) }
      guard scalar != "\u{2026}" else { return Self.plainEllipsis }
      let hex = String(scalar.value, radix: 16, uppercase: true)
      return "<U+\(String(repeating: "0", count: max(0, 4 - hex.count)))\(hex)>"
    }.joined()
  }
}

/// Cells of a table.
extension OutputLook {
  private static let plainEllipsis = "..."

  /// Returns a text as it will be printed, so that its width is the one on the screen.
  func display(_ text: String) -> DisplayText {
    let safe = DisplayText(text)
    return isPlain ? DisplayText(letters(safe.description)) : safe
  }

  /// Returns a text that was made by ``display(_:)``, cut to a width with an ellipsis.
  func cut(_ text: DisplayText, to width: Int) -> DisplayText {
    guard isPlain, text.columns > width else { return text.truncated(to: width) }
    let whole = text.description
    var kept = whole.prefix(max(0, width - Self.plainEllipsis.count))
    // Half of a letter's number would be a riddle.
    if let sign = kept.lastIndex(of: "<"), whole[sign...].hasPrefix("<U+"),
      !kept[sign...].contains(">")
    {
      kept = kept[..<sign]
    }
    return DisplayText(String(kept) + String(Self.plainEllipsis.prefix(width)))
  }
}

/// When colours are used.
enum ColorChoice: String, Equatable, Sendable, CaseIterable {
  /// On a terminal, unless `NO_COLOR` is set.
  case auto
  case always, never

  /// The environment that a console sees: its own variable is what turns colours off there.
  func applied(to environment: [String: String]) -> [String: String] {
    switch self {
    case .auto: environment
    case .always: environment.filter { $0.key != "NO_COLOR" }
    case .never: environment.merging(["NO_COLOR": "1"]) { $1 }
    }
  }
}

extension TextSink {
  /// The width of the terminal, when there is one.
  var columns: Int? {
    guard isTerminal, let descriptor else { return nil }
    // `struct winsize` and TIOCGWINSZ of ioctl_tty(2).
    var size: [UInt16] = [0, 0, 0, 0]
    guard ioctl(descriptor, 0x5413, &size) == 0, size[1] > 0 else { return nil }
    return Int(size[1])
  }
}
