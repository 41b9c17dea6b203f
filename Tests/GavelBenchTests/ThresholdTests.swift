import GavelBench
import Testing

/// Limits of what the console sends to its terminal.
///
/// They are counts, so that a slow machine fails none of them. Whoever makes it send less lowers
/// them.
@Suite(.timeLimit(.minutes(15))) struct ThresholdTests {
  struct Limits: Sendable, CustomTestStringConvertible {
    var terminal: String
    var arguments: [String] = []
    /// Bytes of the start.
    var start: Int
    /// Bytes of a key.
    var cursor: Int
    var page: Int
    var mark: Int
    var filter: Int

    var testDescription: String { ([terminal] + arguments).joined(separator: " ") }
  }

  @Test(arguments: [
    Limits(
      terminal: "xterm-256color", start: 7_800, cursor: 100, page: 2_200, mark: 215,
      filter: 2_200),
    Limits(terminal: "vt100", start: 3_400, cursor: 30, page: 1_100, mark: 100, filter: 1_100),
    Limits(
      terminal: "xterm-256color", arguments: ["--low-bandwidth"], start: 3_450, cursor: 8,
      page: 1_100, mark: 110, filter: 1_100),
  ])
  func `a start, a key and a quiet second send no more bytes than they did`(
    limits: Limits
  ) async throws {
    let counts = try await ConsoleCounts.measure(terminal: limits.terminal, limits.arguments)
    #expect(counts.start <= limits.start)
    #expect(counts.keys["cursor", default: .max] <= limits.cursor)
    #expect(counts.keys["page", default: .max] <= limits.page)
    #expect(counts.keys["mark", default: .max] <= limits.mark)
    #expect(counts.keys["filter", default: .max] <= limits.filter)
    #expect(counts.cells["cursor", default: .max] <= 2)
    #expect(counts.idle == 0)
    #expect(counts.meter.contains(" B in "), "\(counts.meter)")
  }
}
