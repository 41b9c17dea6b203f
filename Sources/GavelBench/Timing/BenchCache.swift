import Foundation

/// The folder where made-up stores are kept between runs, because a large one takes a minute.
struct BenchCache: Sendable {
  let path: String

  /// Opens the folder, making it where needed.
  ///
  /// - Parameter path: `nil` for a folder of this user below the system's temporary one.
  init(path: String? = nil) throws {
    let standard = FileManager.default.temporaryDirectory
      .appendingPathComponent("gavel-bench-stores-\(getuid())").path
    self.path = path ?? standard
    try FileManager.default.createDirectory(
      atPath: self.path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  /// Returns the path of a store of this size, made now where it is missing.
  ///
  /// It is everybody's: whoever writes into it makes a copy.
  func store(_ world: BenchWorld) async throws -> String {
    let finished = "\(path)/\(world.name).db"
    if FileManager.default.fileExists(atPath: finished) { return finished }
    BenchOutput.progress("making a store of \(world.messages) messages …")
    let unfinished = "\(path)/making-\(UUID().uuidString).db"
    try await world.fill(unfinished)
    try FileManager.default.moveItem(atPath: unfinished, toPath: finished)
    return finished
  }
}
