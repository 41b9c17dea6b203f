import Foundation
import Testing

/// The README, for tests that hold it to what the program does.
enum Readme {
  /// The folder that holds it.
  static var folder: URL {
    var folder = URL(fileURLWithPath: #filePath)
    // Support, GavelAppTests, Tests, and the folder that holds them.
    for _ in 1...4 { folder.deleteLastPathComponent() }
    return folder
  }

  static func text() throws -> String {
    try String(contentsOf: folder.appendingPathComponent("README.md"), encoding: .utf8)
  }

  /// The lines to type that stand between the comments of a mark.
  static func lines(_ mark: String) throws -> String {
    let parts = try text().components(separatedBy: "<!-- \(mark) -->")
    let block = try #require(parts.dropFirst().first, "no \(mark)").components(separatedBy: "```")
    return String(block[1].drop { $0 != "\n" }.dropFirst())
  }
}
