import GavelModel
import GavelScreen

/// An entry of the audit trail, as lines.
extension ConsoleState {
  /// Everything about the entry on screen: the deed, what was kept for it, its place in the chain.
  ///
  /// - Parameter pieces: How many pieces of evidence are told; of a whole room there are hundreds,
  ///   and only those on screen need to be worded.
  func entryLines(pieces: Int = .max) -> [DetailLine] {
    guard let shown = audit.shown, let record = audit.record(shown.id) else { return [] }
    let told: [DetailLine]
    switch record.event {
    case .action(let entry): told = lines(of: entry, when(record))
    case .erasure(let erasure): told = lines(of: erasure) + [when(record)]
    }
    return Self.countingHidden(told) + lines(of: shown.kept, record, pieces: pieces)
      + [
        DetailLine("entry", "\(Self.kind(of: record))", .dim),
        DetailLine("digest", "\(record.digest)", .dim),
      ]
  }

  private func lines(of entry: AuditEntry, _ when: DetailLine) -> [DetailLine] {
    let facts = entry.facts
    let what = ActionWords.past(entry, counts: BatchCounts(settled: [entry.outcome: 1]), total: 1)
    let answer = ActionWords.answer(entry.answer)
    let outcome = ActionWords.outcome(entry.outcome) + (answer.isEmpty ? "" : "  \(answer)")
    var lines = [
      DetailLine("what", "\(what)", .strong),
      DetailLine("outcome", "\(outcome)", entry.outcome.role),
      reason(of: entry), when,
    ]
    if entry.action.isInRoom {
      let name = facts.roomName ?? room(entry.action.room)?.shownName
      lines.append(DetailLine("room", Self.named(name, entry.action.room.rawValue)))
    }
    if entry.action.target != entry.action.room.rawValue {
      lines.append(DetailLine("target", "\(entry.action.target)"))
    }
    if let person = facts.person {
      lines.append(DetailLine("person", Self.named(facts.personName, person.rawValue)))
      lines += alike(Person(id: person, name: facts.personName))
    }
    if let options = Self.words(for: entry.action.options) {
      lines.append(DetailLine("how", options))
    }
    return lines
  }

  private static func kind(of record: AuditRecord) -> String {
    let place = "\(record.number), \(record.event.kind.name)"
    guard case .action(let entry) = record.event else { return place }
    return "\(place), batch \(entry.batch.rawValue)"
  }

  private func when(_ record: AuditRecord) -> DetailLine {
    DetailLine("when", "\(fullTime(record.time)), by " + name(of: record.actor))
  }

  private func reason(of entry: AuditEntry) -> DetailLine {
    if entry.isErased {
      return DetailLine("reason", "(its words were erased)", .caution)
    }
    return entry.reason.isEmpty
      ? DetailLine("reason", "none given", .dim) : DetailLine("reason", "\(entry.reason)")
  }

  private func lines(of erasure: Erasure) -> [DetailLine] {
    let counts = [
      ActionWords.plural(erasure.entries, "entry", "entries"),
      ActionWords.plural(erasure.pieces, "piece") + " of evidence",
      ActionWords.plural(erasure.items, "item"),
      ActionWords.plural(erasure.reports, "closed report"),
    ]
    var lines = [
      DetailLine("what", "erased what was kept of \(erasure.subject)", .strong),
      DetailLine("why", DisplayText(Self.cause(of: erasure)), .dim),
      DetailLine("took", "\(counts.joined(separator: ", "))"),
    ]
    if erasure.openItems > 0 {
      let items = ActionWords.plural(erasure.openItems, "item")
      lines.append(DetailLine("left", "\(items) of unfinished batches", .caution))
    }
    return lines
  }

  private static func cause(of erasure: Erasure) -> String {
    switch erasure.kind {
    case .forgetting: "it went for a reason that keeps no words"
    case .erasure, .action: "on a person's request"
    }
  }

  private func name(of account: PersonID) -> DisplayText {
    let name = account == connection.account ? connection.accountName : nil
    return Self.named(name, account.rawValue)
  }

  /// A name with the id behind it, or the id alone.
  static func named(_ name: String?, _ id: String) -> DisplayText {
    guard let name, !name.isEmpty, name != id else { return DisplayText(id) }
    return DisplayText(name) + " (" + DisplayText(id) + ")"
  }

  /// What kind, room and target leave open, in words; `nil` where that is nothing.
  private static func words(for options: ActionOptions) -> DisplayText? {
    var parts: [DisplayText] = []
    if options.announced == true { parts.append("with a system message") }
    if let scope = options.scope {
      if let after = scope.after { parts.append("sent after \(after.iso8601)") }
      if let before = scope.before { parts.append("sent before \(before.iso8601)") }
      if !scope.authors.isEmpty {
        parts.append("only by \(scope.authors.joined(separator: ", "))")
      }
      if scope.keepsPinned { parts.append("pinned ones stayed") }
      if scope.keepsThreads { parts.append("threads stayed") }
      if scope.keepsDiscussions { parts.append("discussions stayed") }
    }
    guard let first = parts.first else { return nil }
    return parts.dropFirst().reduce(first) { $0 + ", " + $1 }
  }
}
