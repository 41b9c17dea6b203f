import Foundation
import GavelModel
import GavelStore
import Glibc
import Testing

@testable import GavelApp

@Suite struct BackupCommandTests {
  private let folder: TemporaryFolder
  private let path: String
  private let copy: String

  init() async throws {
    folder = try TemporaryFolder()
    path = "\(folder.path)/store.db"
    copy = "\(folder.path)/copy.db"
    try await KnownStore.make(at: path)
  }

  private func run(_ arguments: String...) async -> ProgramRun {
    await ProgramRun(arguments + ["--store", path], in: folder)
  }

  @Test func `a copy is one file for its owner alone, and reads as the store does`() async throws {
    let run = await run("backup", copy)
    #expect(run.status == .done, "\(run.errors)")
    #expect(run.output.contains("2 rooms and 4 messages"))
    let facts = try FileManager.default.attributesOfItem(atPath: copy)
    #expect(facts[.posixPermissions] as? Int == 0o600)
    for suffix in ["-wal", "-shm", "-journal"] {
      #expect(!FileManager.default.fileExists(atPath: copy + suffix))
    }
    let rooms = await self.run("rooms", "--json").output
    #expect(await ProgramRun(["rooms", "--json", "--store", copy], in: folder).output == rooms)
  }

  @Test func `a store can be copied while it is written to`() async throws {
    let store = try Store(path: path)
    let room = Room(id: "new", name: "New", kind: .group, activeAt: Timestamp(milliseconds: 5))
    try await store.record(
      RoomDetail(room: room, members: [], requestedAt: Timestamp(milliseconds: 4_000_000)))
    let run = await run("backup", copy)
    #expect(run.status == .done)
    #expect(run.output.contains("3 rooms"))
    await store.close()
  }

  @Test func `nothing is written over, and no other file is taken for a store`() async throws {
    let other = try folder.write("mine", to: "other")
    #expect(await run("backup", other).status == .configuration)
    #expect(FileManager.default.contents(atPath: other) == Data("mine".utf8))
    #expect(await run("restore", other, "--yes").status == .configuration)
    #expect(await run("restore", "\(folder.path)/none", "--yes").status == .configuration)
    #expect(await run("rooms").output.contains("lobby"))
    #expect(await run("backup").status == .usage)
    #expect(await run("restore", "a", "b").status == .usage)
    let none = await ProgramRun(
      ["backup", copy, "--store", "\(folder.path)/none.db"], in: folder)
    #expect(none.status == .configuration)
    #expect(!FileManager.default.fileExists(atPath: copy))
  }

  @Test func `a restored store is the copy, and the one before is kept`() async throws {
    #expect(await run("backup", copy).status == .done)
    let store = try Store(path: path)
    let room = Room(id: "new", name: "New", kind: .group, activeAt: Timestamp(milliseconds: 5))
    try await store.record(
      RoomDetail(room: room, members: [], requestedAt: Timestamp(milliseconds: 4_000_000)))
    await store.close()
    let asked = await run("restore", copy)
    #expect(asked.status == .unconfirmed)
    #expect(await run("rooms").output.contains("new"))
    let run = await run("restore", copy, "--yes", "--json")
    #expect(run.status == .done, "\(run.errors)")
    #expect(await !self.run("rooms").output.contains("new"))
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let kept = try #require(value?["kept"] as? String)
    #expect(
      await ProgramRun(["rooms", "--store", kept], in: folder).output.contains("new"))
  }

  @Test func `what stands in a backup's way is named, whatever it is`() async throws {
    try folder.write("mine", to: "file.db")
    symlink("nowhere", "\(folder.path)/link.db")
    mkdir("\(folder.path)/folder.db", 0o700)
    for name in ["file.db", "link.db", "folder.db"] {
      let run = await run("backup", "\(folder.path)/\(name)")
      #expect(run.status == .configuration)
      #expect(run.errors.contains("\(name) is there already"), "\(run.errors)")
      #expect(run.errors.contains("Name another file"))
    }
  }

  @Test(arguments: ["backup", "restore"])
  func `no file is made or read under the name of a stream`(command: String) async throws {
    #expect(throws: UsageError.self) { try CommandParser.parse([command, "-"]) }
    #expect(try CommandParser.parse([command, "./-"]).command != .version)
  }

  @Test func `a folder that is open to everybody comes with the command that closes it`()
    async throws
  {
    let open = "\(folder.path)/open"
    mkdir(open, 0o700)
    chmod(open, 0o777)
    let run = await run("backup", "\(open)/b.db")
    #expect(run.status == .configuration)
    #expect(run.errors.contains("Run: chmod o-w \(open)"), "\(run.errors)")
  }

  @Test func `a store that a console has open is not replaced, as other refusals end`() async throws
  {
    #expect(await run("backup", copy).status == .done)
    let store = try Store(path: path)
    let run = await run("restore", copy, "--yes")
    await store.close()
    #expect(run.status == .configuration)
    #expect(run.errors.contains("is in use"), "\(run.errors)")
  }

  @Test func `a repair says what is gone and how it comes back`() async throws {
    let file = try #require(FileHandle(forUpdatingAtPath: path))
    let end = try file.seekToEnd()
    try file.seek(toOffset: end - 4096)
    try file.write(contentsOf: Data(repeating: 0xff, count: 4096))
    try file.close()
    let run = await run("repair", "--yes")
    #expect([.done, .incomplete].contains(run.status), "\(run.errors)")
    #expect(run.output.contains("messages are gone from it; gavel sync reads them again"))
    #expect(!run.output.contains("nothing of it is lost"))
  }

  @Test func `a store in use and a store of somebody else are left alone`() async throws {
    #expect(await run("backup", copy).status == .done)
    let store = try Store(path: path)
    #expect(await run("restore", copy, "--yes").status != .done)
    await store.close()
    let other = "\(folder.path)/other.db"
    let stranger = try Store(path: other)
    try await stranger.adopt(server: "https://b.example", account: "bo", dialect: "imkit")
    await stranger.close()
    let run = await run("restore", other, "--yes")
    #expect(run.status == .configuration)
    #expect(await self.run("rooms").output.contains("lobby"))
  }

  @Test func `a copy can be restored where there is no store`() async throws {
    #expect(await run("backup", copy).status == .done)
    let fresh = "\(folder.path)/fresh.db"
    let run = await ProgramRun(["restore", copy, "--store", fresh], in: folder)
    #expect(run.status == .done, "\(run.errors)")
    #expect(
      await ProgramRun(["rooms", "--store", fresh], in: folder).output.contains("lobby"))
  }
}
