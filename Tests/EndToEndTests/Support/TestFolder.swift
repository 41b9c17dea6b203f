import Foundation

/// A home of its own for one story, removed with the value that owns it.
final class TestFolder: Sendable {
  let path: String

  init() throws {
    // Short, because the path of a socket inside must fit into 107 bytes.
    let name = "gavel-e2e-\(UUID().uuidString.prefix(8).lowercased())"
    path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
    for part in ["", "/home", "/temporary", "/output"] {
      try FileManager.default.createDirectory(
        atPath: path + part, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    }
  }

  deinit {
    // A folder that stays behind harms nobody.
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Where the program puts what it needs only for a while.
  var temporary: String { "\(path)/temporary" }

  /// A store that is not there yet.
  var store: String { "\(path)/home/store.db" }

  /// Where a new file may be written.
  func newFile() -> String { "\(path)/output/\(UUID().uuidString)" }

  /// Everything a program sees of the machine; nothing of the one who runs the tests.
  var environment: [String: String] {
    [
      "HOME": "\(path)/home", "TMPDIR": temporary, "XDG_CONFIG_DIRS": "\(path)/system",
      "PATH": "\(BuiltProgram.folder):/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8",
      "TZ": "UTC",
    ]
  }

  /// Writes the user's settings file.
  func configure(_ text: String) throws {
    let folder = "\(path)/home/.config/gavel"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/config.json"))
  }

  /// What the program has in its temporary folder.
  func leftovers() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: temporary)
  }
}
