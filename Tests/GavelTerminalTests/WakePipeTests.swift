import Foundation
import Testing

@testable import GavelTerminal

@Suite struct WakePipeTests {
  @Test func `many wake-ups end one wait and leave nothing behind`() {
    let pipe = WakePipe()
    for _ in 0..<100_000 { pipe.wake() }
    #expect(waitForInput(on: [pipe.descriptor], for: 0).readable == [pipe.descriptor])
    #expect(pipe.drain().isEmpty)
    #expect(waitForInput(on: [pipe.descriptor], for: 0) == Readiness())
    pipe.wake()
    #expect(waitForInput(on: [pipe.descriptor], for: nil).readable == [pipe.descriptor])
  }

  @Test func `a wake-up from another thread ends a wait without end`() {
    let pipe = WakePipe()
    // A task might get no thread while this one is blocked.
    Thread { pipe.wake() }.start()
    #expect(waitForInput(on: [pipe.descriptor], for: nil).readable == [pipe.descriptor])
  }

  @Test func `the other end's closing is told apart from input`() throws {
    let terminal = try PseudoTerminal()
    let ready = waitForInput(on: [terminal.slave], for: 0)
    #expect(ready == Readiness())
    terminal.end()
    #expect(waitForInput(on: [-1], for: 0) == Readiness())
  }
}
