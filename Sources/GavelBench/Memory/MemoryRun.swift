/// Measures what answers that are far too large cost the program.
package struct MemoryRun: Sendable {
  /// What one kind of answer cost.
  package struct Finding: Sendable {
    /// The kind of answer.
    package var name: String
    /// Requests that the program made before it gave up.
    package var requests: Int
    /// The most bytes of one answer that left the server, those still in the system's buffers too.
    package var takenBytes: Int
    /// The program's peak of resident memory.
    package var peakBytes: Int
    /// Its exit status.
    package var status: Int32

    /// Whether the peak stayed below what the answer alone would have taken: the program itself
    /// takes some 40 MiB, and no answer may take more than 16 MiB and a copy of that.
    package var isBounded: Bool { peakBytes < 90 << 20 }
  }

  /// Prepares a run.
  package init() {}

  /// Runs `gavel sync` against each kind of answer, the harmless one first.
  package func run() async throws -> [Finding] {
    var findings: [Finding] = []
    for manner in OversizeServer.Manner.allCases { findings.append(try await measure(manner)) }
    return findings
  }

  private func measure(_ manner: OversizeServer.Manner) async throws -> Finding {
    let folder = try BenchFolder()
    defer { folder.remove() }
    let server = try OversizeServer(manner)
    defer { server.stop() }
    let environment = [
      "HOME": folder.path, "XDG_CONFIG_HOME": folder.path, "XDG_CONFIG_DIRS": folder.path,
      "XDG_DATA_HOME": folder.path, "XDG_STATE_HOME": folder.path,
      "GAVEL_URL": "http://127.0.0.1:\(server.port)", "GAVEL_DIALECT": "imkit",
      "GAVEL_TOKEN": "token", "GAVEL_USER_ID": "ana", "GAVEL_CLIENT_KEY": "key",
      "GAVEL_STORE": folder.path + "/store.db", "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8",
    ]
    let process = try GavelProcess(["sync", "--quiet"], environment: environment, in: folder)
    var peak = 0
    let ended = try await process.ended(killedAfter: nil) { peak = max(peak, process.peakBytes) }
    var status: Int32 = -1
    if case .status(let code) = ended.ending { status = code }
    let count = server.count
    return Finding(
      name: manner.rawValue, requests: count.requests, takenBytes: count.mostBytes,
      peakBytes: peak, status: status)
  }
}
