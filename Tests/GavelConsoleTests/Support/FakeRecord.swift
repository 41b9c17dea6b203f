import GavelModel

@testable import GavelConsole

/// What the fake store keeps of what was done.
struct FakeRecord {
  var entries: [AuditRecord] = []
  var evidence: [AuditRecordID: Evidence] = [:]
  var findings: [String] = []

  static func text(of record: AuditRecord) -> String {
    guard case .action(let entry) = record.event else { return record.event.kind.name }
    return "\(entry.action.kind.rawValue) \(entry.reason) \(entry.facts.personName ?? "")"
  }

  func check(at now: Timestamp) -> AuditCheck {
    let count = "\(entries.count) entries"
    return findings.isEmpty
      ? AuditCheck(
        time: now, result: .intact,
        lines: ["intact: \(count)", "head: \(entries.count) \(String(repeating: "9a", count: 32))"])
      : AuditCheck(
        time: now, result: .notIntact,
        lines: ["not intact: \(count), \(findings.count) finding"] + findings)
  }

  /// Adds an entry a minute after the last one.
  mutating func add(
    _ action: ModerationAction, _ facts: TargetFacts, _ outcome: Outcome = .done,
    reason: String = "spam", by actor: PersonID = "ana",
    answer: ServerAnswer = ServerAnswer(status: 200), isErased: Bool = false,
    kept: Evidence? = nil, hadEvidence: Bool? = nil
  ) {
    let number = Int64(entries.count + 1)
    let time = Timestamp.noon - .seconds(3600) + .seconds(60 * number)
    let entry = AuditEntry(
      number: number, time: time, actor: actor, batch: BatchID(rawValue: number), action: action,
      reason: reason, outcome: outcome, answer: answer, facts: facts, isErased: isErased)
    append(.action(entry), number, time, actor, hadEvidence ?? (kept != nil))
    if let kept { evidence[AuditRecordID(number)] = kept }
  }

  mutating func add(_ erasure: Erasure) {
    let number = Int64(entries.count + 1)
    let time = Timestamp.noon - .seconds(3600) + .seconds(60 * number)
    append(.erasure(erasure), number, time, "ana", false)
  }

  private mutating func append(
    _ event: AuditEvent, _ number: Int64, _ time: Timestamp, _ actor: PersonID, _ had: Bool
  ) {
    entries.append(
      AuditRecord(
        number: number, time: time, actor: actor, event: event,
        digest: String(repeating: "3f", count: 32), hadEvidence: had))
  }
}

extension FakeWorld {
  /// The small server with a record of eight entries, the newest one with evidence.
  static var recorded: FakeWorld {
    var world = FakeWorld.acme
    var erasure = Erasure(person: "zoe")
    (erasure.entries, erasure.pieces, erasure.items) = (1, 2, 1)
    let spam = TargetFacts(roomName: "general-tw", person: "spam", personName: "spam-bot")
    world.record.add(
      .removeMember("spam", room: "lobby", announced: true),
      TargetFacts(roomName: "Lobby", person: "spam", personName: "spam-bot"), .refused,
      answer: ServerAnswer(status: 403, code: "NOT_OWNER", message: "only owners may"))
    world.record.add(
      .clearRoom("lobby"), TargetFacts(roomName: "Lobby"), reason: "old", by: "mei",
      hadEvidence: true)
    world.record.add(
      .deleteMessage("m9", room: "general"), TargetFacts(person: "zoe"), reason: "",
      isErased: true)
    world.record.add(erasure)
    world.record.add(
      .deleteMessage("m7", room: "general"), spam, .gone,
      answer: ServerAnswer(status: 404, code: "MESSAGE_NOT_FOUND"))
    world.record.add(.deactivateUser("spam"), spam, .setAside, reason: "")
    world.record.add(
      .deleteMessage("m8", room: "general"),
      TargetFacts(roomName: "general-tw", person: "evil", personName: "A\u{200B}na"),
      reason: "csam: \u{202E}case 12",
      kept: Evidence(
        mode: .digest, takenAt: .noon - .seconds(3200),
        messages: [
          KeptMessage(
            role: .target, id: "m8", room: "general", digest: String(repeating: "c", count: 64),
            author: "evil")
        ]))
    world.record.add(.deleteMessage("m2", room: "general"), spam, kept: .spamWave)
    return world
  }
}

extension Evidence {
  /// A message with its neighbours, a report and its author.
  static var spamWave: Evidence {
    let time = Timestamp.noon - .seconds(3700)
    func kept(_ id: MessageID, _ role: EvidenceRole, _ name: String, _ text: String) -> KeptMessage
    {
      KeptMessage(
        role: role, id: id, room: "general", digest: "d", author: "p", authorName: name,
        type: "text", text: text, sentAt: time,
        attachments: role == .target ? ["b\u{9B}1m.pdf"] : [])
    }
    return Evidence(
      mode: .full, takenAt: .noon - .seconds(3120),
      messages: [
        kept("m1", .neighbour, "Ana", "hello 日本"),
        kept("m2", .target, "spam-bot", "BUY NOW http://spam.example/1 \u{1B}[31mred"),
        kept("m3", .neighbour, "Mei", "please stop"),
      ],
      reports: [
        KeptReport(
          id: "r1", digest: "d", reporter: "mei", reporterName: "Mei", reason: "advertising",
          time: time)
      ],
      people: [KeptPerson(id: "spam", standing: KeptPerson.Standing(name: "spam-bot", isBot: true))]
    )
  }
}
