import GavelModel

extension Notices {
  /// Says that a list of entries is empty.
  static let noEntries = "The audit trail has no such entries."

  /// Stands where a reason was.
  static let erasedWords = "(erased)"

  /// Says what a walk along the audit trail found.
  static func verified(_ result: AuditVerification) -> [String] {
    let erased = result.erased > 0 ? ", \(result.erased) of them erased on request" : ""
    let entries = "\(counted(result.checked, "entry", "entries"))\(erased)"
    guard !result.isIntact else {
      return ["intact: \(entries)", "head: \(words(result.head))"]
    }
    let left = result.findingCount - result.findings.count
    return ["not intact: \(entries), \(counted(result.findingCount, "finding"))"]
      + result.findings.map(words) + (left > 0 ? ["and \(left) more"] : [])
  }

  /// Number and digest of the last entry, for keeping them elsewhere.
  static func words(_ head: AuditHead) -> String {
    head.number == 0 ? "0" : "\(head.number) \(head.digest)"
  }

  private static func words(_ finding: AuditFinding) -> String {
    switch finding.fault {
    case .altered: "entry \(finding.number): changed, moved, or added by hand"
    case .missing(let last) where last == finding.number: "entry \(finding.number): missing"
    case .missing(let last): "entries \(finding.number) to \(last): missing"
    case .wordsAltered: "entry \(finding.number): its reason, facts or answer were changed"
    case .wordsMissing:
      "entry \(finding.number): its reason, facts and answer are gone, and no erasure names it"
    case .evidenceAltered: "entry \(finding.number): what was kept as evidence was changed"
    case .headAltered: "entry \(finding.number): the store remembers another last entry"
    }
  }

  /// Asks before a person's words are erased.
  static func askErasure(of person: PersonID) -> String {
    displaySafe(
      "Erase the words and names kept of \(quoted(person.rawValue)) for good? Type yes: ")
  }

  /// Says what an erasure took.
  static func erased(_ erasure: Erasure) -> String {
    displaySafe(
      "erased what was kept of \(quoted(erasure.person.rawValue)): "
        + [
          counted(erasure.entries, "entry", "entries"),
          counted(erasure.pieces, "piece") + " of evidence", counted(erasure.items, "item"),
          counted(erasure.reports, "closed report"),
        ].joined(separator: ", "))
  }

  /// Says that unfinished batches still name a person.
  static func stillNamed(_ erasure: Erasure) -> String {
    "gavel: \(counted(erasure.openItems, "item")) of unfinished batches still name them. "
      + "Finish or cancel those, and erase again."
  }

  /// Says which files beside the stores name a person, because no erasure reaches into them.
  static func stillNamed(in files: [String]) -> String {
    "gavel: \(counted(files.count, "file")) written before still name\(files.count == 1 ? "s" : "") "
      + "them; erase or keep them yourself: \(files.joined(separator: ", "))"
  }

  /// Says that the file still has traces.
  static let notClean =
    "gavel: another gavel reads the store, so traces stay in its log until the next start."
}
