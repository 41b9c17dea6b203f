import Foundation
import GavelModel
import GavelScreen
import GavelStore
import Testing

@testable import GavelApp

@Suite struct TableLayoutTests {
  private static let columns: [TextTable.Column] = [
    .word("TIME", rank: 1), .key("ID"), .id("ROOM", rank: 3), .id("AUTHOR", rank: 2),
    .text("REASON"), .text("TEXT"),
  ]
  private static let whole = [24, 17, 17, 17, 400, 60]

  private func layout(_ room: Int?, _ places: [Int]? = nil) -> TableLayout {
    TableLayout(Self.columns, whole: Self.whole, room: room, showing: places)
  }

  private func total(_ layout: TableLayout) -> Int {
    layout.shown.reduce(-TextTable.gap) { $0 + layout.widths[$1] + TextTable.gap }
  }

  @Test func `without an end everything is whole`() {
    #expect(layout(nil).widths == Self.whole)
    #expect(layout(1000).widths == Self.whole)
  }

  @Test func `texts give way first, and to one width`() {
    #expect(layout(160).widths == [24, 17, 17, 17, 37, 37])
    #expect(layout(200).widths == [24, 17, 17, 17, 57, 57])
    #expect(layout(220).widths == [24, 17, 17, 17, 75, 60])
  }

  @Test func `then the ids that describe a row, and its own id last of all`() {
    #expect(layout(100).widths == [24, 17, 8, 8, 16, 16])
    #expect(layout(100).shown == [0, 1, 2, 3, 4, 5])
    #expect(layout(41).widths[1] == 17)
    #expect(layout(20, [1, 4]).widths[1] == 10)
  }

  @Test func `what is least important goes when nothing else helps, and no more than must`() {
    #expect(layout(90).shown == [0, 1, 3, 4, 5])
    #expect(layout(80).shown == [0, 1, 4, 5])
    #expect(layout(72).shown == [1, 3, 4, 5])
    #expect(layout(71).shown == [1, 4, 5])
    #expect(layout(41).shown == [1, 4, 5])
  }

  @Test func `from 20 columns on no row is wider than the terminal`() {
    let columns: [TextTable.Column] = [.key("ID"), .id("ROOM", rank: 1), .text("TEXT")]
    for room in 20...90 {
      let layout = TableLayout(columns, whole: [40, 40, 40], room: room)
      #expect(total(layout) <= room, "\(room)")
    }
  }

  @Test(arguments: [40, 60, 80, 100, 160])
  func `every list keeps within its terminal`(columns: Int) async throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/store.db"
    try await KnownStore.make(at: path)
    let long = String(repeating: "reason ", count: 60)
    try folder.write(
      "id,author,message,room,reporter,reason,text\n"
        + "ticket-number-123456,507f1f77bcf86cd799439011,507f1f77bcf86cd799439012,"
        + "507f1f77bcf86cd799439013,507f1f77bcf86cd799439014,\(long),\(long)\n",
      to: "reports.csv")
    let imported = await ProgramRun(
      ["reports", "import", "\(folder.path)/reports.csv", "--store", path], in: folder)
    #expect(imported.status == .done, "\(imported.errors)")
    for command in [
      ["rooms"], ["members", "lobby"], ["messages", "lobby"], ["reports"], ["keys"],
    ] {
      let invocation = try CommandParser.parse(
        command == ["keys"] ? command : command + ["--store", path])
      let results = TextSink()
      var look = OutputLook(columns: columns)
      look.isPlain = columns == 60
      let program = Program(
        results: results, messages: TextSink(), environment: ["HOME": folder.path],
        now: { Timestamp(milliseconds: 1_772_443_200_000) })
      let output = Output(results: results, messages: TextSink(), format: .text, look: look)
      #expect(try await program.perform(invocation, output) == .done)
      for line in results.text.split(separator: "\n") {
        #expect(look.display(String(line)).columns <= columns, "\(command) \(line)")
      }
    }
  }
}
