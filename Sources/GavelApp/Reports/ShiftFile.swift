import GavelModel
import Glibc

/// The record of a shift as a file, which only its owner can read.
struct ShiftFile {
  /// Where it is written.
  let folder: String

  /// Writes the decisions as CSV, under a name that tells when; returns the path.
  func write(_ summary: ShiftSummary, at time: Timestamp) throws(ConfigurationError) -> String {
    try Directories.create(folder)
    try Directories.checkPrivate(folder)
    let name = time.iso8601.prefix(19).map { $0 == ":" ? "-" : String($0) }.joined()
    let (path, descriptor) = try make("\(folder)/shift-\(name)")
    defer { close(descriptor) }
    var rest = Array(ShiftText.csv(summary).utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw .uncreatable(path: path, code: errno) }
      rest = rest.dropFirst(count)
    }
    return path
  }

  /// Makes a file that was not there before, so that no link leads the record elsewhere.
  private func make(_ stem: String) throws(ConfigurationError) -> (path: String, Int32) {
    for number in 1...99 {
      let path = number == 1 ? "\(stem).csv" : "\(stem)-\(number).csv"
      let made = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      if made >= 0 {
        fchmod(made, 0o600)
        return (path, made)
      }
      guard errno == EEXIST else { throw .uncreatable(path: path, code: errno) }
    }
    throw .uncreatable(path: "\(stem).csv", code: EEXIST)
  }
}
