import GavelModel
import Testing

@testable import GavelApp

@Suite struct ReportFileTests {
  private let now = Timestamp(milliseconds: 5000)

  private func read(_ bytes: [UInt8]) throws -> [(line: Int, report: Result<Report, ReportFault>)] {
    var file = try ReportFile(ByteSource(bytes))
    var entries: [(Int, Result<Report, ReportFault>)] = []
    while let entry = try file.next() {
      entries.append(
        (
          entry.line,
          entry.row.flatMap { row in
            Result { () throws(ReportFault) in try row.report(now: now) }
          }
        ))
    }
    return entries
  }

  private func reports(_ text: String) throws -> [Report] {
    try read(Array(text.utf8)).map { try $0.report.get() }
  }

  private func faults(_ text: String) throws -> [Int: ReportFault] {
    var faults: [Int: ReportFault] = [:]
    for entry in try read(Array(text.utf8)) {
      if case .failure(let fault) = entry.report { faults[entry.line] = fault }
    }
    return faults
  }

  private let whole = Report(
    id: "import:T-1", origin: .imported, room: "r", message: "m", author: Person(id: "a"),
    reporter: Person(id: "w"), reason: "spam, again", text: "BUY\nNOW",
    sentAt: Timestamp(milliseconds: 1000), time: Timestamp(milliseconds: 2000))

  @Test func `a table may have its columns in any order, case and company`() throws {
    let text = """
      \u{FEFF}Time, ID ,owner,room,message,author,reporter,REASON,text,sent\r
      1970-01-01T00:00:02Z,T-1,x,r,m,a,w,"spam, again","BUY
      NOW",1970-01-01T00:00:01Z\r

      """
    #expect(try reports(text) == [whole])
  }

  @Test func `JSON lines say the same`() throws {
    let text = """
      {"id":"T-1","room":"r","message":"m","author":"a","reporter":"w","reason":"spam, again",\
      "text":"BUY\\nNOW","time":"1970-01-01T00:00:02Z","sent":"1970-01-01T00:00:01Z","x":[{}]}

      {"id":7,"author":"a","room":null}
      """
    let seven = Report(
      id: "import:7", origin: .imported, author: Person(id: "a"), reason: "", time: now)
    #expect(try reports(text) == [whole, seven])
    #expect(try reports("\u{FEFF}\n \r\n" + text) == [whole, seven])
  }

  @Test func `an author or a message is enough`() throws {
    let found = try reports("id,author,message\n1,a,\n2,,m\n")
    #expect(found.map(\.author?.id) == ["a", nil])
    #expect(found.map(\.message) == [nil, "m"])
    #expect(found.map(\.time) == [now, now])
  }

  @Test func `each bad line is told with its reason, and the others are read`() throws {
    let text = """
      id,author,time,sent
      1,a,,
      ,a,,
      2,,,
      3,a,yesterday,
      4,a,,2026-13-01
      5,a
      6,"a"b,,
      \(String(repeating: "x", count: 300)),a,,
      7,a,2026-03-01,
      """
    #expect(
      try faults(text) == [
        3: .noID, 4: .noSubject, 5: .notATime(.time), 6: .notATime(.sent),
        7: .fieldCount(found: 2, expected: 4), 8: .csv(.textAfterQuote), 9: .idTooLong(.id),
      ])
    #expect(try read(Array(text.utf8)).count == 9)
  }

  @Test func `bad JSON lines are told the same way`() throws {
    let text = """
      {"id":"1","author":"a"}
      {"id":"2","author":
      [1]
      {"id":{},"author":"a"}
      {"id":true,"author":"a"}
      {"id":1.5,"author":"a"}
      """
    #expect(
      try faults(text) == [
        2: .notAnObject, 3: .notAnObject, 4: .notText(.id), 5: .notText(.id), 6: .notText(.id),
      ])
  }

  @Test func `bytes that are no UTF-8 spoil one line`() throws {
    let csv = Array("id,author\n1,".utf8) + [0xC3, 0x28, 0x0A] + Array("2,a\n".utf8)
    #expect(try read(csv).map(\.line) == [2, 3])
    #expect(try read(csv)[0].report == .failure(.notUTF8(.author)))
    let json = Array("{\"id\":\"".utf8) + [0xFF] + Array("\"}\n{\"id\":1,\"author\":\"a\"}".utf8)
    #expect(try read(json)[0].report == .failure(.notUTF8(nil)))
    #expect(try read(json).count == 2)
  }

  @Test func `a header that cannot lead to reports is the one thing told`() throws {
    #expect(try faults("name,author\n1,a\n") == [1: .missingColumns([.id])])
    #expect(try faults("id,name\n1,a\n") == [1: .missingColumns([.author, .message])])
    #expect(try faults("id,author,Author\n1,a,b\n") == [1: .repeatedColumn(.author)])
    #expect(try faults("\u{FEFF}\"id\n") == [1: .csv(.openQuote)])
    #expect(try read([0xFF, 0xFE, 0x69, 0x00])[0].report == .failure(.notUTF8(nil)))
    #expect(try read([0xEF, 0x42]).map(\.line) == [1])
  }

  @Test func `an empty file holds no reports`() throws {
    for text in ["", "\u{FEFF}", "\n\r\n", "id,author\n"] { #expect(try reports(text).isEmpty) }
  }

  @Test(arguments: ["id,author\n", "{\"id\":\"0\",\"author\":\"a\"}\n"])
  func `a line of many megabytes is an error and takes no memory`(head: String) throws {
    var pieces = 0
    let isJSON = head.hasPrefix("{")
    let last = isJSON ? "\n{\"id\":\"1\",\"author\":\"a\"}" : "\n1,a\n"
    let source = ByteSource { () throws(ImportError) -> [UInt8] in
      pieces += 1
      switch pieces {
      case 1: return Array(head.utf8)
      case 2...65: return [UInt8](repeating: 0x78, count: 1 << 16)
      case 66: return Array(last.utf8)
      default: return []
      }
    }
    var file = try ReportFile(source)
    var faults: [ReportFault?] = []
    while let entry = try file.next() {
      if case .failure(let fault) = entry.row { faults.append(fault) } else { faults.append(nil) }
    }
    let tooLarge = ReportFault.csv(.tooLarge(limitBytes: CSVReader.limitBytes))
    #expect(faults == (isJSON ? [nil, tooLarge, nil] : [tooLarge, nil]))
  }

  @Test func `a source that fails ends the reading`() throws {
    let source = ByteSource { () throws(ImportError) -> [UInt8] in
      throw .unreadable(path: "f", code: 5)
    }
    #expect(throws: ImportError.unreadable(path: "f", code: 5)) { try ReportFile(source) }
  }
}
