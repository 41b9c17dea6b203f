import Foundation

/// A token or key that never shows itself: not in a description, a dump, a log or an error.
///
/// Only ``reveal()`` gives the text, so that every use can be found by its name.
public struct Secret: Hashable, Sendable {
  private let hidden: Hidden

  /// Wraps a secret; white space around it is dropped, because files end in a newline.
  public init(_ text: String) {
    hidden = Hidden(text: text.trimmingCharacters(in: .whitespacesAndNewlines))
  }

  /// Returns the text itself, for the one header that needs it.
  public func reveal() -> String { hidden.text }

  /// Whether it can stand in a header: not empty, printable ASCII only.
  var isUsable: Bool {
    !hidden.text.isEmpty && hidden.text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }

  /// Returns the text with every occurrence of the secret replaced by its description, the
  /// beginning of one that a limit has cut off at the end included.
  ///
  /// A text that spells the secret in percent signs is replaced as a whole.
  func removed(from text: String) -> String {
    guard !hidden.text.isEmpty else { return text }
    let cleaned = withoutBeginning(
      at: text.replacingOccurrences(of: hidden.text, with: description))
    let decoded = cleaned.removingPercentEncoding ?? cleaned
    return decoded.contains(hidden.text) ? description : cleaned
  }

  /// Fewer characters than this give nothing away, and end many an innocent text.
  private static let shortestBeginning = 4

  private func withoutBeginning(at text: String) -> String {
    let count = hidden.text.count
    guard count > Self.shortestBeginning else { return text }
    for kept in (Self.shortestBeginning..<count).reversed()
    where text.hasSuffix(hidden.text.prefix(kept)) {
      return text.dropLast(kept) + description
    }
    return text
  }

  // A class without a reflected child: `dump` and `Mirror` stop at what `customMirror` returns, and
  // string interpolation of an enclosing value goes through `description`.
  private final class Hidden: Hashable, Sendable, CustomReflectable {
    let text: String
    init(text: String) { self.text = text }
    static func == (left: Hidden, right: Hidden) -> Bool { left.text == right.text }
    func hash(into hasher: inout Hasher) { hasher.combine(text) }
    var customMirror: Mirror { Mirror(self, children: []) }
  }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Three dots, whatever the secret is.
  public var description: String { "•••" }
  /// Three dots, whatever the secret is.
  public var debugDescription: String { "•••" }
  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
