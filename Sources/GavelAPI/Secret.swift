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

  /// Returns the text with every occurrence of the secret replaced by its description.
  func removed(from text: String) -> String {
    guard !hidden.text.isEmpty, text.contains(hidden.text) else { return text }
    return text.replacingOccurrences(of: hidden.text, with: description)
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
