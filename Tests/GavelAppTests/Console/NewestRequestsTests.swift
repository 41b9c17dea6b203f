import Testing

@testable import GavelApp

/// A filter that is typed fast asks faster than it is read.
@Suite struct NewestRequestsTests {
  @Test func `a request that was overtaken ends nothing`() {
    var newest = NewestRequests()
    let answers = [(1, true), (3, true), (2, false), (3, true), (4, true), (1, false)]
    for (number, isAdmitted) in answers {
      #expect(newest.admits(number, for: .rooms) == isAdmitted, "\(number)")
    }
  }

  @Test func `panes do not overtake each other`() {
    var newest = NewestRequests()
    let both = [newest.admits(9, for: .messages), newest.admits(1, for: .members)]
    #expect(both == [true, true])
  }
}
