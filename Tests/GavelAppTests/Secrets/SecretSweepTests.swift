import Foundation
import FoundationNetworking
import GavelModel
import GavelSandbox
import Glibc
import TestCalls
import Testing

@testable import GavelApp

/// After every kind of failure the secrets are looked for in everything that was left behind.
@Suite(.timeLimit(.minutes(15))) struct SecretSweepTests {
  private let folder: TemporaryFolder
  private let server: SandboxServer
  private let persona: SandboxAnnouncement.Persona

  init() throws {
    folder = try TemporaryFolder()
    server = try SandboxServer.start(
      SandboxOptions(accessLog: "\(folder.path)/access.log"))
    persona = try #require(server.announcement.personas.first { $0.role == "owner" })
  }

  private func environment(token: String? = nil) -> [String: String] {
    [
      "GAVEL_URL": server.url, "GAVEL_DIALECT": "imkit", "GAVEL_STORE": "\(folder.path)/s.db",
      "GAVEL_TOKEN": token ?? persona.token, "GAVEL_USER_ID": persona.userID,
      "GAVEL_CLIENT_KEY": server.announcement.clientKey, "GAVEL_LOG": "debug",
    ]
  }

  private func faults(_ rules: [[String: Any]]) async throws {
    var request = URLRequest(url: try #require(URL(string: server.url + "/__sandbox/faults")))
    request.httpMethod = "POST"
    request.httpBody = try JSONSerialization.data(withJSONObject: rules)
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    _ = try await PlainCall.send(request)
  }

  /// Names of the files below the folder that hold one of the secrets.
  private func holders(of secrets: [String]) throws -> [String] {
    let manager = FileManager.default
    return try manager.subpathsOfDirectory(atPath: folder.path).filter { name in
      guard let bytes = manager.contents(atPath: "\(folder.path)/\(name)") else { return false }
      return secrets.contains { bytes.range(of: Data($0.utf8)) != nil }
    }
  }

  private static let bodies: [(status: Int, body: @Sendable (String) -> String)] = [
    (401, { #"{"RC":401,"RM":"\#($0) is not known"}"# }),
    (500, { #"{"RC":500,"RM":"token \#($0) broke it","error":{"code":"\#($0)"}}"# }),
    (500, { String(repeating: "x", count: 990) + $0 }),
    (403, { #"{"RC":1,"RM":"\#(String(repeating: "y", count: 985))\#($0)"}"# }),
    (200, { #"{"RC":0,"RM":"\#($0)","result":[{"id":"\#($0)"# }),
    (200, { #"{"RC":7,"RM":"\#($0)"}"# }), (502, { "<html>\($0)</html>" }),
    (429, { #"{"RC":429,"RM":"\#($0)"}"# }), (302, { $0 }),
  ]

  @Test(arguments: bodies.indices)
  func `no failure leaves the token anywhere`(number: Int) async throws {
    let (status, body) = Self.bodies[number]
    let synced = await ProgramRun(["sync"], in: folder, environment: environment())
    #expect(synced.status == .done, "\(synced.errors)")
    let room = try #require(await rooms().first)
    for method in ["GET", "DELETE", "POST"] {
      try await faults([
        [
          "match": ["method": method, "path": method == "GET" ? "/rooms" : "/rooms/*"],
          "kind": "status", "status": status, "body": body(persona.token), "times": 3,
        ]
      ])
      for arguments in [
        ["sync"], ["plan", "delete-room", room], ["delete-room", room, "--yes", "--json"],
        ["queue"],
        ["audit", "--json"],
      ] {
        let run = await ProgramRun(arguments, in: folder, environment: environment())
        #expect(!run.output.contains(persona.token), "\(arguments)")
        #expect(!run.errors.contains(persona.token), "\(arguments)")
        #expect(!(run.output + run.errors).contains(persona.token.dropLast(4)), "\(arguments)")
      }
    }
    #expect(try holders(of: [persona.token, String(persona.token.dropLast(4))]) == [])
    let log = "\(folder.path)/.local/state/gavel/gavel.log"
    #expect(FileManager.default.fileExists(atPath: log), "nothing was logged, nothing is proven")
  }

  private func rooms() async -> [String] {
    let run = await ProgramRun(["rooms", "--json"], in: folder, environment: environment())
    let rows = try? JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
    return (rows ?? []).compactMap { $0["id"] as? String }
  }

  @Test func `a wrong token is told by no one`() async throws {
    let wrong = "wrong-token-5f2c8e71"
    let run = await ProgramRun(["sync"], in: folder, environment: environment(token: wrong))
    #expect(run.status == .configuration)
    #expect(!(run.output + run.errors).contains(wrong))
    #expect(try holders(of: [wrong]) == [])
  }

  @Test(arguments: ["", "echo leak-9d41 extra words", "echo leak-9d41 >&2; exit 3", "kill -9 $$"])
  func `a token command that fails gives nothing away`(script: String) async throws {
    let program = try folder.write("#!/bin/sh\n\(script)\n", to: "token-command", mode: 0o700)
    try folder.write(
      """
      {profiles: {p: {dialect: "imkit", url: "\(server.url)", clientKey: "k",
        tokenCommand: ["\(program)"]}}}
      """, to: ".config/gavel/config.json")
    let run = await ProgramRun(
      ["sync", "--profile", "p"], in: folder, environment: ["GAVEL_LOG": "debug"])
    #expect(run.status == .configuration)
    #expect(!(run.output + run.errors).contains("leak-9d41"))
    let found = try holders(of: ["leak-9d41"])
    #expect(found.allSatisfy { $0 == "token-command" })
  }

  @Test func `a token command is not told the other secrets`() async throws {
    let seen = "\(folder.path)/seen"
    let program = try folder.write(
      "#!/bin/sh\nenv > \(seen)\necho token-of-command\n", to: "token-command", mode: 0o700)
    _ = try await TokenCommand(
      arguments: [program],
      environment: [
        "PATH": "/usr/bin:/bin", "GAVEL_TOKEN": "leak-1", "GAVEL_API_KEY": "leak-2", "KEPT": "yes",
      ]
    ).run()
    let text = try String(contentsOfFile: seen, encoding: .utf8)
    #expect(text.contains("KEPT=yes"))
    #expect(!text.contains("leak-"))
  }

  @Test func `settings that cannot be read are not quoted`() async throws {
    let leak = "leak-77aa"
    for text in [
      #"{profiles: {p: {token: "\#(leak)"}}}"#, #"{profiles: {p: {tokenFile: 7, x: "\#(leak)"}}"#,
      #"{profiles: "\#(leak)"}"#, #"{profiles: {p: {url: "https://a:\#(leak)@b"}}}"#,
    ] {
      try folder.write(text, to: ".config/gavel/config.json")
      let run = await ProgramRun(["rooms"], in: folder)
      #expect(run.status == .configuration)
      #expect(!(run.output + run.errors).contains(leak), "\(text)")
    }
    #expect(try holders(of: [leak]) == [".config/gavel/config.json"])
  }
}
