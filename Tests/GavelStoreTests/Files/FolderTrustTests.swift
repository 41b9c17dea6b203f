import Foundation
import Testing

@testable import GavelStore

@Suite struct FolderTrustTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.file("a/b/c"), withIntermediateDirectories: true)
    // Whatever the umask of the tests is.
    for name in ["a", "a/b", "a/b/c"] { chmod(folder.file(name), 0o700) }
  }

  @Test func `a way through folders of one's own is fine, there or not`() {
    #expect(FolderTrust.sharedFolder(above: folder.file("a/b/c/x.db")) == nil)
    #expect(FolderTrust.sharedFolder(above: folder.file("no/such/x.db")) == nil)
  }

  @Test func `a folder of everybody far above is named`() {
    chmod(folder.file("a"), 0o777)
    #expect(FolderTrust.sharedFolder(above: folder.file("a/b/c/x.db")) == folder.file("a"))
  }

  @Test func `the sticky bit keeps others' hands off`() {
    chmod(folder.file("a"), 0o1777)
    #expect(FolderTrust.sharedFolder(above: folder.file("a/b/c/x.db")) == nil)
  }

  @Test func `a link does not hide where it leads`() {
    symlink(folder.file("a/b"), folder.file("way"))
    chmod(folder.file("a"), 0o777)
    #expect(FolderTrust.sharedFolder(above: folder.file("way/c/x.db")) == folder.file("a"))
  }

  @Test func `what stands beside a store is looked at as well`() async throws {
    for suffix in ["-wal", "-shm", "-journal", ".locks"] {
      let path = folder.file("s\(suffix).db")
      await (try Store(path: path)).close()
      unlink(path + suffix)
      symlink(folder.file("target"), path + suffix)
      #expect(throws: StoreError.unsafe(path: path + suffix, .symbolicLink)) {
        _ = try Store(path: path)
      }
      #expect(!FileManager.default.fileExists(atPath: folder.file("target")))
    }
  }
}
