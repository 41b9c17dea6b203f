/// One link of the audit trail's chain.
public struct AuditRecord: Hashable, Sendable, Identifiable {
  /// Counts up from 1 without gaps.
  public var number: Int64
  /// When it was recorded.
  public var time: Timestamp
  /// The account that acted.
  public var actor: PersonID
  /// What it tells.
  public var event: AuditEvent
  /// SHA-256 over the link before it and everything in this one, as 64 hex digits.
  public var digest: String
  /// Whether evidence was kept for it, which may have been given up since.
  public var hadEvidence: Bool
  /// The number as an id.
  public var id: AuditRecordID { AuditRecordID(number) }

  /// Makes a link as the store describes it.
  public init(
    number: Int64, time: Timestamp, actor: PersonID, event: AuditEvent, digest: String,
    hadEvidence: Bool
  ) {
    self.number = number
    self.time = time
    self.actor = actor
    self.event = event
    self.digest = digest
    self.hadEvidence = hadEvidence
  }
}

/// What a link of the audit trail tells.
public enum AuditEvent: Hashable, Sendable {
  /// An action ended.
  case action(AuditEntry)
  /// Words that were kept were erased: a person's, or those of what went for a reason that keeps
  /// none.
  case erasure(Erasure)

  /// Its kind.
  public var kind: AuditKind {
    switch self {
    case .action(let entry): .action(entry.action.kind)
    case .erasure(let erasure): erasure.kind
    }
  }
}

/// The kinds of link, spelled as on the command line and in the store.
public enum AuditKind: Hashable, Sendable, CaseIterable {
  /// An action ended.
  case action(ActionKind)
  /// What was kept of a person was erased on request.
  case erasure
  /// What was kept before of something that then went for a reason that keeps no words was erased.
  case forgetting

  /// Every kind.
  public static var allCases: [AuditKind] {
    ActionKind.allCases.map { .action($0) } + [.erasure, .forgetting]
  }

  /// The spelling.
  public var name: String {
    switch self {
    case .action(let kind): kind.rawValue
    case .erasure: "erase-person"
    case .forgetting: "erase-words"
    }
  }

  /// Reads a spelling; `nil` for one that there is not.
  public init?(name: String) {
    guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = kind
  }
}

/// What an erasure took out of the store: how much, never what.
public struct Erasure: Hashable, Sendable, Codable {
  /// Whose request it was, or who wrote what went; empty where nobody knows.
  public var person: PersonID
  /// What went for a reason that keeps no words: the id of a message, an author or a room; `nil`
  /// where a person's request is the cause.
  public var target: String?
  /// Where that was.
  public var room: RoomID?
  /// The batch in which it went.
  public var batch: BatchID?
  /// Entries of the audit trail that lost their words.
  public var entries: Int
  /// Pieces of evidence that lost their words.
  public var pieces: Int
  /// Items of batches that lost their names and previews.
  public var items: Int
  /// Closed reports that lost their words.
  public var reports: Int
  /// Items of batches that have not ended, which still name the person.
  public var openItems: Int
  /// The entries' numbers as ranges (`1-5,9`), by which the trail can be verified.
  public var numbers: String

  /// Makes an erasure that took nothing.
  public init(person: PersonID) {
    self.person = person
    entries = 0
    pieces = 0
    items = 0
    reports = 0
    openItems = 0
    numbers = ""
  }

  /// The kind of its entry.
  public var kind: AuditKind { target == nil ? .erasure : .forgetting }
  /// The id of what was erased.
  public var subject: String { target ?? person.rawValue }
}

/// Names a link of the audit trail by its number.
public struct AuditRecordID: PlatformID {
  /// The number in digits.
  public let rawValue: String
  /// Wraps digits as they are.
  public init(_ rawValue: String) { self.rawValue = rawValue }
  /// Writes a number in digits.
  public init(_ number: Int64) { self.init(String(number)) }
}

/// Links of the audit trail are listed newest first.
extension AuditRecord: ListRow {
  /// Newest first; there are no two of one number.
  public var listKey: ListKey { ListKey(rank: -number, id: id.rawValue) }
}
