import GavelModel
import GavelScreen

/// What was kept before something went, as lines.
extension ConsoleState {
  func lines(
    of kept: ShownEntry.Kept, _ record: AuditRecord, pieces: Int
  ) -> [DetailLine] {
    switch kept {
    case .reading: return [DetailLine("kept", "reading…", .dim)]
    case .nothing where record.hadEvidence:
      return [DetailLine("kept", "what was kept was given up after its time", .dim)]
    case .nothing: return [DetailLine("kept", "nothing", .dim)]
    case .evidence(let evidence):
      return [head(of: evidence)] + evidence.messages.prefix(pieces).map(line)
        + evidence.reports.prefix(pieces).map(line) + evidence.people.prefix(pieces).map(line)
    }
  }

  private func head(of evidence: Evidence) -> DetailLine {
    let how: String
    switch evidence.mode {
    case .full: how = "in full"
    case .digest, .none: how = "digests only"
    }
    var counts: [String] = []
    if let total = evidence.messageCount {
      let shown = Numbers.grouped(evidence.messages.count)
      counts.append("\(shown) of \(ActionWords.plural(total, "message"))")
    } else if !evidence.messages.isEmpty {
      counts.append(ActionWords.plural(evidence.messages.count, "message"))
    }
    if !evidence.reports.isEmpty {
      counts.append(ActionWords.plural(evidence.reports.count, "report"))
    }
    let what = counts.isEmpty ? "" : ": \(counts.joined(separator: ", "))"
    return DetailLine("kept", "\(dateTime(evidence.takenAt)), \(how)\(what)", .good)
  }

  private func line(of message: KeptMessage) -> DetailLine {
    let time = message.sentAt.map { "\(shortTime($0)) " } ?? ""
    let author = DisplayText(message.authorName ?? message.author?.rawValue ?? "", truncatedTo: 24)
    let said = message.text.map { DisplayText($0, truncatedTo: 2000) }
    let edited: DisplayText = message.editedAt == nil ? .empty : " (edited)"
    let files = message.attachments.reduce(DisplayText.empty) { text, file in
      text + " [" + DisplayText(file, truncatedTo: 200) + "]"
    }
    let words = said ?? Self.digest(message.digest)
    let text = "\(time)" + author + (author.isEmpty ? "" : ": ") + words + edited + files
    let isTarget = message.role == .target || message.role == .reported
    return DetailLine(message.role.word, text, isTarget ? .strong : .text)
  }

  private func line(of report: KeptReport) -> DetailLine {
    let reporter = DisplayText(
      report.reporterName ?? report.reporter?.rawValue ?? "somebody", truncatedTo: 24)
    let reason = report.reason.map { DisplayText($0, truncatedTo: 400) }
    let text =
      "\(shortTime(report.time)) " + reporter + ": " + (reason ?? Self.digest(report.digest))
    return DetailLine("report", text)
  }

  private func line(of person: KeptPerson) -> DetailLine {
    guard let standing = person.standing else {
      return DetailLine("person", "\(person.id.rawValue)  " + Self.digest(person.digest))
    }
    var text = Self.named(standing.name ?? standing.username, person.id.rawValue)
    if let role = standing.role { text += ", \(role.rawValue)" }
    if standing.isMuted { text += ", muted" }
    if standing.isBot { text += ", bot" }
    if standing.isDeactivated { text += ", deactivated" }
    return DetailLine("person", text)
  }

  /// What stands for words that were not kept, or erased.
  private static func digest(_ digest: String) -> DisplayText {
    digest.isEmpty ? "(never seen)" : "sha256:\(digest)"
  }
}

extension EvidenceRole {
  /// The label of a message that was kept in this role.
  fileprivate var word: DisplayText {
    switch self {
    case .target: "target"
    case .neighbour: "around"
    case .content: "content"
    case .reported: "reported"
    }
  }
}
