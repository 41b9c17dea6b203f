import Foundation
import GavelAPI
import GavelModel
import GavelSandbox

/// The real console beside a sandbox where people write and delete, all of it faster than in life.
///
/// The console is asked to sync at every step, so that it makes as many turns as in an hour.
struct SoakRun: Sendable {
  let scale: SandboxOptions.Scale
  let minutes: Int
  /// Messages that arrive meanwhile; in a demo one comes each second and a half.
  let messages: Int

  /// What was seen.
  struct Outcome {
    var samples: [(anonymous: Double, resident: Double)] = []
    var synced = 0
    var sent = 0
    var deleted = 0

    /// Mean of the own memory in one quarter of the time, counted from 0.
    func anonymous(inQuarter quarter: Int) -> Double {
      let share = samples.count / 4
      let part = samples[(quarter * share)..<((quarter + 1) * share)]
      return part.isEmpty ? 0 : part.reduce(0) { $0 + $1.anonymous } / Double(part.count)
    }

    var figures: [Figure] {
      let how =
        "\(FigureTable.words(Double(synced), .count)) messages in the store, \(sent) more sent and "
        + "\(deleted) deleted, \(samples.count) samples"
      let growth = anonymous(inQuarter: 3) - anonymous(inQuarter: 1)
      return [
        Figure(
          "RssAnon, most", samples.map(\.anonymous).max() ?? 0, .megabytes, .atMost(24), how: how),
        Figure(
          "VmRSS, most", samples.map(\.resident).max() ?? 0, .megabytes, .atMost(64), how: how),
      ]
        + (0..<4).map { quarter in
          Figure(
            "RssAnon, mean of quarter \(quarter + 1)", anonymous(inQuarter: quarter), .megabytes,
            how: how)
        } + [Figure("growth from the second quarter on", growth, .megabytes, .atMost(1), how: how)]
    }
  }

  func run() async throws -> Outcome {
    let sandbox = try await SandboxProcess(.imkit, scale)
    defer { sandbox.stop() }
    try await sandbox.waitForWorld()
    let folder = try BenchFolder()
    defer { folder.remove() }
    let path = folder.path + "/store.db"
    var outcome = Outcome()
    outcome.synced = try await SyncMeasure.sync(sandbox, to: path).messages
    let terminal = try ProgramTerminal(
      [try GavelProcess.program()], environment: environment(sandbox, path, folder), columns: 100,
      rows: 30)
    defer { terminal.close() }
    _ = terminal.opening(quiet: 500)
    try await follow(terminal, sandbox, &outcome)
    return outcome
  }

  private func environment(
    _ sandbox: SandboxProcess, _ store: String, _ folder: BenchFolder
  ) -> [String: String] {
    [
      "HOME": folder.path, "XDG_CONFIG_HOME": folder.path, "XDG_CONFIG_DIRS": folder.path,
      "XDG_DATA_HOME": folder.path, "XDG_STATE_HOME": folder.path,
      "GAVEL_URL": sandbox.announcement.url, "GAVEL_DIALECT": "imkit",
      "GAVEL_API_KEY": sandbox.announcement.apiKey, "GAVEL_STORE": store,
      "PATH": "/usr/bin:/bin", "TZ": "UTC", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color",
    ]
  }

  /// Keys that look around and change nothing.
  private static let keys = ["j", "j", "\t", "j", "k", "R", "\t", "G", "g", "\t", "R", "k"]

  private func follow(
    _ terminal: ProgramTerminal, _ sandbox: SandboxProcess, _ outcome: inout Outcome
  ) async throws {
    let client = try sandbox.client()
    defer { client.close() }
    let rooms = try await client.rooms(skip: 0, limit: 40).rooms.map(\.room.id)
    var talkers: [(room: RoomID, people: [PersonID])] = []
    for room in rooms {
      let members = try await client.room(room).members?.map(\.id) ?? []
      if !members.isEmpty { talkers.append((room, members)) }
    }
    let facts = ProcessFacts(id: terminal.id)
    let steps = minutes * 60 * 4
    var dice = Dice(seed: 1, stream: 1)
    for step in 0..<steps {
      while outcome.sent * steps < messages * (step + 1), !talkers.isEmpty {
        let place = dice.pick(talkers)
        let text = "soak \(outcome.sent) \(dice.below(1_000_000))"
        try await sandbox.send(text, from: dice.pick(place.people), to: place.room)
        outcome.sent += 1
        if outcome.sent % 10 == 0 {
          let page = try await client.messages(in: place.room, before: nil, limit: 5)
          if let last = page.messages.last {
            _ = try await client.perform(.deleteMessage(last.id, room: place.room))
            outcome.deleted += 1
          }
        }
      }
      terminal.send(Self.keys[step % Self.keys.count])
      _ = terminal.idle(milliseconds: 250)
      outcome.samples.append((facts.anonymous, facts.resident))
      BenchOutput.progress("step \(step + 1) of \(steps), RssAnon \(facts.anonymous) MB …")
    }
  }
}
