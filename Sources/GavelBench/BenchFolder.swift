import Foundation
import GavelSandbox

/// A private folder for one run, with the environment of a program that lives in it.
struct BenchFolder: Sendable {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("gavel-bench-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  func remove() {
    // A folder that is gone already is as good as removed.
    try? FileManager.default.removeItem(atPath: path)
  }

  /// What a sandbox announced lacks the owner of a room.
  struct NoOwner: Error {}

  /// Returns the variables of somebody who owns rooms; nothing of the one who runs the bench.
  func environment(of announcement: SandboxAnnouncement) throws -> [String: String] {
    let role = announcement.dialect == "imkit" ? "owner" : "admin"
    guard let persona = announcement.personas.first(where: { $0.role == role }) else {
      throw NoOwner()
    }
    return [
      "HOME": path, "XDG_CONFIG_HOME": path, "XDG_CONFIG_DIRS": path, "XDG_DATA_HOME": path,
      "GAVEL_URL": announcement.url, "GAVEL_DIALECT": announcement.dialect,
      "GAVEL_TOKEN": persona.token, "GAVEL_USER_ID": persona.userID,
      "GAVEL_CLIENT_KEY": announcement.clientKey, "GAVEL_STORE": path + "/store.db",
      "PATH": "/usr/bin:/bin", "TZ": "UTC", "LC_ALL": "C.UTF-8",
    ]
  }
}
