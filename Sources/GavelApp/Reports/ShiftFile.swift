import GavelModel
import Glibc

/// The record of a shift as a file, which only its owner can read.
struct ShiftFile {
  /// Where it is written.
  let folder: String

  /// Writes the decisions as CSV, under a name that tells when; returns the path.
  func write(_ summary: ShiftSummary, at time: Timestamp) throws(ConfigurationError) -> String {
    try Directories.create(folder)
    let name = time.iso8601.prefix(19).map { $0 == ":" ? "-" : String($0) }.joined()
    let path = "\(folder)/shift-\(name).csv"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .uncreatable(path: path, code: errno) }
    defer { close(descriptor) }
    var rest = Array(ShiftText.csv(summary).utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw .uncreatable(path: path, code: errno) }
      rest = rest.dropFirst(count)
    }
    return path
  }
}
