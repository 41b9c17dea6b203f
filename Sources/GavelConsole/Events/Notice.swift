import GavelModel

/// A sentence for the moderator, worded by whoever knows what happened.
public struct Notice: Hashable, Sendable {
  /// How much attention it wants.
  public var severity: Severity
  /// The sentence; may quote a platform, and is made display-safe when drawn.
  public var text: String

  /// Makes a notice.
  public init(_ severity: Severity, _ text: String) {
    self.severity = severity
    self.text = text
  }

  /// How much attention a notice wants.
  public enum Severity: Hashable, Sendable {
    /// Good to know.
    case info
    /// Something did not go as asked.
    case warning
    /// Something failed.
    case error

    /// The word that says it without colour; empty for plain information.
    var word: String {
      switch self {
      case .info: ""
      case .warning: "warning: "
      case .error: "error: "
      }
    }
  }
}

/// A notice and when it came.
struct TimedNotice: Hashable, Sendable {
  var time: Timestamp
  var notice: Notice
}
