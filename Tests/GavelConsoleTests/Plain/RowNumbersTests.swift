import Testing

@testable import GavelConsole

@Suite struct RowNumbersTests {
  @Test(arguments: [
    ("3", [3]), ("3-5", [3, 4, 5]), ("2,4", [2, 4]), ("2 4-5, 9", [2, 4, 5, 9]),
    ("1-3,2", [1, 2, 3]), ("4-4", [4]),
  ])
  func `numbers and ranges are read in the order typed, each once`(text: String, rows: [Int]) {
    #expect(RowNumbers(text)?.numbers == rows)
  }

  @Test(arguments: ["", " ", "0", "-3", "3-", "7-3", "1-2-3", "a", "3a", "３", "1-99999", "100000"])
  func `anything else is no number of a row`(text: String) {
    #expect(RowNumbers(text) == nil)
  }
}
