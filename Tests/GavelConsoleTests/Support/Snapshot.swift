import Foundation
import Testing

/// Compares a screen with the one on file, line by line.
///
/// `GAVEL_RECORD=1` writes the files instead and makes the run fail, so that nobody records by
/// accident.
func expectSnapshot(
  _ name: String, _ screen: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Snapshots/\(name).txt")
  if ProcessInfo.processInfo.environment["GAVEL_RECORD"] == "1" {
    try Data((screen + "\n").utf8).write(to: file)
    Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
  #expect(screen + "\n" == expected, "\(name) looks different", sourceLocation: sourceLocation)
}
