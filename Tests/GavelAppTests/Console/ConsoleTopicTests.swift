import GavelConsole
import GavelStore
import Testing

@testable import GavelApp

@Suite struct ConsoleTopicTests {
  @Test func `everything that the console can show again is announced by the store`() {
    let topics: [StoreTopic] = [.rooms, .members, .messages, .queue, .audit, .sync, .reports]
    #expect(Set(topics.compactMap(ConsoleTopic.init)) == Set(ConsoleTopic.allCases))
  }
}
