/// The last link of the audit trail: who knows it can tell later whether anything before it changed.
public struct AuditHead: Hashable, Sendable {
  /// The link's number; 0 for an empty trail.
  public var number: Int64
  /// The link's digest; empty for an empty trail.
  public var digest: String

  /// Makes a head; that of an empty trail by default.
  public init(number: Int64 = 0, digest: String = "") {
    self.number = number
    self.digest = digest
  }
}

/// What a walk along the whole audit trail found.
public struct AuditVerification: Hashable, Sendable {
  /// Most findings that are listed.
  public static let mostFindings = 1_000

  /// Links that were checked.
  public var checked: Int
  /// Links whose words were erased on request, and that fit apart from that.
  public var erased: Int
  /// The last link.
  public var head: AuditHead
  /// What does not fit, by number; at most ``mostFindings``.
  public private(set) var findings: [AuditFinding]
  /// How many there are in all.
  public private(set) var findingCount: Int

  /// Makes the result of a walk that has not begun.
  public init() {
    checked = 0
    erased = 0
    head = AuditHead()
    findings = []
    findingCount = 0
  }

  /// Whether everything fits.
  public var isIntact: Bool { findingCount == 0 }

  /// Notes what does not fit.
  public mutating func note(_ fault: AuditFault, _ number: Int64) {
    findingCount += 1
    guard findings.count < Self.mostFindings else { return }
    findings.append(AuditFinding(number: number, fault: fault))
  }
}

/// One thing in the audit trail that does not fit.
public struct AuditFinding: Hashable, Sendable {
  /// The link's number.
  public var number: Int64
  /// What is wrong with it.
  public var fault: AuditFault

  /// Makes a finding.
  public init(number: Int64, fault: AuditFault) {
    self.number = number
    self.fault = fault
  }
}

/// What can be wrong with a link.
public enum AuditFault: Hashable, Sendable {
  /// Its fields do not lead to its digest: it was changed, moved, or added by hand.
  case altered
  /// It is not there, and neither are those after it up to `through`.
  case missing(through: Int64)
  /// Its words are not those that were recorded.
  case wordsAltered
  /// Its words are gone, and no erasure says so.
  case wordsMissing
  /// What was kept as evidence is not what was recorded.
  case evidenceAltered
  /// The store remembers another last link.
  case headAltered
}
