import GavelModel
import Glibc

/// A file for its owner alone that was not there before, written a piece at a time.
struct ExportFile: ~Copyable {
  /// Where it is.
  let path: String
  private let descriptor: Int32

  /// Makes the file in a folder of Gavel's own, under a name that tells what it is and when.
  init(
    folder: String, name: String, ending: String, at time: Timestamp
  ) throws(ConfigurationError) {
    try Directories.create(folder)
    try Directories.checkPrivate(folder)
    let moment = time.iso8601.prefix(19).map { $0 == ":" ? "-" : String($0) }.joined()
    (path, descriptor) = try Self.make("\(folder)/\(name)-\(moment)", ending)
  }

  deinit { close(descriptor) }

  /// Adds text at the end.
  func write(_ text: String) throws(ConfigurationError) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw .uncreatable(path: path, code: errno) }
      rest = rest.dropFirst(count)
    }
  }

  /// Makes a file that was not there before, so that no link leads what is written elsewhere.
  private static func make(
    _ stem: String, _ ending: String
  ) throws(ConfigurationError) -> (path: String, Int32) {
    for number in 1...99 {
      let path = number == 1 ? "\(stem).\(ending)" : "\(stem)-\(number).\(ending)"
      let made = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      if made >= 0 {
        fchmod(made, 0o600)
        return (path, made)
      }
      guard errno == EEXIST else { throw .uncreatable(path: path, code: errno) }
    }
    throw .uncreatable(path: "\(stem).\(ending)", code: EEXIST)
  }
}
