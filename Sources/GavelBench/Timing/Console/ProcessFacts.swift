import Foundation

/// What the system says of a running process (proc(5)).
struct ProcessFacts {
  let id: Int32

  /// Megabytes of memory that hold the process's own data.
  var anonymous: Double { megabytes("RssAnon") }
  /// Megabytes of memory in use, the program's file and shared libraries included.
  var resident: Double { megabytes("VmRSS") }

  /// How often any of its threads gave up the processor to wait: each end of a wait is a wake-up.
  var waits: Int {
    let folder = "/proc/\(id)/task"
    // A process that has just ended has waited for nothing.
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return threads.reduce(0) { sum, thread in
      sum + (Self.field("voluntary_ctxt_switches", in: "\(folder)/\(thread)/status") ?? 0)
    }
  }

  private func megabytes(_ name: String) -> Double {
    Double(Self.field(name, in: "/proc/\(id)/status") ?? 0) / 1024
  }

  private static func field(_ name: String, in path: String) -> Int? {
    // As above.
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    let line = text.split(separator: "\n").first { $0.hasPrefix(name + ":") }
    return line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) }
  }
}
