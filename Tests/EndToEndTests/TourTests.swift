import Foundation
import Testing

extension EndToEnd {
  /// The walkthrough that needs nobody at the keys.
  @Suite struct TourTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test(arguments: [("imkit", 14), ("rocketchat", 17)])
    func `the tour plays itself to its end and says what it did`(dialect: String, steps: Int)
      async throws
    {
      try await TerminalPane.open(in: folder) { pane in
        try await pane.run(
          "gavel demo --play --speed 20 --dialect \(dialect); echo \"status=$?\"")
        try await pane.wait("the guide") {
          $0.contains("┌ Tour  ") && $0.contains("1/\(steps) ┐")
        }
        let screen = try await pane.wait("the summary", within: .seconds(120)) {
          $0.contains("status=0") || $0.contains("status=1")
        }
        #expect(screen.contains("the tour played \(steps) of \(steps) steps"), "\(screen)")
        #expect(screen.contains("status=0"))
      }
    }
  }
}
