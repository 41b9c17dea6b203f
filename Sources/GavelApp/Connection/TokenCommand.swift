import Dispatch
import Glibc

/// A program that prints a token; it is started directly, never through a shell.
struct TokenCommand: Sendable {
  /// The program and its arguments.
  let arguments: [String]
  /// The environment it gets.
  let environment: [String: String]
  /// How long it may take, in whole seconds: long enough to type a passphrase.
  var limitSeconds = 60

  /// Returns what the program printed.
  func run() async throws -> String {
    // The wait for another process blocks, so it does not happen on a thread of the task pool.
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result { try wait() }) }
    }
  }

  private func wait() throws -> String {
    let name = arguments[0]
    guard let program = Self.find(name, environment["PATH"] ?? "") else {
      throw CredentialError.tokenCommandMissing(program: name)
    }
    guard
      let process = PrintingProcess(
        program, arguments: Array(arguments.dropFirst()), environment: harmless)
    else { throw CredentialError.tokenCommandMissing(program: name) }
    defer { process.end() }
    let deadline = ContinuousClock.now.advanced(by: .seconds(limitSeconds))
    let output = Self.drain(process.output, until: deadline)
    var status = process.status()
    while status == nil, output.hasEnded, ContinuousClock.now < deadline {
      usleep(2_000)
      status = process.status()
    }
    guard let status else {
      process.kill()
      guard output.isTooLong else {
        throw CredentialError.tokenCommandTimedOut(program: name, seconds: limitSeconds)
      }
      throw CredentialError.wrongCredential(source: .file(path: name, key: ""))
    }
    guard status == 0 else {
      throw CredentialError.tokenCommandFailed(program: name, status: status)
    }
    return String(decoding: output.bytes, as: UTF8.self)
  }

  /// The environment without the secrets in it, which are none of the program's business.
  private var harmless: [String: String] {
    environment.filter { $0.key != "GAVEL_TOKEN" && $0.key != "GAVEL_API_KEY" }
  }

  private struct Drained {
    var bytes: [UInt8] = []
    var hasEnded = false
    var isTooLong: Bool { bytes.count > 65_536 }
  }

  /// Reads until the end, the deadline or more than any token needs.
  private static func drain(
    _ descriptor: Int32, until deadline: ContinuousClock.Instant
  ) -> Drained {
    var output = Drained()
    var chunk = [UInt8](repeating: 0, count: 4096)
    while ContinuousClock.now < deadline, !output.isTooLong, !output.hasEnded {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, 50) > 0 else { continue }
      let count = read(descriptor, &chunk, chunk.count)
      if count == 0 { output.hasEnded = true }
      if count > 0 { output.bytes += chunk[..<count] }
    }
    return output
  }

  private static func find(_ name: String, _ path: String) -> String? {
    if name.contains("/") { return name }
    return path.split(separator: ":").map { "\($0)/\(name)" }
      .first { access($0, X_OK) == 0 }
  }
}
