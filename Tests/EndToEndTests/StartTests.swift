import Foundation
import Testing

extension EndToEnd {
  /// What cannot start says so in a line or two and leaves the terminal alone.
  @Suite struct StartTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// A command line for the shell, how it ends, and words that must be said.
    struct Failure: CustomTestStringConvertible {
      let command: String
      let status: Int
      let words: String
      var testDescription: String { command }
    }

    @Test(arguments: [
      Failure(command: "gavel demo < /dev/null", status: 3, words: "needs a terminal"),
      Failure(command: "gavel demo > out", status: 3, words: "needs a terminal"),
      Failure(command: "TERM=dumb gavel demo", status: 3, words: "\"dumb\" cannot place"),
      Failure(command: "TERM=nosuch gavel demo", status: 3, words: "\"nosuch\" is not known"),
      Failure(command: "TERM= gavel demo", status: 3, words: "TERM is not set"),
      Failure(command: "gavel demo --theme nosuch", status: 3, words: "no theme \"nosuch\""),
      Failure(command: "gavel demo --sed 7", status: 2, words: "--seed"),
      Failure(command: "gavel", status: 3, words: "no platform is configured"),
      Failure(
        command: "GAVEL_URL=http://example.org GAVEL_API_KEY=x gavel", status: 3,
        words: "is not https"),
    ])
    func `a start that fails writes two lines at most and nothing else`(failure: Failure)
      async throws
    {
      try await TerminalPane.open(in: folder) { pane in
        try await expect(failure, in: pane)
      }
      #expect(try folder.leftovers() == [])
    }

    @Test func `a start that waits for the platform is interrupted in order`() async throws {
      try await SandboxProcess.open(in: folder) { sandbox in
        _ = try await sandbox.platform.call(
          "POST", "/__sandbox/faults",
          #"[{"match":{"method":"GET","path":"/me"},"kind":"delay","delayMilliseconds":600000}]"#)
        try await TerminalPane.open(in: folder) { pane in
          // Without an account's id it is asked for, before there is a screen.
          let command = "\(sandbox.shellVariables) GAVEL_USER_ID= gavel"
          try await pane.run("\(command); echo \"status=$?\"")
          try await waitUntil("the question to the platform") {
            try await sandbox.platform.log().contains { $0.path == "/me" }
          }
          try await pane.press("C-c")
          try await pane.wait("the end") {
            $0.contains("gavel: interrupted") && $0.contains("status=130")
          }
        }
      }
    }

    @Test func `a platform that is away, a wrong token and foreign stores are told apart`()
      async throws
    {
      let variables = try await SandboxProcess.open(in: folder) { sandbox in
        let gavel = GavelCommand(folder: folder, environment: sandbox.environment)
        #expect(try await gavel.run("sync").status == 0)
        try await TerminalPane.open(in: folder) { pane in
          let variables = sandbox.shellVariables
          try await expect(
            Failure(
              command: "\(variables) GAVEL_TOKEN=wrong GAVEL_USER_ID= GAVEL_STORE=new.db gavel",
              status: 3, words: "does not know this credential"), in: pane)
          // Where SQLite keeps the id of the program that a file belongs to, and its version.
          try await expect(
            Failure(
              command:
                "\(variables) gavel --store \(try store("fossil", [0x0F, 5, 0x51, 0x12], at: 68))",
              status: 3, words: "is not a store of Gavel"), in: pane)
          try await expect(
            Failure(
              command: "\(variables) gavel --store \(try store("newer", [0, 0, 3, 0xE7], at: 60))",
              status: 3, words: "later Gavel (version 999"), in: pane)
          try Data("Dear diary\n".utf8).write(to: URL(fileURLWithPath: "\(folder.path)/diary"))
          try await expect(
            Failure(
              command: "\(variables) gavel --store \(folder.path)/diary", status: 3,
              words: "is not a store of Gavel"), in: pane)
        }
        return sandbox.shellVariables
      }
      try await TerminalPane.open(in: folder) { pane in
        try await expect(
          Failure(
            command: "\(variables) GAVEL_USER_ID= GAVEL_STORE=new.db gavel", status: 4,
            words: "cannot be reached"), in: pane)
      }
      let diary = try String(contentsOfFile: "\(folder.path)/diary", encoding: .utf8)
      #expect(diary == "Dear diary\n")
    }

    /// A copy of the store with a few bytes of its head changed.
    private func store(_ name: String, _ bytes: [UInt8], at offset: Int) throws -> String {
      var data = try Data(contentsOf: URL(fileURLWithPath: folder.store))
      data.replaceSubrange(offset..<offset + bytes.count, with: bytes)
      let path = "\(folder.path)/\(name).db"
      try data.write(to: URL(fileURLWithPath: path))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      return path
    }

    private func expect(_ failure: Failure, in pane: TerminalPane) async throws {
      let settings = try await pane.settings()
      let file = try await pane.record()
      let begin = "cd '\(folder.path)/home'; echo be''gin"
      try await pane.run("\(begin); \(failure.command); echo \"status=$?\"")
      let screen = try await pane.wait("the end of \(failure.command)") {
        $0.text.contains(/status=[0-9]/)
      }
      #expect(screen.contains("status=\(failure.status)"))
      let bytes = try await TerminalPane.recorded(in: file)
      let stream = TerminalStream(bytes)
      #expect(stream.sequences == [] && stream.escapes == [])
      let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
      let said = try #require(text.split(separator: "\nbegin\n").last).split(separator: "status=")
      let lines = try #require(said.first).split(separator: "\n")
      #expect((1...2).contains(lines.count))
      #expect(lines.allSatisfy { $0.hasPrefix("gavel: ") })
      #expect(lines.contains { $0.contains(failure.words) }, "\(lines)")
      #expect(try await pane.settings() == settings)
    }
  }
}
