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
          "home=$1; shift; \(mount) && { \"$0\" \"$@\"; code=$?; cp -a \"$home/.\" \"$home.kept\" "
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
    func `a full disk stops before the request, and with room again the rest is sent`()
      async throws
    {
      try await SandboxProcess.open(in: folder) { sandbox in
        let gavel = GavelCommand(folder: folder, environment: sandbox.environment)
        let ids = try await doomed(sandbox, 60)
        // Everything of the disk but a few pages is taken when the batch is confirmed.
        let ending = try await run(
          "mount -t tmpfs -o size=1600k,mode=700 none \"$home\"",
          ["delete-message", "general-tw"] + ids + ["--yes"], sandbox)
        let kept = folder.store.replacing("/home/", with: "/home.kept/")
        var environment = sandbox.environment
        environment["GAVEL_STORE"] = kept
        let later = GavelCommand(folder: folder, environment: environment)
        let sent = try await sandbox.platform.destructive().count
        if ending.status == 0 {
          #expect(sent == 60)
        } else {
          #expect(ending.errors.contains("full"), "\(ending.errors)")
          #expect(sent < 60)
          guard try await !later.queue().isEmpty else { return #expect(sent == 0) }
          #expect(try await later.run("queue", "resume", "--yes").status == 0)
          #expect(try await sandbox.platform.destructive().count { $0.status == 200 } == 60)
        }
        _ = gavel
      }
    }

    @Test func `a store that somebody keeps locked is given up in bounded time, with a name`()
      async throws
    {
      let sqlite = "/usr/bin/sqlite3"
      guard FileManager.default.isExecutableFile(atPath: sqlite) else { return }
      try await SandboxProcess.open(in: folder) { sandbox in
        let gavel = GavelCommand(folder: folder, environment: sandbox.environment)
        #expect(try await gavel.run("sync", "--quiet").status == 0)
        let ids = try await doomed(sandbox, 3)
        let holder = try ChildProcess(
          "/bin/sh",
          [
            "-c", "(echo 'BEGIN IMMEDIATE; SELECT 1;'; read -r _) | \(sqlite) \"$0\"", folder.store,
          ],
          environment: folder.environment, in: folder, isLeashed: true)
        try await waitUntil("the lock") { try holder.output().contains("1") }
        let ending = try await gavel.start(["delete-message", "general-tw"] + ids + ["--yes"])
          .ended(within: .seconds(30))
        #expect(ending.status == 1)
        #expect(ending.errors.contains("keeps the store locked"), "\(ending.errors)")
        #expect(ending.errors.contains("\"sqlite3\" (process "), "\(ending.errors)")
        #expect(try await sandbox.platform.destructive().isEmpty)
        holder.release()
        _ = try await holder.ended()
        #expect(
          try await gavel.start(["delete-message", "general-tw"] + ids + ["--yes"]).ended().status
            == 0)
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
