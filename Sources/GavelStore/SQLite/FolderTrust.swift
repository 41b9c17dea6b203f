import Glibc

/// Whether the way to a file can be trusted: whoever may rename a folder on it decides what Gavel
/// finds there.
public enum FolderTrust {
  /// Returns the first folder on the way to `path` in which everybody may replace what others put
  /// there: world-writable without the sticky bit (inode(7)).
  ///
  /// Both the way as it is spelled and the way with its symbolic links resolved are looked at.
  ///
  /// - Returns: `nil` when there is none, or when a folder cannot be looked at, which whatever
  ///   opens the file will tell.
  public static func sharedFolder(above path: String) -> String? {
    let folder = parent(of: path.hasPrefix("/") ? path : "\(currentFolder)/\(path)")
    let ways = [folder, resolved(folder), resolved(path).map(parent)].compactMap(\.self)
    for way in ways {
      var place = ""
      for part in [""] + way.split(separator: "/").map(String.init) {
        place += part.isEmpty ? "" : "/\(part)"
        if isShared(place.isEmpty ? "/" : place) { return place.isEmpty ? "/" : place }
      }
    }
    return nil
  }

  /// Returns why a folder of Gavel's own is no safe place; `nil` when it is, or is not there.
  public static func risk(ofFolder path: String) -> FileRisk? {
    var facts = stat()
    guard lstat(path, &facts) == 0 else { return nil }
    switch facts.st_mode & S_IFMT {
    case S_IFDIR: break
    case S_IFLNK: return .symbolicLink
    default: return .notAFile
    }
    if facts.st_mode & (S_IWGRP | S_IWOTH) != 0 { return .directoryWritableByOthers }
    return geteuid() != 0 && facts.st_uid != geteuid() ? .foreignOwner : nil
  }

  private static func isShared(_ folder: String) -> Bool {
    var facts = stat()
    guard stat(folder, &facts) == 0 else { return false }
    return facts.st_mode & S_IWOTH != 0 && facts.st_mode & S_ISVTX == 0
  }

  private static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? path
  }

  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path.isEmpty ? "/" : path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private static var currentFolder: String {
    guard let path = getcwd(nil, 0) else { return "" }
    defer { free(path) }
    return String(cString: path)
  }
}
