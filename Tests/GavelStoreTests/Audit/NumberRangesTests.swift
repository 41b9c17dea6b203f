import Testing

@testable import GavelStore

@Suite struct NumberRangesTests {
  @Test(
    arguments: [
      ([], ""), ([7], "7"), ([1, 2, 3], "1-3"), ([1, 3, 4, 9], "1,3-4,9"),
    ] as [([Int64], String)])
  func `numbers in a row become a range, and come back`(numbers: [Int64], text: String) {
    #expect(NumberRanges(rising: numbers).text == text)
    var read = NumberRanges()
    read.insert(text)
    #expect((0...10).filter(read.contains) == numbers)
  }

  @Test(arguments: ["x", "-", "5-1", "1-", ",,"])
  func `what is no range holds nothing beyond its numbers`(text: String) {
    var read = NumberRanges()
    read.insert(text)
    #expect((2...10).filter { read.contains($0) } == [])
  }
}
