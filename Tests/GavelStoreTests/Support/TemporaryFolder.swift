import Foundation

/// A folder of its own for one test, removed with everything in it when the test lets go of it.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(
      path: "gavel-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path(percentEncoded: false)
  }

  deinit {
    // The system clears its temporary folder if this cannot.
    try? FileManager.default.removeItem(atPath: path)
  }

  func file(_ name: String) -> String { path + "/" + name }

  var store: String { file("acme.db") }
}

extension TemporaryFolder {
  /// Whether the bytes of a text stand anywhere in the store's files.
  func holds(_ text: String) -> Bool {
    ["", "-wal", "-shm"].contains { suffix in
      // A companion that is not there holds nothing.
      guard let bytes = try? Data(contentsOf: URL(filePath: store + suffix)) else { return false }
      return bytes.range(of: Data(text.utf8)) != nil
    }
  }
}
