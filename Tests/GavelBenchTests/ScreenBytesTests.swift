import Foundation
import Testing

/// Hostile text in every view, judged by the bytes that reach a pseudo-terminal.
///
/// In a process of its own, because the terminal library keeps its state in globals.
@Suite(.timeLimit(.minutes(15))) struct ScreenBytesTests {
  @Test func `what any view sends to a terminal is text and nothing more`() async throws {
    let inputs = ProcessInfo.processInfo.environment["GAVEL_FUZZ_INPUTS"] ?? "400"
    // The test bundle and the program are built into the same folder.
    let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("gavel-bench")
    // On a thread of its own: other tests need those of the task pool.
    let (status, said) = try await withCheckedThrowingContinuation { waiter in
      Thread.detachNewThread {
        waiter.resume(with: Result { try Self.fuzz(with: program, inputs: inputs) })
      }
    }
    #expect(status == 0, "\(said)")
    #expect(said.contains("nothing found"))
  }

  private static func fuzz(with program: URL, inputs: String) throws -> (Int32, String) {
    let process = Process()
    process.executableURL = program
    process.arguments = ["fuzz", "--only", "screen-bytes", "--inputs", inputs]
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, said)
  }
}
