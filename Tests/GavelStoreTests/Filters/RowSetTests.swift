import Testing

@testable import GavelStore

@Suite struct RowSetTests {
  @Test func `rows are kept once, in order, and compared as sets`() {
    var left = RowSet()
    let isKept = [70, 3, 64, 3, 1_000_000].map { left.insert($0) }
    #expect(!isKept.contains(false))
    #expect(left.count == 4)
    #expect(left.rows == [3, 64, 70, 1_000_000])
    #expect(left.contains(64) && !left.contains(65) && !left.contains(-1))
    #expect(!left.contains(9_000_000))
    var right = RowSet()
    for row: Int64 in [64, 70, 71] { _ = right.insert(row) }
    left.formIntersection(right)
    #expect(left.rows == [64, 70] && left.count == 2)
    right.formIntersection(RowSet())
    #expect(right.rows.isEmpty && right.count == 0)
  }

  @Test func `a row number beyond all measure is refused`() {
    var rows = RowSet()
    let isKept = [Int64.max, -5].map { rows.insert($0) }
    #expect(isKept == [false, false])
    #expect(rows.count == 0)
  }
}
