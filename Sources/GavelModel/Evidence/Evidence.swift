/// What the store kept of a target before the request that takes it away.
///
/// Digests are always there. Words and names are there when the mode was ``EvidenceMode/full`` and
/// nobody had them erased.
public struct Evidence: Hashable, Sendable {
  /// How much was kept.
  public var mode: EvidenceMode
  /// When it was put together.
  public var takenAt: Timestamp
  /// How many messages the room held where all of them were to go, or the discussion that goes with
  /// a message.
  public var messageCount: Int?
  /// The target, its neighbours, the newest of a room or what was reported, oldest first.
  public var messages: [KeptMessage]
  /// The reports about it, oldest first.
  public var reports: [KeptReport]
  /// The person that the action was against.
  public var people: [KeptPerson]

  /// Makes evidence; there is nothing in it by default.
  public init(
    mode: EvidenceMode, takenAt: Timestamp, messageCount: Int? = nil,
    messages: [KeptMessage] = [], reports: [KeptReport] = [], people: [KeptPerson] = []
  ) {
    self.mode = mode
    self.takenAt = takenAt
    self.messageCount = messageCount
    self.messages = messages
    self.reports = reports
    self.people = people
  }

  /// The digest that the audit trail carries: of the mode, the time, the count and every piece's
  /// role, id and own digest, so that it outlives the words.
  public var digest: String {
    let head = [mode.rawValue, String(takenAt.milliseconds), messageCount.map(String.init) ?? "-"]
    let said = messages.flatMap {
      [
        $0.role.rawValue, $0.id.rawValue, $0.sentAt.map { String($0.milliseconds) } ?? "-",
        $0.digest,
      ]
    }
    let reported = reports.flatMap { ["report", $0.id.rawValue, $0.digest] }
    let persons = people.flatMap { ["person", $0.id.rawValue, $0.digest] }
    return ContentDigest.of(head + said + reported + persons)
  }

  /// The same without words and names.
  public var withoutContent: Evidence {
    Evidence(
      mode: mode, takenAt: takenAt, messageCount: messageCount,
      messages: messages.map(\.withoutContent), reports: reports.map(\.withoutContent),
      people: people.map(\.withoutContent))
  }

  /// Whether every piece that still has its words has the digest that was recorded for it.
  public var isIntact: Bool {
    messages.allSatisfy { ($0.computedDigest ?? $0.digest) == $0.digest }
      && reports.allSatisfy { ($0.computedDigest ?? $0.digest) == $0.digest }
      && people.allSatisfy { ($0.computedDigest ?? $0.digest) == $0.digest }
  }
}

/// Why a message is part of the evidence.
public enum EvidenceRole: String, Hashable, Sendable, Codable, CaseIterable {
  /// It is what goes.
  case target
  /// It stands around what goes.
  case neighbour
  /// It goes with its room.
  case content
  /// It is one of an author's reported messages that go together.
  case reported
}
