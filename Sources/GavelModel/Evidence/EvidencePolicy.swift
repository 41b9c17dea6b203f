/// How much of what is about to go the store keeps.
public enum EvidenceMode: String, Hashable, Sendable, Codable, CaseIterable {
  /// Words, names and times, with what stands around.
  case full
  /// Ids, times and digests; no words and no names, neither here nor in plans and the audit trail.
  case digest
  /// Nothing beside the target's digest in the plan; no words and no names elsewhere either.
  case none
}

/// What is kept before a deletion, how much of it, and for how long.
public struct EvidencePolicy: Hashable, Sendable {
  /// How much is kept, unless the reason asks for less.
  public var mode: EvidenceMode
  /// How long it is kept; `nil` is for ever.
  public var retention: Duration?
  /// Messages kept on each side of a deleted one.
  public var neighbours: Int
  /// Most messages kept of a room that is cleared or deleted, the newest of them.
  public var newest: Int
  /// Reasons for which nothing but digests may be kept.
  public var digestReasons: [String]

  /// Makes a policy; by default everything is kept for 90 days, with three neighbours on each side.
  public init(
    mode: EvidenceMode = .full, retention: Duration? = .seconds(90 * 86_400),
    neighbours: Int = 3, newest: Int = 200, digestReasons: [String] = []
  ) {
    self.mode = mode
    self.retention = retention
    self.neighbours = neighbours
    self.newest = newest
    self.digestReasons = digestReasons
  }

  /// Returns how much is kept of what goes for this reason.
  ///
  /// A reason counts as one of ``digestReasons`` whatever its case, and when it goes on behind it
  /// after anything but a letter or a digit: `CSAM: case 12` is `csam`.
  public func mode(for reason: String) -> EvidenceMode {
    guard mode == .full else { return mode }
    let given = Self.folded(reason)
    let isDelicate = digestReasons.contains { configured in
      let known = Self.folded(configured)
      guard !known.isEmpty, given.starts(with: known) else { return false }
      return given.dropFirst(known.count).first.map { !$0.isLetter && !$0.isNumber } ?? true
    }
    return isDelicate ? .digest : mode
  }

  /// Returns a plan as it may be written down: with digests alone where the reason, or the mode,
  /// leaves no words.
  public func written(_ plan: ActionPlan) -> ActionPlan {
    mode(for: plan.reason) == .full ? plan : plan.withoutContent
  }

  private static func folded(_ text: String) -> [Character] {
    let kept = text.lowercased().drop(while: \.isWhitespace)
    return Array(kept.reversed().drop(while: \.isWhitespace).reversed())
  }
}
