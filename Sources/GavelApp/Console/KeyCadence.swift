import GavelModel

/// Tells keys that a person presses from those that a machine sends.
///
/// A paste that the terminal does not mark arrives as keys, on a slow line one at a time; by their
/// pace they can be told.
package struct KeyCadence {
  /// The shortest pause between two keys that are meant one by one; people who answer a question take
  /// two or three times as long.
  package static let shortest = Duration.milliseconds(50)

  private var last: Timestamp?

  /// Whether keys that just came stand too close together, or to those before, to answer anything.
  mutating func isCrowded(_ count: Int, at time: Timestamp) -> Bool {
    guard count > 0 else { return false }
    defer { last = time }
    return count > 1 || last.map { time - $0 < Self.shortest } ?? false
  }
}
