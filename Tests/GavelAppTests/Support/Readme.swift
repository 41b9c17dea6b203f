import Foundation

/// The README, for tests that hold it to what the program does.
enum Readme {
  static func text() throws -> String {
    var folder = URL(fileURLWithPath: #filePath)
    // Support, GavelAppTests, Tests, and the folder that holds them.
    for _ in 1...4 { folder.deleteLastPathComponent() }
    return try String(contentsOf: folder.appendingPathComponent("README.md"), encoding: .utf8)
  }
}
