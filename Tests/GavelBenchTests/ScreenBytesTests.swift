import Foundation
import Testing

/// Hostile text in every view, judged by the bytes that reach a pseudo-terminal.
///
/// In a process of its own, because the terminal library keeps its state in globals.
@Suite(.timeLimit(.minutes(15))) struct ScreenBytesTests {
  @Test func `what any view sends to a terminal is text and nothing more`() throws {
    let inputs = ProcessInfo.processInfo.environment["GAVEL_FUZZ_INPUTS"] ?? "400"
    let process = Process()
    // The test bundle and the program are built into the same folder.
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
      .deletingLastPathComponent().appendingPathComponent("gavel-bench")
    process.arguments = ["fuzz", "--only", "screen-bytes", "--inputs", inputs]
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(said)")
    #expect(said.contains("nothing found"))
  }
}
