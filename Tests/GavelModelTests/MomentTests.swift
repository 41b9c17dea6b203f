import GavelModel
import Testing

@Suite struct MomentTests {
  private let now = Timestamp(milliseconds: 1_000_000_000_000)

  @Test(arguments: [
    ("30s", 30), ("5m", 300), ("6h", 21_600), ("2d", 172_800), ("1w", 604_800), ("0d", 0),
  ])
  func `an age counts back from now`(text: String, seconds: Int64) throws {
    let moment = try #require(Moment(text))
    #expect(moment.resolved(at: now) == now - .seconds(seconds))
  }

  @Test(arguments: ["2026-03-02", "2026-03-02T00:00", "2026-03-02T01:00:00+01:00"])
  func `a moment may leave out time and zone, which then is UTC`(text: String) {
    #expect(Moment(text) == .at(Timestamp(milliseconds: 1_772_409_600_000)))
  }

  @Test(arguments: [
    "", "d", "2", "2 d", "-2d", "2.5h", "2D", "2y", "99999999999999999999d", "36601d", "tomorrow",
    "2026-02-30",
  ])
  func `anything else is no time`(text: String) { #expect(Moment(text) == nil) }
}
