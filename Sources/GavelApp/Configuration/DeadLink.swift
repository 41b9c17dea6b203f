import Glibc

/// Symbolic links that lead nowhere: a file behind one is away, which is not the same as none.
///
/// Settings often lie on another disk and are linked. While that is not mounted, what they forbid
/// must not become allowed.
enum DeadLink {
  /// Refuses a path on which a link leads nowhere, be it the last part or a folder before it.
  ///
  /// - Throws: ``ConfigurationError/deadLink(path:target:)``.
  static func refuse(on path: String) throws(ConfigurationError) {
    var place = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      place += "/\(part)"
      var facts = stat()
      guard lstat(place, &facts) == 0 else { return }
      guard facts.st_mode & S_IFMT == S_IFLNK, stat(place, &facts) != 0,
        errno == ENOENT || errno == ENOTDIR
      else { continue }
      throw .deadLink(path: place, target: target(of: place))
    }
  }

  /// What a link says, as it was written.
  private static func target(of link: String) -> String {
    var characters = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(link, &characters, characters.count)
    return String(
      decoding: characters.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
