import GavelModel
import Testing

@testable import GavelAPI

/// How long a rate limit asks to wait, in each of its forms.
@Suite struct PauseTests {
  private static let words = """
    {"success":false,"error":"Error, too many requests. Please slow down. You must wait 37 \
    seconds before trying this endpoint again. [error-too-many-requests]"}
    """

  private func pause(_ headers: [String: String], _ body: String = words) throws -> Duration? {
    let call = try rocketChat.perform(ActionOrder(action: .leaveRoom("r", announced: false)))
    guard
      case .throttled(let pause, _)? = call.refusal(body, status: 429, headers: headers)
    else {
      Issue.record("not throttled")
      return nil
    }
    return pause
  }

  @Test func `the reset is a moment in milliseconds`() throws {
    let reset = String(begun.milliseconds + 12_500)
    #expect(try pause(["x-ratelimit-reset": reset]) == .milliseconds(12_500))
  }

  @Test func `a reset in seconds is understood`() throws {
    let reset = String(begun.milliseconds / 1000 + 20)
    #expect(try pause(["x-ratelimit-reset": reset]) == .milliseconds(19_100))
  }

  @Test func `a small reset is how many seconds are left`() throws {
    #expect(try pause(["x-ratelimit-reset": "9"]) == .seconds(9))
  }

  @Test func `the server's own clock is counted from`() throws {
    let headers = [
      "x-ratelimit-reset": "1772443000000", "date": "Mon, 02 Mar 2026 09:16:00 GMT",
    ]
    #expect(try pause(headers) == .seconds(40))
  }

  @Test func `a reset that has passed means now`() throws {
    #expect(try pause(["x-ratelimit-reset": "1700000000000"]) == .zero)
  }

  @Test func `Retry-After counts, and without headers the number in the words`() throws {
    #expect(try pause(["retry-after": "5"]) == .seconds(5))
    #expect(try pause([:]) == .seconds(37))
    #expect(try pause([:], "") == nil)
  }

  @Test func `the code of a rate limit counts under any status of the client's`() throws {
    let call = try rocketChat.perform(ActionOrder(action: .leaveRoom("r", announced: false)))
    #expect(call.refusal(Self.words, status: 400)?.name == "throttled")
  }
}
