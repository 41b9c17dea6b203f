import Foundation

/// Waits until a value is there, looking again and again.
///
/// - Throws: ``GaveUp`` at the deadline, with what `seen` shows then.
func eventually<Value>(
  _ what: String, within limit: Duration = .seconds(90), every milliseconds: Int = 40,
  seen: () -> String = { "" }, _ look: () async throws -> Value?
) async throws -> Value {
  let clock = ContinuousClock()
  let deadline = clock.now + limit
  while true {
    if let value = try await look() { return value }
    guard clock.now < deadline else { throw GaveUp(what: what, seen: seen()) }
    try await Task.sleep(for: .milliseconds(milliseconds))
  }
}

/// What was waited for did not come.
struct GaveUp: Error, CustomStringConvertible {
  let what: String
  let seen: String

  var description: String { "waited in vain for \(what)\(seen.isEmpty ? "" : "; seen:\n\(seen)")" }
}

/// Waits until a condition holds.
///
/// - Throws: ``GaveUp`` at the deadline, with what `seen` shows then.
func waitUntil(
  _ what: String, within limit: Duration = .seconds(90), every milliseconds: Int = 40,
  seen: () -> String = { "" }, _ holds: () async throws -> Bool
) async throws {
  try await eventually(what, within: limit, every: milliseconds, seen: seen) {
    try await holds() ? () : nil
  }
}
