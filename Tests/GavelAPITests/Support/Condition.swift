import Testing

/// Waits until a condition holds, at most some seconds; records an issue when it never does.
func eventually(
  _ what: Comment, sourceLocation: SourceLocation = #_sourceLocation,
  _ condition: @Sendable () -> Bool
) async throws {
  let end = ContinuousClock.now + .seconds(90)
  while !condition() {
    guard ContinuousClock.now < end else {
      Issue.record(what, sourceLocation: sourceLocation)
      return
    }
    try await Task.sleep(for: .milliseconds(2))
  }
}
