import Testing

@testable import GavelApp

@Suite struct CSVReaderTests {
  private typealias Fault = CSVReader.Fault

  /// Reads a text that arrives `step` bytes at a time.
  private func records(
    _ text: String, limit: Int = 100, step: Int = 3
  ) throws -> [(line: Int, fields: Result<[String], CSVReader.Fault>)] {
    var reader = CSVReader(ByteSource(text, step: step), limit: limit)
    var records: [(Int, Result<[String], CSVReader.Fault>)] = []
    while let record = try reader.next() {
      records.append(
        (record.line, record.fields.map { $0.map { String(decoding: $0, as: UTF8.self) } }))
    }
    return records
  }

  private func fields(_ text: String, limit: Int = 100) throws -> [[String]?] {
    try records(text, limit: limit).map { try? $0.fields.get() }
  }

  private func faults(_ text: String, limit: Int = 100) throws -> [CSVReader.Fault?] {
    try records(text, limit: limit).map {
      if case .failure(let fault) = $0.fields { fault } else { nil }
    }
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `records end with any kind of line end, the last with none`(end: String) throws {
    #expect(try fields("a,b\(end)c,d") == [["a", "b"], ["c", "d"]])
    #expect(try fields("a,b\(end)c,d\(end)") == [["a", "b"], ["c", "d"]])
  }

  @Test func `empty lines are no records, empty fields are fields`() throws {
    #expect(try fields("\n\na,,\n\n,\n") == [["a", "", ""], ["", ""]])
  }

  @Test func `quotes keep commas, line ends and doubled quotes`() throws {
    #expect(
      try fields("\"a,b\",\"c\r\nd\",\"say \"\"no\"\"\",\"\"\n")
        == [["a,b", "c\r\nd", "say \"no\"", ""]])
  }

  @Test func `lines are counted as they stand in the file`() throws {
    let lines = try records("a\r\n\"x\ny\r\nz\"\n\nb\rc").map(\.line)
    #expect(lines == [1, 2, 6, 7])
  }

  @Test func `a wrong quote spoils its line and no other`() throws {
    #expect(try fields("a\"b,c\nd\n\"e\"f,g\nh") == [nil, ["d"], nil, ["h"]])
    #expect(try faults("a\"b\n\"e\"f\n") == [.strayQuote, .textAfterQuote])
  }

  @Test func `a quote that is never closed ends the file`() throws {
    #expect(try faults("a\n\"b\nc,d\n") == [nil, .openQuote])
  }

  @Test func `a record beyond the limit is passed over whole`() throws {
    let long = String(repeating: "x", count: 50)
    #expect(try fields("a\n\(long),b\nc\n", limit: 20) == [["a"], nil, ["c"]])
    #expect(try fields("a\n\"\(long)\",b\nc\n", limit: 20) == [["a"], nil, ["c"]])
    #expect(try faults("b,\(long)\n", limit: 20) == [.tooLarge(limitBytes: 20)])
  }

  @Test func `what stands inside an overlong field never becomes a record`() throws {
    let long = String(repeating: "x", count: 50)
    let inside = "\"\(long)\nid-9,evil,\"\"\nid-8,evil\n\""
    #expect(try fields("a\n\(inside),\"\nid-7,evil\"\nb\n", limit: 20) == [["a"], nil, ["b"]])
    #expect(try records("\(inside)\nb\n", limit: 20).map(\.line) == [1, 5])
  }

  @Test func `fields without a byte take room as well`() throws {
    let commas = String(repeating: ",", count: 50)
    let quotes = String(repeating: "\"\",", count: 50)
    #expect(try fields("\(commas)\n\(quotes)\nb", limit: 20) == [nil, nil, ["b"]])
  }

  @Test func `the pieces in which bytes arrive do not matter`() throws {
    let text = "id,\"a\"\"b\"\r\n\"c\r\nd\",e\r\n"
    for step in 1...text.utf8.count {
      let read = try records(text, step: step).map { try $0.fields.get() }
      #expect(read == [["id", "a\"b"], ["c\r\nd", "e"]])
    }
  }
}

extension ByteSource {
  /// A source that hands over a text a few bytes at a time.
  init(_ text: String, step: Int = 1000) { self.init(Array(text.utf8), step: step) }

  /// A source that hands over bytes a few at a time.
  init(_ bytes: [UInt8], step: Int = 1000) {
    var rest = bytes[...]
    self.init { () throws(ImportError) -> [UInt8] in
      defer { rest = rest.dropFirst(step) }
      return Array(rest.prefix(step))
    }
  }
}
