import GavelModel
import Glibc
import Testing

@testable import GavelApp

@Suite struct InputIDsTests {
  /// Reads ids of a pipe that holds some bytes.
  private func read(_ bytes: [UInt8], _ request: ActionRequest) throws -> ActionRequest {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    defer { close(ends[0]) }
    _ = write(ends[1], bytes, bytes.count)
    close(ends[1])
    return try request.reading(ends[0])
  }

  @Test func `one id a line, whatever the line's end and the blanks around it`() throws {
    let text = "a\r\n  b \n\n\tc"
    #expect(
      try read(Array(text.utf8), .deleteMessages(["-"], room: "r"))
        == .deleteMessages(["a", "b", "c"], room: "r"))
    #expect(try read([0x61], .deactivateUsers(["-"])) == .deactivateUsers(["a"]))
  }

  @Test func `only a single dash is read`() throws {
    let request = ActionRequest.muteMembers(["-", "x"], room: "r")
    #expect(try read([0x61], request) == request)
    #expect(try read([0x61], .deleteRoom("-")) == .deleteRoom("-"))
  }

  @Test func `nothing and no text are refused`() throws {
    #expect(throws: UsageError.noIDs) {
      try read(Array("\n \n".utf8), .deleteMessages(["-"], room: "r"))
    }
    #expect(throws: UsageError.unreadableInput) {
      try read([0xFF, 0x0A], .deleteMessages(["-"], room: "r"))
    }
    #expect(throws: UsageError.unreadableInput) {
      try ActionRequest.deleteMessages(["-"], room: "r").reading(-1)
    }
  }
}
