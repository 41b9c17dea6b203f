import GavelConsole
import Glibc
import Testing

@testable import GavelApp

/// The layout of a profile's console, in a file of its own.
@Suite struct ArrangementFileTests {
  private let folder: TemporaryFolder
  private let file: ArrangementFile

  init() throws {
    folder = try TemporaryFolder()
    file = ArrangementFile(folder: folder.path + "/state/gavel", name: "acme")
  }

  @Test func `what was kept is read again`() throws {
    #expect(try file.read() == nil)
    let arrangement = PaneArrangement(shares: [.rooms: 300, .bottom: 250], zoomed: "messages")
    try file.write(PaneArrangement(shares: [.rooms: 1]))
    try file.write(arrangement)
    #expect(try file.read() == arrangement)
    try file.write(.standard)
    #expect(try file.read() == .standard)
  }

  @Test func `the file is for its owner alone`() throws {
    try file.write(.standard)
    var facts = stat()
    #expect(stat(file.path, &facts) == 0 && facts.st_mode & 0o777 == 0o600)
  }

  @Test(arguments: [
    "", "{", "[]", "{ format: 2 }", "{ format: 1, panes: { rooms: 'x' } }",
    "{ format: 1, panes: { rooms: 1e9 } }", "{ format: 1, panes: { cellar: 5 } }", "\u{0}",
  ])
  func `anything else is a damaged file`(_ text: String) throws {
    try folder.write(text, to: "state/gavel/console-acme.json")
    #expect(throws: ArrangementFile.Fault.damaged(path: file.path)) { try file.read() }
    #expect(Notices.notice(ArrangementFile.Fault.damaged(path: file.path)).text.contains(file.path))
    try file.write(.standard)
    #expect(try file.read() == .standard)
  }

  @Test func `a file that others may write is passed over`() throws {
    try file.write(.standard)
    chmod(file.path, 0o666)
    #expect(throws: ArrangementFile.Fault.file(.writableByOthers(path: file.path))) {
      try file.read()
    }
  }
}
