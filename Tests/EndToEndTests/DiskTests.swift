import Foundation
import Glibc
import Testing

extension EndToEnd {
  /// A store on a disk that is full or may only be read, and one that somebody else locks.
  @Suite struct DiskTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// Whether a shell of this user may mount in a namespace of its own.
    private static let mayMount: Bool = {
      let script = "mount -t tmpfs -o size=1m none /mnt"
      var status: Int32 = 0
      var id: pid_t = 0
      let words: [String] = ["unshare", "-m", "sh", "-c", script]
      var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
      arguments.append(nil)
      defer { for argument in arguments { free(argument) } }
      guard posix_spawnp(&id, "unshare", nil, nil, arguments, environ) == 0 else { return false }
      return waitpid(id, &status, 0) == id && status == 0
    }()

    private func doomed(_ sandbox: SandboxProcess, _ count: Int) async throws -> [String] {
      try #require(try await sandbox.platform.state().room("general-tw")?.messages.map(\.id))
        .suffix(count)
    }

    /// Runs a command inside a mount of its own; `$0` is the program, `$1` the store's folder.
    private func run(
      _ mount: String, _ arguments: [String], _ sandbox: SandboxProcess
    ) async throws -> ChildProcess.Ending {
      let home = URL(fileURLWithPath: folder.store).deletingLastPathComponent().path
      return try await ChildProcess.run(
        "/usr/bin/unshare",
        [
          "-m", "sh", "-c",
          "home=$1; shift; \(mount) && { \"$0\" \"$@\"; code=$?; rm -f \"$home/filler\"; cp -a \"$home/.\" \"$home.kept\" "
            + "2>&-; exit $code; }", try BuiltProgram.path(), home,
        ] + arguments, environment: sandbox.environment, in: folder)
    }

    @Test(.enabled(if: mayMount, "this user may not mount"))
    func `a store that may only be read stops before the first request`() async throws {
      try await SandboxProcess.open(in: folder) { sandbox in
        let gavel = GavelCommand(folder: folder, environment: sandbox.environment)
        #expect(try await gavel.run("sync", "--quiet").status == 0)
        let ids = try await doomed(sandbox, 3)
        let ending = try await run(
          "mount --bind \"$home\" \"$home\" && mount -o remount,bind,ro \"$home\"",
          ["delete-message", "general-tw"] + ids + ["--yes"], sandbox)
        #expect(ending.status == 3)
        #expect(ending.errors.contains("Check the permissions"), "\(ending.errors)")
        #expect(try await sandbox.platform.destructive().isEmpty)
        #expect(try await gavel.queue().isEmpty)
      }
    }

    @Test(.enabled(if: mayMount, "this user may not mount"))
    func `a store on a disk that may only be read can be read, or says what to do`() async throws {
      try await SandboxProcess.open(in: folder) { sandbox in
        let gavel = GavelCommand(folder: folder, environment: sandbox.environment)
        #expect(try await gavel.run("sync", "--quiet").status == 0)
        let readOnly = "mount --bind \"$home\" \"$home\" && mount -o remount,bind,ro \"$home\""
        for words in [["rooms"], ["messages", "general-tw"], ["audit"], ["queue"]] {
          let ending = try await run(readOnly, words, sandbox)
          #expect(ending.status == 0, "\(words) \(ending.errors)")
        }
        let log = "cp \"$home/filler\" \"$home/store.db-wal\""
        try Data("not empty".utf8).write(
          to: URL(fileURLWithPath: folder.store).deletingLastPathComponent()
            .appendingPathComponent("filler"))
        let ending = try await run("\(log) && \(readOnly)", ["rooms"], sandbox)
        #expect(ending.status == 3)
        #expect(ending.errors.contains("name the copy with --store"), "\(ending.errors)")
      }
    }

    /// A disk on which a store has been filled, with this much room left; `$@` runs on it.
    private func fullDisk(roomKilobytes: Int) -> String {
      """
      mount -t tmpfs -o size=16m,mode=700 none "$home" && "$0" sync --quiet \
        && { dd if=/dev/zero of="$home/filler" bs=4k 2>&-; \
        truncate -s "-\(roomKilobytes)K" "$home/filler"; }
      """
    }

    @Test(.enabled(if: mayMount, "this user may not mount"))
    func `a full disk stops before the first request, and with room again everything is sent`()
      async throws
    {
      try await SandboxProcess.open(in: folder) { sandbox in
        let ids = try await doomed(sandbox, 60)
        let action = ["delete-message", "general-tw"] + ids + ["--yes"]
        let ending = try await run(fullDisk(roomKilobytes: 0), action, sandbox)
        #expect(ending.status == 1)
        #expect(ending.errors.contains("the disk is full"), "\(ending.errors)")
        #expect(try await sandbox.platform.destructive().isEmpty)
        let later = try afterwards(sandbox)
        #expect(try await later.queue().isEmpty)
        #expect(try await later.start(action).ended().status == 0)
        #expect(try await sandbox.platform.destructive().count { $0.status == 200 } == 60)
      }
    }

    @Test(.enabled(if: mayMount, "this user may not mount"), arguments: [64, 160, 320])
    func `a disk that fills up under a batch stops it, and nothing is sent twice in effect`(
      roomKilobytes: Int
    ) async throws {
      try await SandboxProcess.open(in: folder) { sandbox in
        let ids = try await doomed(sandbox, 300)
        let action = ["delete-message", "general-tw"] + ids + ["--yes"]
        let ending = try await run(fullDisk(roomKilobytes: roomKilobytes), action, sandbox)
        #expect(ending.status == 1)
        #expect(ending.errors.contains("the disk is full"), "\(ending.errors)")
        let sent = try await sandbox.platform.destructive().map(\.target)
        #expect(sent.count < ids.count)
        let later = try afterwards(sandbox)
        // A batch that was not kept whole was not kept at all, and nothing of it was sent.
        if try await later.queue().isEmpty {
          #expect(sent.isEmpty)
          #expect(try await later.start(action).ended().status == 0)
        } else {
          #expect(try await later.run("queue", "resume", "--yes").status == 0)
        }
        let applied = try await sandbox.platform.destructive().filter { $0.status == 200 }
        #expect(applied.map(\.target).sorted() == ids.sorted())
        #expect(try await later.audit().count == ids.count)
      }
    }

    /// The program on what the disk held when the command ended.
    private func afterwards(_ sandbox: SandboxProcess) throws -> GavelCommand {
      var environment = sandbox.environment
      environment["GAVEL_STORE"] = folder.store.replacing("/home/", with: "/home.kept/")
      return GavelCommand(folder: folder, environment: environment)
    }

    @Test func `a store that somebody keeps locked is given up in bounded time, with a name`()
      async throws
    {
      try await SandboxProcess.open(in: folder) { sandbox in
        let gavel = GavelCommand(folder: folder, environment: sandbox.environment)
        let ids = try await doomed(sandbox, 4)
        let action = ["delete-message", "general-tw"] + ids.prefix(3) + ["--yes"]
        // Another program has the store open, and this process has the lock of who writes.
        let other = try gavel.start(
          ["delete-message", "general-tw", ids[3], "--yes", "--hold", "600"])
        try await waitUntil("the other's batch") {
          try await gavel.run("queue", "--json").output.contains(#""state":"held""#)
        }
        let lock = try WriterLock(store: folder.store)
        let ending = try await gavel.start(action).ended(within: .seconds(60))
        #expect(ending.status == 1)
        #expect(ending.errors.contains("(process \(getpid())) keeps the store locked"), "\(ending)")
        #expect(try await sandbox.platform.destructive().isEmpty)
        lock.release()
        #expect(try await gavel.start(action).ended().status == 0)
        #expect(try await sandbox.platform.destructive().count == 3)
        other.send(SIGKILL)
        _ = try await other.ended()
      }
    }

    @Test func `a damaged store ends with the command that repairs it, and that one helps`()
      async throws
    {
      try await SandboxProcess.open(in: folder) { sandbox in
        let gavel = GavelCommand(folder: folder, environment: sandbox.environment)
        let ids = try await doomed(sandbox, 3)
        #expect(
          try await gavel.start(["delete-message", "general-tw"] + ids + ["--yes"]).ended().status
            == 0)
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: folder.store))
        let size = try file.seekToEnd()
        try file.truncate(atOffset: size - 8192)
        try file.close()
        let refused = try await gavel.run("sync")
        #expect(refused.status == 3)
        #expect(refused.errors.contains("Run: gavel repair --store \(folder.store)"))
        let asked = try await gavel.run("repair")
        #expect(asked.status == 5)
        #expect(
          try FileManager.default.contentsOfDirectory(atPath: folder.path + "/home").count < 5)
        let repaired = try await gavel.run("repair", "--yes", "--json")
        #expect([0, 1].contains(repaired.status), "\(repaired.errors)")
        #expect(repaired.output.contains(#""table":"audit""#))
        #expect(try await gavel.run("sync", "--quiet").status == 0)
        #expect(try await gavel.run("repair").status == 0)
      }
    }
  }
}
