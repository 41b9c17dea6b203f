import Foundation
import Testing

/// The built program as people meet it: in a real terminal, against a platform in another process.
///
/// One story at a time, so that none starves another of the machine.
@Suite(
  .serialized, .enabled(if: TerminalPane.tmux != nil, "tmux is not installed"),
  .timeLimit(.minutes(15)))
struct EndToEnd {}

/// The program under test.
enum BuiltProgram {
  /// The folder it was built into, which is that of the test bundle too.
  static let folder: String = {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../..").standardized
    let places = [bundle, package.appendingPathComponent(".build/debug")]
    let found = places.first {
      FileManager.default.isExecutableFile(atPath: $0.appendingPathComponent("gavel").path)
    }
    return (found ?? bundle).path
  }()

  /// Its path.
  ///
  /// - Throws: ``Missing`` when it was not built.
  static func path() throws(Missing) -> String {
    let path = "\(folder)/gavel"
    guard FileManager.default.isExecutableFile(atPath: path) else { throw Missing(path: path) }
    return path
  }

  struct Missing: Error, CustomStringConvertible {
    let path: String
    var description: String { "the program is not at \(path); build it first: swift build" }
  }
}
