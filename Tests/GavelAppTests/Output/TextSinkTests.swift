import Glibc
import Testing

@testable import GavelApp

@Suite struct TextSinkTests {
  @Test func `a reader that went away closes the sink and is no failure`() throws {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    close(ends[0])
    let sink = TextSink(descriptor: ends[1])
    sink.write("x")
    #expect(sink.isClosed)
    #expect(sink.failure == nil)
    close(ends[1])
  }

  @Test func `a full disk is a failure`() throws {
    let descriptor = open("/dev/full", O_WRONLY)
    let sink = TextSink(descriptor: descriptor)
    sink.write("x")
    #expect(sink.failure == ENOSPC)
    close(descriptor)
  }
}
