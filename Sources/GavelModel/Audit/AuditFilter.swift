/// Which links of the audit trail are asked for; each part that is set must fit.
public struct AuditFilter: Hashable, Sendable {
  /// Recorded at this moment or later.
  public var since: Timestamp?
  /// Recorded at this moment or earlier.
  public var until: Timestamp?
  /// Of this kind.
  public var kind: AuditKind?
  /// In this room.
  public var room: RoomID?
  /// On this target: a message's, a person's, a report's or a room's id.
  public var target: String?
  /// By this account.
  public var actor: PersonID?
  /// With this outcome.
  public var outcome: Outcome?
  /// Of this batch.
  public var batch: BatchID?

  /// Makes a filter; everything fits by default.
  public init(
    since: Timestamp? = nil, until: Timestamp? = nil, kind: AuditKind? = nil,
    room: RoomID? = nil, target: String? = nil, actor: PersonID? = nil, outcome: Outcome? = nil,
    batch: BatchID? = nil
  ) {
    self.since = since
    self.until = until
    self.kind = kind
    self.room = room
    self.target = target
    self.actor = actor
    self.outcome = outcome
    self.batch = batch
  }
}
