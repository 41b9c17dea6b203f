import Foundation
import Glibc
import Testing

@testable import GavelApp

/// Reading a secret from a terminal of the test's own.
@Suite struct HiddenInputTests {
  /// Both ends of a pseudo-terminal.
  private final class Terminal: Sendable {
    let keyboard: Int32
    let terminal: Int32

    init() throws {
      keyboard = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
      var unlocked: Int32 = 0
      var number: Int32 = 0
      // Linux' numbers for TIOCSPTLCK and TIOCGPTN (ioctl_tty(2)), which Swift lacks.
      try #require(ioctl(keyboard, 0x4004_5431, &unlocked) == 0)
      try #require(ioctl(keyboard, 0x8004_5430, &number) == 0)
      terminal = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
      try #require(terminal >= 0)
    }

    deinit {
      close(keyboard)
      close(terminal)
    }

    var isEchoing: Bool {
      var settings = termios()
      return tcgetattr(terminal, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0
    }

    func type(_ text: String) { _ = write(keyboard, text, text.utf8.count) }

    /// Waits until a line that was typed can be read.
    func waitForLine() {
      var request = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      poll(&request, 1, 10_000)
    }

    /// What the terminal has shown so far.
    func shown() -> String {
      var bytes = [UInt8](repeating: 0, count: 4096)
      var request = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, 0) > 0 else { return "" }
      let count = read(keyboard, &bytes, bytes.count)
      return String(decoding: bytes[..<max(0, count)], as: UTF8.self)
    }
  }

  @Test func `a line is read without being shown, and the terminal is as before`() throws {
    let terminal = try Terminal()
    terminal.type("typed too early\n")
    terminal.waitForLine()
    _ = terminal.shown()
    var hasTyped = false
    let line = HiddenInput(descriptor: terminal.terminal).readLine {
      // Asked before each wait: by then what is typed is hidden, and what came earlier is gone.
      if !hasTyped, !terminal.isEchoing {
        hasTyped = true
        terminal.type("  123456 \n")
      }
      return false
    }
    #expect(line == "123456")
    #expect(!terminal.shown().contains("123456"))
    #expect(terminal.isEchoing)
  }

  @Test func `the end of the wait and the end of the input give nothing`() throws {
    let terminal = try Terminal()
    #expect(HiddenInput(descriptor: terminal.terminal).readLine { true } == nil)
    #expect(terminal.isEchoing)
    var hasTyped = false
    let line = HiddenInput(descriptor: terminal.terminal).readLine {
      if !hasTyped { terminal.type("\u{4}") }
      hasTyped = true
      return false
    }
    #expect(line == nil)
  }

  @Test func `what is no terminal is not asked`() throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    defer { ends.forEach { close($0) } }
    #expect(HiddenInput(descriptor: ends[0]).readLine { false } == nil)
  }
}
