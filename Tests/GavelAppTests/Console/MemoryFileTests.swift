import GavelConsole
import Glibc
import Testing

@testable import GavelApp

/// Where a profile's console was and how it was arranged, in a file of its own.
@Suite struct MemoryFileTests {
  private let folder: TemporaryFolder
  private let file: MemoryFile

  init() throws {
    folder = try TemporaryFolder()
    file = MemoryFile(folder: folder.path + "/state/gavel", name: "acme")
  }

  @Test func `what was kept is read again`() throws {
    #expect(try file.read() == nil)
    var memory = ConsoleMemory(
      arrangement: PaneArrangement(shares: [.rooms: 300, .bottom: 250], zoomed: "messages"))
    memory.place = ConsolePlace(
      view: "reports", pane: "case",
      rows: ["rooms": RememberedRow(id: "general", rank: -9), "members": RememberedRow(id: "ana")],
      filters: ["rooms": "is:dm \"a \\ b\""], grouping: "author", sort: "count",
      habits: ["veil", "wraps"])
    try file.write(ConsoleMemory(arrangement: PaneArrangement(shares: [.rooms: 1])))
    try file.write(memory)
    #expect(try file.read() == memory)
    try file.write(ConsoleMemory())
    #expect(try file.read() == ConsoleMemory())
  }

  @Test func `a layout that an earlier Gavel kept has no place in it`() throws {
    try folder.write("{ format: 1, panes: { rooms: 300 } }", to: "state/gavel/console-acme.json")
    let arrangement = PaneArrangement(shares: [.rooms: 300])
    #expect(try file.read() == ConsoleMemory(arrangement: arrangement))
  }

  @Test(arguments: [
    "7", "[]", "{ view: 3, rows: 'x', filters: [1] }", "{ rows: { rooms: { id: 4 }, x: 5 } }",
    "{ filters: { rooms: 4 }, reading: 'veil', later: true }",
  ])
  func `of a place what cannot be meant is left out`(_ text: String) throws {
    try folder.write(
      "{ format: 1, panes: { rooms: 300 }, place: \(text) }", to: "state/gavel/console-acme.json")
    let arrangement = PaneArrangement(shares: [.rooms: 300])
    #expect(try file.read() == ConsoleMemory(arrangement: arrangement))
  }

  @Test func `the file is for its owner alone`() throws {
    try file.write(ConsoleMemory())
    var facts = stat()
    #expect(stat(file.path, &facts) == 0 && facts.st_mode & 0o777 == 0o600)
  }

  @Test(arguments: [
    "", "{", "[]", "{ format: 2 }", "{ format: 1, panes: { rooms: 'x' } }",
    "{ format: 1, panes: { rooms: 1e9 } }", "{ format: 1, panes: { cellar: 5 } }", "\u{0}",
  ])
  func `anything else is a damaged file`(_ text: String) throws {
    try folder.write(text, to: "state/gavel/console-acme.json")
    #expect(throws: MemoryFile.Fault.damaged(path: file.path)) { try file.read() }
    #expect(Notices.notice(MemoryFile.Fault.damaged(path: file.path)).text.contains(file.path))
    try file.write(ConsoleMemory())
    #expect(try file.read() == ConsoleMemory())
  }

  @Test func `a file that others may write is passed over`() throws {
    try file.write(ConsoleMemory())
    chmod(file.path, 0o666)
    #expect(throws: MemoryFile.Fault.file(.writableByOthers(path: file.path))) {
      try file.read()
    }
  }
}
