import GavelModel
import Glibc

/// What putting one file in the place of another needs.
extension StoreFile {
  /// The moment as part of a file's name.
  static func stamp(_ moment: Timestamp) -> String {
    moment.iso8601.filter { $0.isNumber || $0 == "T" }.prefix(15) + "Z"
  }

  /// Returns the wanted name, or one like it that nothing has yet.
  static func unusedName(_ wanted: String) throws(StoreError) -> String {
    for name in [wanted] + (2...99).map({ "\(wanted)-\($0)" }) {
      // A link that leads nowhere is something, too.
      var facts = stat()
      if ["", "-wal"].allSatisfy({ lstat(name + $0, &facts) != 0 }) { return name }
    }
    throw .cannotOpen(path: wanted, code: EEXIST)
  }

  /// Brings a new name of a file to the disk.
  static func syncFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let opened = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard opened >= 0 else { return }
    fsync(opened)
    close(opened)
  }
}
