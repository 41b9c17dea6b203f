import Foundation
import Glibc
import Testing

/// A script of the repository, run on one file or folder.
enum Script {
  /// Returns what it says on both streams, or on standard output alone, and its status.
  static func run(
    _ name: String, _ argument: String, withErrors: Bool = true
  ) throws -> (output: String, status: Int32) {
    let path = Repository.top.appendingPathComponent(name).path
    let errors = withErrors ? "2>&1" : "2>/dev/null"
    // Not Foundation's `Process`, which was seen to crash beside other tests.
    let pipe = try #require(popen("'\(path)' '\(argument)' \(errors)", "r"))
    var output: [UInt8] = []
    while true {
      let byte = fgetc(pipe)
      if byte == EOF { break }
      output.append(UInt8(truncatingIfNeeded: byte))
    }
    let status = pclose(pipe)
    return (String(decoding: output, as: UTF8.self), status >> 8 & 0xFF)
  }
}
