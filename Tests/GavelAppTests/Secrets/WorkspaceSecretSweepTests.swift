import Foundation
import GavelModel
import GavelSandbox
import Testing

@testable import GavelApp

/// A workspace that repeats the token in its answers: nothing of what is left behind does.
@Suite(.timeLimit(.minutes(15))) struct WorkspaceSecretSweepTests {
  private static let bodies: [(status: Int, body: @Sendable (String) -> String)] = [
    (401, { #"{"status":"error","message":"\#($0) is not known"}"# }),
    (400, { #"{"success":false,"error":"\#($0)","errorType":"\#($0)"}"# }),
    (403, { #"{"success":false,"error":"\#(String(repeating: "y", count: 985))\#($0)"}"# }),
    (500, { String(repeating: "x", count: 990) + $0 }),
    (200, { #"{"success":true,"rooms":[{"_id":"\#($0)"# }),
    (200, { #"{"success":false,"e":"\#($0)"}"# }),
    (502, { "<html>\($0)</html>" }), (302, { $0 }),
  ]

  @Test(arguments: bodies.indices)
  func `no failure leaves the token anywhere`(number: Int) async throws {
    let (status, body) = Self.bodies[number]
    let scene = try RocketChatScene()
    let token = try scene.persona("admin").token
    #expect(try await scene.run(["sync"]).status == .done)
    let room = try #require(try await scene.state().rooms.first { $0.type == "c" }?.id)
    for method in ["GET", "POST"] {
      let rule: [String: Any] = [
        "match": ["method": method, "path": "/api/v1/*"], "kind": "status", "status": status,
        "body": body(token), "times": 3,
      ]
      let rules = try JSONSerialization.data(withJSONObject: [rule])
      for arguments in [
        ["sync"], ["plan", "delete-room", room], ["delete-room", room, "--yes", "--json"],
        ["queue"], ["audit", "--json"], ["doctor", "--report"],
      ] {
        try await scene.faults(String(decoding: rules, as: UTF8.self))
        let run = try await scene.run(arguments, ["GAVEL_LOG": "debug"])
        #expect(!(run.output + run.errors).contains(token.dropLast(4)), "\(arguments)")
      }
    }
    let manager = FileManager.default
    let holders = try manager.subpathsOfDirectory(atPath: scene.folder.path).filter { name in
      manager.contents(atPath: "\(scene.folder.path)/\(name)")?
        .range(of: Data(token.dropLast(4).utf8)) != nil
    }
    #expect(holders == [])
    let log = "\(scene.folder.path)/.local/state/gavel/gavel.log"
    #expect(manager.fileExists(atPath: log), "nothing was logged, nothing is proven")
  }
}
