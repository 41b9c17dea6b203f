import GavelModel
import Testing

@testable import GavelAPI

@Suite struct RetryAfterTests {
  private func pause(
    body: Double? = nil, header: String? = nil, date: String? = nil
  ) -> Duration? {
    var headers: [String: String] = [:]
    headers["retry-after"] = header
    headers["date"] = date
    return RetryAfter.pause(bodySeconds: body, in: answer("", status: 429, headers: headers))
  }

  @Test func `the longer of body and header counts`() {
    #expect(pause(body: 60) == .seconds(60))
    #expect(pause(header: "7") == .seconds(7))
    #expect(pause(body: 60, header: "7") == .seconds(60))
    #expect(pause(body: 6, header: " 7 ") == .seconds(7))
    #expect(pause(body: 0.25) == .milliseconds(250))
    #expect(pause() == nil)
  }

  @Test(arguments: ["soon", "", "Sun, 06 Nov 1994", "inf", "nan"])
  func `an unreadable header says nothing`(header: String) {
    #expect(pause(header: header) == nil)
  }

  @Test func `no figure is negative or longer than a day`() {
    #expect(pause(body: -5) == .zero)
    #expect(pause(body: 1e300) == .seconds(86_400))
    #expect(pause(header: "99999999999999999999") == .seconds(86_400))
    #expect(pause(body: .infinity) == nil)
  }

  @Test func `a date counts from the server's own clock, else from ours`() {
    let until = "Sun, 06 Nov 1994 08:49:37 GMT"
    #expect(pause(header: until, date: "Sun, 06 Nov 1994 08:49:07 GMT") == .seconds(30))
    #expect(pause(header: until) == .zero)
    #expect(pause(header: "Mon, 02 Mar 2026 09:17:42 GMT") != .zero)
  }
}
