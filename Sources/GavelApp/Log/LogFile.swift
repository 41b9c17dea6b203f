import GavelModel
import GavelStore
import Glibc
import Synchronization

/// A file that a user can attach to a ticket: what happened, without what anybody wrote.
///
/// One line an event, added in one write, so that several processes can share it. Nothing is made
/// before the first line. At its limit the file is renamed, over the one renamed before.
final class LogFile: Sendable {
  /// Where it is.
  let path: String
  private let level: LogLevel
  /// Where a new file begins.
  private let limitBytes: Int
  /// Also gets what went wrong, where the settings ask for it.
  private let machineLog: MachineLog?
  private let now: @Sendable () -> Timestamp
  private let descriptor = Mutex<Int32>(-1)

  /// Checks the place; makes nothing yet.
  ///
  /// - Throws: ``ConfigurationError`` for a place where others decide what is written to.
  init(
    folder: String, level: LogLevel, limitBytes: Int = 1 << 20,
    machineLog: MachineLog? = nil, now: @escaping @Sendable () -> Timestamp
  ) throws(ConfigurationError) {
    path = "\(folder)/gavel.log"
    self.level = level
    self.limitBytes = limitBytes
    self.machineLog = machineLog
    self.now = now
    guard level > .off else { return }
    try Directories.checkPrivate(folder)
    var facts = stat()
    guard lstat(path, &facts) == 0 else { return }
    guard facts.st_mode & S_IFMT != S_IFLNK else { throw .symbolicLink(path: path) }
    guard facts.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
    guard facts.st_mode & 0o022 == 0 else { throw .writableByOthers(path: path) }
    guard facts.st_uid == geteuid() else { throw .foreignOwner(path: path) }
  }

  deinit { descriptor.withLock { if $0 >= 0 { close($0) } } }

  /// Adds a line: a word, and facts that are numbers or words of Gavel's own.
  ///
  /// A log that cannot be written holds nothing up.
  func add(_ level: LogLevel, _ word: String, _ facts: KeyValuePairs<String, String> = [:]) {
    let line = Self.line(word, facts.map { ($0.key, $0.value) })
    if level == .error { machineLog?.note(error: line) }
    guard self.level >= level, self.level > .off else { return }
    let stamped = "\(now().iso8601) \(level.rawValue) \(getpid()) \(line)\n"
    descriptor.withLock { write(stamped, to: &$0) }
  }

  /// A word and facts as they stand in a line.
  static func line(_ word: String, _ facts: [(String, String)]) -> String {
    facts.reduce(into: word) { line, fact in line += " \(fact.0)=\(plain(fact.1))" }
  }

  /// What may stand in a line: everything else could be anybody's text.
  static func plain(_ value: String) -> String {
    let allowed = "-_.:/+".unicodeScalars
    let kept = value.unicodeScalars.prefix(80).map { scalar -> Character in
      let isWord = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9") ~= scalar)
      return isWord || allowed.contains(scalar) ? Character(scalar) : "_"
    }
    return kept.isEmpty ? "-" : String(kept)
  }

  private func write(_ line: String, to descriptor: inout Int32) {
    if descriptor < 0 { descriptor = opened() }
    guard descriptor >= 0 else { return }
    var facts = stat()
    var there = stat()
    let isKnown = fstat(descriptor, &facts) == 0
    let isThere = lstat(path, &there) == 0 && there.st_ino == facts.st_ino
    let isFull = facts.st_size + off_t(line.utf8.count) > limitBytes
    // Another process may have renamed it already; then the new one is simply opened.
    if isKnown, !isThere || isFull {
      close(descriptor)
      if isThere { rename(path, path + ".1") }
      descriptor = opened()
      guard descriptor >= 0 else { return }
    }
    _ = Glibc.write(descriptor, line, line.utf8.count)
  }

  private func opened() -> Int32 {
    // Where the folder cannot be made there is no log, which is no reason to do nothing.
    guard (try? Directories.create(String(path.dropLast("/gavel.log".count)))) != nil else {
      return -1
    }
    let mode = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
    let opened = open(path, mode, 0o600)
    if opened >= 0 { fchmod(opened, 0o600) }
    return opened
  }
}
