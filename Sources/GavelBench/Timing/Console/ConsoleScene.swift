import Foundation
import GavelModel

/// The console of the program beside this one, on a made-up store and with nobody to talk to.
struct ConsoleScene {
  let world: BenchWorld
  private let store: String
  private let folder: BenchFolder

  init(_ world: BenchWorld, _ bench: TimingBench) async throws {
    self.world = world
    store = try await bench.cache.store(world)
    folder = try BenchFolder()
  }

  func remove() { folder.remove() }

  /// Starts the console on a terminal of its own, with nothing remembered of an earlier one.
  func open(
    columns: Int = 80, rows: Int = 24, terminal: String = "xterm-256color",
    arguments: [String] = [], url: String = BenchWorld.server
  ) throws -> ProgramTerminal {
    let environment = [
      "HOME": folder.path, "XDG_CONFIG_HOME": folder.path, "XDG_CONFIG_DIRS": folder.path,
      "XDG_DATA_HOME": folder.path, "XDG_STATE_HOME": "\(folder.path)/\(UUID().uuidString)",
      "GAVEL_URL": url, "GAVEL_DIALECT": "imkit", "GAVEL_TOKEN": "token",
      "GAVEL_USER_ID": BenchWorld.account.rawValue, "GAVEL_CLIENT_KEY": "key",
      "GAVEL_STORE": store, "PATH": "/usr/bin:/bin", "TZ": "UTC", "LC_ALL": "C.UTF-8",
      "TERM": terminal,
    ]
    let command = [try GavelProcess.program()] + arguments
    return try ProgramTerminal(command, environment: environment, columns: columns, rows: rows)
  }
}
