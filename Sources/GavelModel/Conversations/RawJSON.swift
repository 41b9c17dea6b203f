/// JSON text as a platform sent it, already stripped of personal data and secrets by its dialect.
///
/// Kept beside rooms, people and evidence so that a field unknown today is not lost.
public struct RawJSON: Hashable, Sendable, Codable {
  /// One JSON document in UTF-8.
  public let text: String
  /// Wraps JSON text without checking it.
  public init(_ text: String) { self.text = text }
}
