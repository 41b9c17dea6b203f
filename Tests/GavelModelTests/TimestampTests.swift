import GavelModel
import Testing

@Suite struct TimestampTests {
  @Test(arguments: [
    ("2023-10-15T10:30:45.123Z", Int64(1_697_365_845_123)),
    ("2017-02-14T10:31:56.006Z", 1_487_068_316_006),
    ("1970-01-01T00:00:00.000Z", 0),
    ("1969-12-31T23:59:59.999Z", -1),
    ("2000-02-29T12:00:00.000Z", 951_825_600_000),
  ])
  func `a moment is written and read alike`(text: String, milliseconds: Int64) {
    #expect(Timestamp(iso8601: text) == Timestamp(milliseconds: milliseconds))
    #expect(Timestamp(milliseconds: milliseconds).iso8601 == text)
  }

  @Test(arguments: [
    (Int64(0), 0), (86_399_999, 0), (86_400_000, 1), (-1, -1), (-86_400_000, -1),
    (-86_400_001, -2),
  ])
  func `days are counted from midnight to midnight`(milliseconds: Int64, day: Int) {
    #expect(Timestamp(milliseconds: milliseconds).day == day)
  }

  @Test func `shorter forms and offsets are read`() {
    #expect(Timestamp(iso8601: "2026-03-02")?.iso8601 == "2026-03-02T00:00:00.000Z")
    #expect(Timestamp(iso8601: "2026-03-02T09:20")?.iso8601 == "2026-03-02T09:20:00.000Z")
    #expect(
      Timestamp(iso8601: "2026-03-02T09:20:00+08:00")?.iso8601 == "2026-03-02T01:20:00.000Z")
  }

  @Test(arguments: [
    "", "soon", "2026-13-01", "2026-02-30", "2026-03-02T25:00", "2026-03-02T09:20:00Zx",
  ])
  func `what is no date is refused`(text: String) {
    #expect(Timestamp(iso8601: text) == nil)
  }
}
