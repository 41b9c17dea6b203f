/// Writes text in the language of manual pages (groff_man(7)).
struct Roff {
  /// The page so far.
  private(set) var text = ""

  /// A request of the macro package, with its arguments.
  mutating func request(_ name: String, _ arguments: String...) {
    let words = arguments.map { "\"\(Self.escaped($0).replacing("\"", with: "\\(dq"))\"" }
    text += ([".\(name)"] + words).joined(separator: " ") + "\n"
  }

  /// A line of running text.
  mutating func line(_ words: String) { text += Self.guarded(Self.escaped(words)) + "\n" }

  /// A line in bold.
  mutating func bold(_ words: String) { text += "\\fB\(Self.escaped(words))\\fR\n" }

  /// Lines shown as they are.
  mutating func verbatim(_ lines: [String]) {
    text += ".PP\n.nf\n"
    for line in lines { self.line("    " + line) }
    text += ".fi\n"
  }

  /// Nothing in it acts, and a dash is one that can be copied.
  static func escaped(_ words: String) -> String {
    words.map { character in
      switch character {
      case "\\": "\\e"
      case "-": "\\-"
      case "~": "\\(ti"
      case "^": "\\(ha"
      case "`": "\\(ga"
      case "'": "\\(aq"
      case "…": "..."
      default: String(character)
      }
    }.joined()
  }

  /// A line must not begin as a request does.
  private static func guarded(_ line: String) -> String {
    line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
  }
}
