import Foundation
import FoundationNetworking

/// A platform in a process of its own: `gavel sandbox`.
struct SandboxProcess {
  let platform: SandboxPlatform
  /// Who acts: the one who owns rooms, unless somebody else is named.
  let environment: [String: String]
  private let process: ChildProcess

  /// The line that the sandbox prints when it is ready.
  private struct Announcement: Decodable {
    struct Persona: Decodable {
      let userID: String
      let token: String
      let role: String
    }
    let url: String
    let clientKey: String
    let apiKey: String
    let personas: [Persona]
  }

  private init(
    in folder: TestFolder, _ dialect: String, as role: String
  ) async throws {
    // The shell ends the sandbox when its input ends, which it does with this process too.
    let script = #""$0" sandbox --dialect "$1" --quiet & read -r _; kill $!; wait $!"#
    let process = try ChildProcess(
      "/bin/sh", ["-c", script, try BuiltProgram.path(), dialect],
      environment: folder.environment, in: folder, isLeashed: true)
    self.process = process
    let line = try await eventually("the sandbox to be ready") {
      let output = try process.output()
      return output.hasSuffix("\n") ? output : nil
    }
    let announcement = try JSONDecoder().decode(Announcement.self, from: Data(line.utf8))
    platform = SandboxPlatform(url: announcement.url, apiKey: announcement.apiKey)
    let actor = announcement.personas.first { $0.role == role }
    var variables = [
      "GAVEL_URL": announcement.url, "GAVEL_DIALECT": dialect,
      "GAVEL_TOKEN": actor?.token ?? "", "GAVEL_USER_ID": actor?.userID ?? "",
      "GAVEL_STORE": folder.store,
    ]
    if !announcement.clientKey.isEmpty { variables["GAVEL_CLIENT_KEY"] = announcement.clientKey }
    environment = folder.environment.merging(variables) { $1 }
  }

  /// Starts a sandbox, hands it to `story` and ends it whatever happens.
  static func open<Value>(
    in folder: TestFolder, dialect: String = "imkit", as role: String = "owner",
    _ story: (SandboxProcess) async throws -> Value
  ) async throws -> Value {
    let sandbox = try await SandboxProcess(in: folder, dialect, as: role)
    let result: Result<Value, any Error>
    do {
      result = .success(try await story(sandbox))
    } catch {
      result = .failure(error)
    }
    sandbox.stop()
    _ = try await sandbox.process.ended()
    return try result.get()
  }

  func stop() { process.release() }

  /// The variables as words in front of a shell's command.
  var shellVariables: String {
    environment.filter { $0.key.hasPrefix("GAVEL_") }.map { "\($0)='\($1)'" }.sorted()
      .joined(separator: " ")
  }
}
