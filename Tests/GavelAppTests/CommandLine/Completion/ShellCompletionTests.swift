import Foundation
import GavelModel
import GavelStore
import Testing

@testable import GavelApp

/// The scripts, sourced in the real shells and asked for words.
@Suite struct ShellCompletionTests {
  private let folder: TemporaryFolder

  init() async throws {
    folder = try TemporaryFolder()
    try await KnownStore.make(at: "\(folder.path)/store.db")
  }

  private static func isInstalled(_ shell: ShellName) -> Bool {
    let isThere = ProgramFile.path(of: shell.rawValue) != nil
    if !isThere { print("NOT TESTED: \(shell.rawValue) is not installed") }
    return isThere
  }

  private func run(_ shell: ShellName, _ script: String) async throws -> [String] {
    try folder.write(CompletionScript.text(for: shell), to: "gavel.\(shell.rawValue)")
    let path = try #require(ProgramFile.path(of: shell.rawValue))
    let options = shell == .bash ? ["--norc"] : shell == .zsh ? ["-f"] : ["--no-config"]
    let run = try await ProgramFile.run(
      path, options + ["-c", "cd \(folder.path); \(script)"], in: folder,
      environment: ["GAVEL_STORE": "\(folder.path)/store.db"])
    #expect(run.status == 0)
    return run.output.split(separator: "\n").map(String.init)
  }

  /// Adds rooms to the store.
  private func know(rooms: [RoomID]) async throws {
    let store = try Store(path: "\(folder.path)/store.db")
    for id in rooms {
      let room = Room(id: id, kind: .group, activeAt: Timestamp(milliseconds: 0))
      try await store.record(
        RoomDetail(room: room, members: [], requestedAt: Timestamp(milliseconds: 4_000_000)))
    }
    await store.close()
  }

  private func bash(_ words: String...) async throws -> [String] {
    let list = (["gavel"] + words).map { "'\($0)'" }.joined(separator: " ")
    // The signs at which bash breaks words stand without blanks in the line itself.
    var line = "gavel"
    for (place, word) in words.enumerated() {
      let signs = ["=", ":", "@"]
      let isGlued = signs.contains(word) || place > 0 && signs.contains(words[place - 1])
      line += (isGlued ? "" : " ") + word
    }
    return try await run(
      .bash,
      """
      source gavel.bash; complete -p gavel >/dev/null || exit 1
      COMP_LINE='\(line)'; COMP_POINT=${#COMP_LINE}
      COMP_WORDS=(\(list)); COMP_CWORD=\(words.count); _gavel gavel; printf '%s\\n' "${COMPREPLY[@]}"
      """)
  }

  private func zsh(_ words: String...) async throws -> [String] {
    let list = (["gavel"] + words).map { "'\($0)'" }.joined(separator: " ")
    return try await run(
      .zsh,
      """
      compdef() { registered=$2 }; compadd() { print -rl -- "${found[@]}" }; _files() { print PATHS }
      typeset -A compstate; source ./gavel.zsh; [[ $registered == gavel ]] || exit 1
      words=(\(list)); CURRENT=\(words.count + 1); _gavel; true
      """)
  }

  private func fish(_ line: String) async throws -> [String] {
    try await run(.fish, "source gavel.fish; complete -C '\(line)'; true")
  }

  @Test(.enabled(if: isInstalled(.bash))) func `bash completes commands, rooms and members`()
    async throws
  {
    #expect(try await bash("mem") == ["members"])
    #expect(try await bash("members", "") == ["lobby", "quiet"])
    #expect(try await bash("remove-member", "lobby", "m") == ["mei"])
    #expect(try await bash("sync", "--dialect", "=", "r") == ["rocketchat"])
    #expect(try await bash("rooms", "--lim") == ["--limit"])
    #expect(try await bash("themes", "show", "mi") == ["midnight"])
  }

  @Test(.enabled(if: isInstalled(.bash))) func `bash completes ids that it would break`()
    async throws
  {
    try await know(rooms: ["import:42", "mei@example"])
    #expect(try await bash("members", "import") == ["import:42"])
    // Of what bash broke at the sign only the last piece is replaced.
    #expect(try await bash("members", "import", ":") == ["42"])
    #expect(try await bash("members", "import", ":", "4") == ["42"])
    #expect(try await bash("members", "--store=store.db", "lob") == ["lobby"])
    #expect(try await bash("members", "mei", "@", "ex") == ["example"])
  }

  @Test(.enabled(if: isInstalled(.bash))) func `bash quotes what it would obey`() async throws {
    #expect(try await bash("remove-member", "lobby", "$") == [#"\$\(touch\ x\)"#])
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/x"))
  }

  @Test(.enabled(if: isInstalled(.bash)))
  func `bash keeps what was typed when names and not ids fit`() async throws {
    #expect(try await bash("members", "r").sorted() == ["lobby", "quiet", "r"])
    #expect(try await bash("members", "Pier") == ["quiet"])
  }

  @Test(.enabled(if: isInstalled(.zsh))) func `zsh completes commands, rooms and members`()
    async throws
  {
    #expect(try await zsh("mem") == ["members"])
    #expect(try await zsh("members", "") == ["lobby", "quiet"])
    #expect(try await zsh("remove-member", "lobby", "").contains("$(touch x)"))
    #expect(try await zsh("sync", "--dialect=r") == ["--dialect=rocketchat"])
    #expect(try await zsh("apply", "") == ["PATHS"])
    #expect(try await zsh("themes", "show", "mi") == ["midnight"])
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/x"))
  }

  @Test(.enabled(if: isInstalled(.fish))) func `fish completes commands, rooms and members`()
    async throws
  {
    #expect(try await fish("gavel mem") == ["members\tlist the members of a room"])
    #expect(
      try await fish("gavel members ") == ["lobby\tHarbor Lounge", "quiet\tQuiet Pier"])
    #expect(try await fish("gavel sync --dialect=r") == ["--dialect=rocketchat"])
    #expect(try await fish("gavel remove-member lobby m") == ["mei\t<U+001B>[2Jmei"])
    #expect(try await fish("gavel members Pier") == ["quiet\tQuiet Pier"])
    #expect(try await fish("gavel themes show mi") == ["midnight"])
    #expect(try await fish("gavel members qui") == ["quiet\tQuiet Pier"])
    #expect(try await fish("gavel apply gavel.f").contains { $0.hasPrefix("gavel.fish") })
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/x"))
  }

  @Test func `an unknown shell is told with the three that there are`() async {
    let run = await ProgramRun(["completions", "fihs"], in: folder)
    #expect(run.status == .usage)
    #expect(run.errors.contains("bash, zsh or fish"))
    #expect(run.errors.contains("Did you mean fish?"))
    #expect(await ProgramRun(["completions"], in: folder).status == .usage)
    #expect(await ProgramRun(["completions", "bash"], in: folder).output.contains("_gavel"))
  }
}
