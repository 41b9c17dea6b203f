import Foundation

/// What the figures were measured on.
enum Machine {
  /// Returns processor, number of cores, memory and system, as the system names them.
  static var words: String {
    let processor = field("model name", in: "/proc/cpuinfo") ?? "unknown processor"
    let memory = field("MemTotal", in: "/proc/meminfo").flatMap { text in
      text.split(separator: " ").first.flatMap { Int($0) }
    }
    let gigabytes = memory.map { "\(($0 + 524_288) / 1_048_576) GB" } ?? "unknown memory"
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let system = (field("PRETTY_NAME", in: "/etc/os-release", separator: "=") ?? "Linux")
      .replacing("\"", with: "")
    let kernel = line("/proc/sys/kernel/osrelease")
    return "\(processor), \(cores) cores, \(gigabytes), \(system), Linux \(kernel)"
  }

  private static func line(_ path: String) -> String {
    // A system that does not tell is named without it.
    (try? String(contentsOfFile: path, encoding: .utf8))?.split(separator: "\n").first
      .map(String.init) ?? ""
  }

  private static func field(
    _ name: String, in path: String, separator: Character = ":"
  ) -> String? {
    // As above.
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    for line in text.split(separator: "\n") where line.hasPrefix(name) {
      guard let place = line.firstIndex(of: separator) else { continue }
      return String(line[line.index(after: place)...]).trimmingCharacters(in: .whitespaces)
    }
    return nil
  }
}
