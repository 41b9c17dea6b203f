import GavelModel

/// One batch: begun, killed, looked at, resumed, perhaps killed again, and held against the log.
struct KillMoment {
  let scene: KillScene
  private(set) var findings: [String] = []
  private(set) var usual: Duration
  private var dice: Dice
  /// An answer that is held back is logged only when it is given.
  private static let mostDelay = 25

  init(scene: KillScene, dice: Dice, usual: Duration) {
    self.scene = scene
    self.dice = dice
    self.usual = usual
  }

  /// Plays until the batch is finished.
  mutating func play(_ outcome: inout KillRun.Outcome) async throws {
    var command = ["apply", scene.planPath, "--yes", "--quiet"]
    for attempt in 0..<8 {
      try await scene.view.setFaults(faults())
      // The last attempts are left alone, so that there is an end to it.
      let isSpared = attempt > 3 || (attempt > 0 && dice.oneIn(2))
      let most = Int(usual / .milliseconds(1))
      let moment = Duration.milliseconds(1 + dice.below(most))
      let process = try GavelProcess(command, environment: scene.environment, in: scene.folder)
      let (ending, time) = try await process.ended(killedAfter: isSpared ? nil : moment)
      if case .signal = ending { outcome.kills += 1 } else { usual = (usual + time) / 2 }
      if case .status(let status) = ending, status > 1 {
        return findings.append("\(command[0]) ended with status \(status)")
      }
      try await Task.sleep(for: .milliseconds(Self.mostDelay * 3))
      let batches = try await scene.batches()
      guard let (batch, items) = batches.first else {
        outcome.beforeCommit += 1
        try await checkUntouched()
        continue
      }
      guard batches.count == 1 else { return findings.append("\(batches.count) batches") }
      command = ["queue", "resume", "--yes", "--quiet"]
      try await check(items)
      if batch.state == .finished { return try await finish(items, &outcome) }
      guard batch.state == .interrupted else {
        return findings.append("nobody is left, and the batch is \(batch.state)")
      }
      outcome.halfDone += 1
      if !findings.isEmpty { return }
    }
    findings.append("the batch did not end")
  }

  /// Faults of every kind, each a few times, and a delay that makes room for kills.
  private mutating func faults() -> [String] {
    var rules: [String] = []
    for kind in ["dropBefore", "dropAfter"] {
      for method in ["DELETE", "POST"] where !dice.oneIn(3) {
        rules.append(
          #"{"match":{"method":"\#(method)"},"kind":"\#(kind)","times":\#(1 + dice.below(6)),"#
            + #""after":\#(dice.below(150))}"#)
      }
    }
    if dice.oneIn(3) {
      rules.append(
        #"{"match":{"method":"DELETE"},"kind":"rateLimit","times":1,"after":\#(dice.below(300)),"#
          + #""seconds":1}"#)
    }
    let delay = dice.below(Self.mostDelay)
    return rules + [
      #"{"match":{},"kind":"delay","times":0,"delayMilliseconds":\#(delay)}"#
    ]
  }

  private mutating func checkUntouched() async throws {
    let changes = try await scene.view.log().flatMap(Change.of)
    if !changes.isEmpty {
      findings.append("\(changes.count) requests left before the batch was on disk")
    }
  }

  /// What the store tells after a kill: all items, and never "untried" where a request was seen.
  private mutating func check(_ items: [OutboxItem]) async throws {
    guard items.map(\.action) == scene.plan.items.map(\.action) else {
      return findings.append("the store has other items than the plan")
    }
    let requests = try await scene.view.log()
    let asked = Set(requests.flatMap(Change.of))
    let effective = Set(requests.filter { $0.status == 200 }.flatMap(Change.of))
    for item in items {
      let change = Change(item.action)
      switch item.status {
      case .waiting where asked.contains(change) && item.attempts == 0:
        findings.append("\(change) was asked for, and the store calls it untried")
      case .settled(.done) where !asked.contains(change):
        findings.append("\(change) was never asked for, and the store calls it done")
      case .settled(.cancelled):
        findings.append("\(change) was cancelled by nobody")
      case .settled(.refused) where effective.contains(change),
        .settled(.setAside) where effective.contains(change):
        findings.append("\(change) was carried out, and the store calls it \(item.status)")
      case .waiting, .parked, .inFlight, .settled: break
      }
    }
  }

  private mutating func finish(
    _ items: [OutboxItem], _ outcome: inout KillRun.Outcome
  ) async throws {
    let after = try await scene.view.world()
    let requests = try await scene.view.log()
    for item in items {
      guard case .settled(let result) = item.status else {
        findings.append("\(item.action) was forgotten in a finished batch")
        continue
      }
      outcome.items[result, default: 0] += 1
      if !result.isAchieved {
        let code = item.answer.code ?? item.answer.status.map(String.init) ?? "no code"
        outcome.unachieved["\(item.action.kind.rawValue) \(result): \(code)", default: 0] += 1
      }
      if result.isAchieved, isThere(item.action, in: after) {
        findings.append("\(item.action) is \(result), and its target is still there")
      }
    }
    findings += KillAudit.doubles(in: requests)
    let accepted = MonkeyOracle.Accepted(plan: scene.plan, time: Timestamp(milliseconds: 0))
    findings += PlatformAudit(
      accepted: [accepted], account: scene.plan.account.rawValue
    ).findings(in: requests, from: scene.before, to: after)
  }

  private func isThere(_ action: ModerationAction, in world: PlatformView.World) -> Bool {
    guard let room = world.room(action.room.rawValue) else { return false }
    switch action {
    case .deleteMessage(let id, _):
      // Rocket.Chat may keep the place of a message that others answered.
      return room.messages.contains { $0.id == id.rawValue && $0.type != "rm" }
    case .removeMember(let id, _, _): return room.members.contains(id.rawValue)
    case .deleteRoom, .deleteDirect: return true
    case .clearRoom:
      // The platform's own word about the clearing may stand there.
      let old = Set(scene.before.room(room.id)?.messages.map(\.id) ?? [])
      return room.messages.contains { old.contains($0.id) }
    case .leaveRoom, .muteMember, .unmuteMember, .deactivateUser, .reactivateUser,
      .dismissReports, .deleteReported:
      return false
    }
  }
}

/// What a platform's log says about doing things twice.
enum KillAudit {
  /// Targets with two requests that were carried out, and clears that may have been.
  static func doubles(in requests: [PlatformView.Request]) -> [String] {
    var effects: [Change: Int] = [:]
    var openClears: [Change: Int] = [:]
    for request in requests {
      for change in Change.of(request) {
        if (200..<300).contains(request.status) { effects[change, default: 0] += 1 }
        if case .allMessages = change, request.status == 0 || request.status == 200 {
          openClears[change, default: 0] += 1
        }
      }
    }
    return effects.filter { $0.value > 1 }.map { "\($0.key) was carried out \($0.value) times" }
      + openClears.filter { $0.value > 1 }.map { "\($0.key) was sent \($0.value) times" }
  }
}
