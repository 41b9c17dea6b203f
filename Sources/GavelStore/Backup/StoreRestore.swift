import GavelModel
import Glibc

/// Puts a copy made by ``StoreBackup`` in the place of a store.
///
/// What was there is kept beside it under another name; until the last step nothing has changed.
public struct StoreRestore {
  private let copy: String
  private let now: Timestamp

  /// Prepares to restore from the file at `copy`; nothing is touched yet.
  public init(from copy: String, now: Timestamp) {
    self.copy = copy
    self.now = now
  }

  /// Checks the copy and returns whose data it holds.
  ///
  /// - Throws: ``StoreError/notAGavelStore(path:)``, ``StoreError/damaged(path:)``, and what else
  ///   opening it throws.
  public func identity() async throws(StoreError) -> StoreIdentity? {
    let reader = try StoreReader(path: copy)
    guard try await reader.isSound() else { throw .damaged(path: copy) }
    let identity = try await reader.identity()
    await reader.close()
    return identity
  }

  /// Carries it out.
  ///
  /// - Returns: Where the store that was there before is now; `nil` when there was none.
  /// - Throws: ``StoreError/busy`` while anybody uses the store.
  public func run(to path: String) throws(StoreError) -> String? {
    try StoreFile.checkDirectory(of: path)
    let fresh = path + ".restored"
    DamagedFile.remove(fresh)
    guard try StoreBackup(of: copy).write(to: fresh) else { throw .busy }
    defer { DamagedFile.remove(fresh) }
    let locks = try BatchLocks(storePath: path)
    guard locks.seize() else { throw .busy }
    let kept = try putAside(path)
    guard rename(fresh, path) == 0 else { throw .cannotOpen(path: path, code: errno) }
    StoreFile.syncFolder(of: path)
    return kept
  }

  /// Keeps the file with what its log still holds.
  private func putAside(_ path: String) throws(StoreError) -> String? {
    guard access(path, F_OK) == 0 else { return nil }
    let kept = try StoreFile.unusedName(path + ".before-\(StoreFile.stamp(now))")
    try DamagedFile(path: path).copy(to: kept)
    for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
    return kept
  }
}
