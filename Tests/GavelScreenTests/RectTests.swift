import GavelScreen
import Testing

@Suite struct RectTests {
  private let rect = Rect(column: 2, row: 3, columns: 10, rows: 4)

  @Test func `splits share the block without gap or overlap`() {
    #expect(
      rect.splitLeft(3) == (
        Rect(column: 2, row: 3, columns: 3, rows: 4),
        Rect(column: 5, row: 3, columns: 7, rows: 4)
      ))
    #expect(
      rect.splitRight(3) == (
        Rect(column: 9, row: 3, columns: 3, rows: 4),
        Rect(column: 2, row: 3, columns: 7, rows: 4)
      ))
    #expect(
      rect.splitTop(1) == (
        Rect(column: 2, row: 3, columns: 10, rows: 1),
        Rect(column: 2, row: 4, columns: 10, rows: 3)
      ))
    #expect(
      rect.splitBottom(1) == (
        Rect(column: 2, row: 6, columns: 10, rows: 1),
        Rect(column: 2, row: 3, columns: 10, rows: 3)
      ))
  }

  @Test func `asking for more than there is, or less than nothing, is no error`() {
    #expect(rect.splitLeft(99).0 == rect)
    #expect(rect.splitLeft(99).1.isEmpty)
    #expect(rect.splitRight(99).0 == rect)
    #expect(rect.splitTop(-4).0.isEmpty)
    #expect(rect.splitBottom(-4).1 == rect)
    #expect(rect.inset(by: 9).isEmpty)
    #expect(rect.inset().size == Size(columns: 8, rows: 2))
  }

  @Test func `a dialog sits in the middle and is cut to the screen`() {
    let screen = Rect(Size(columns: 80, rows: 24))
    #expect(
      screen.centered(Size(columns: 40, rows: 4))
        == Rect(column: 20, row: 10, columns: 40, rows: 4))
    #expect(screen.centered(Size(columns: 200, rows: 200)) == screen)
  }

  @Test func `blocks intersect in what both cover`() {
    #expect(
      rect.intersection(Rect(column: 0, row: 0, columns: 4, rows: 4))
        == Rect(column: 2, row: 3, columns: 2, rows: 1))
    #expect(rect.intersection(Rect(column: 50, row: 50, columns: 4, rows: 4)).isEmpty)
    #expect(rect.contains(column: 11, row: 6))
    #expect(!rect.contains(column: 12, row: 6))
  }
}
