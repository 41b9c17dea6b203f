import GavelModel
import GavelStore

/// The command `gavel audit --evidence`.
enum EvidenceCommand {
  /// Prints what was kept for an entry of the audit trail.
  ///
  /// - Throws: ``ReadingError/unknownEntry(_:)``, ``ReadingError/noEvidence(_:)``,
  ///   ``ReadingError/evidenceGivenUp(_:)``.
  static func run(_ number: Int64, _ context: CommandContext) async throws -> ExitStatus {
    let reader = try context.reader()
    guard let record = try await reader.auditRecord(number) else {
      throw ReadingError.unknownEntry(number)
    }
    guard let evidence = try await reader.evidence(ofEntry: number) else {
      throw record.hadEvidence
        ? ReadingError.evidenceGivenUp(number) : ReadingError.noEvidence(number)
    }
    context.output.document(json(evidence, number), text: lines(evidence).map(displaySafe))
    return .done
  }

  private static func lines(_ evidence: Evidence) -> [String] {
    let content = evidence.messages.count { $0.role == .content || $0.role == .reported }
    let isAll = content == evidence.messages.count
    let count = evidence.messageCount.map {
      isAll ? ", of \($0)" : ", among them \(content) of the \($0) that go with it"
    }
    return [
      "kept     \(evidence.takenAt.iso8601), \(evidence.mode.rawValue)",
      "messages \(evidence.messages.count)\(count ?? "")",
    ] + evidence.messages.map(line) + evidence.reports.map(line) + evidence.people.map(line)
  }

  private static func line(_ message: KeptMessage) -> String {
    let said = message.digest.isEmpty ? "(never seen)" : "sha256:\(message.digest)"
    let words = [
      message.role.rawValue, message.sentAt?.iso8601, message.id.rawValue,
      message.authorName ?? message.author?.rawValue,
      message.editedAt.map { "(edited \($0.iso8601))" },
      message.text ?? said,
    ]
    return (words.compactMap(\.self) + message.attachments.map { "[\($0)]" })
      .joined(separator: "  ")
  }

  private static func line(_ report: KeptReport) -> String {
    let words = [
      "report", report.time.iso8601, report.id.rawValue,
      report.reporterName ?? report.reporter?.rawValue,
      report.reason ?? "sha256:\(report.digest)",
    ]
    return words.compactMap(\.self).joined(separator: "  ")
  }

  private static func line(_ person: KeptPerson) -> String {
    let words = [
      "person", person.id.rawValue, person.standing?.name, person.standing?.username,
      person.standing?.role?.rawValue,
      person.standing == nil ? "sha256:\(person.digest)" : nil,
    ]
    return words.compactMap(\.self).joined(separator: "  ")
  }
}

extension EvidenceCommand {
  private static func json(_ evidence: Evidence, _ number: Int64) -> JSONValue {
    [
      "number": .integer(number), "mode": .string(evidence.mode.rawValue),
      "time": JSONValue(evidence.takenAt), "messageCount": JSONValue(evidence.messageCount),
      "digest": .string(evidence.digest), "messages": .array(evidence.messages.map(json)),
      "reports": .array(evidence.reports.map(json)), "people": .array(evidence.people.map(json)),
    ]
  }

  private static func json(_ message: KeptMessage) -> JSONValue {
    [
      "role": .string(message.role.rawValue), "id": JSONValue(message.id),
      "room": JSONValue(message.room), "author": JSONValue(message.author),
      "authorName": JSONValue(message.authorName), "type": JSONValue(message.type),
      "text": JSONValue(message.text), "time": JSONValue(message.sentAt),
      "edited": JSONValue(message.editedAt),
      "attachments": .array(message.attachments.map { .string($0) }),
      "replyTo": JSONValue(message.replyTo), "raw": JSONValue(message.raw?.text),
      "digest": .string(message.digest),
    ]
  }

  private static func json(_ report: KeptReport) -> JSONValue {
    [
      "id": JSONValue(report.id), "reporter": JSONValue(report.reporter),
      "reporterName": JSONValue(report.reporterName), "author": JSONValue(report.author),
      "reason": JSONValue(report.reason), "text": JSONValue(report.text),
      "time": JSONValue(report.time), "digest": .string(report.digest),
    ]
  }

  private static func json(_ person: KeptPerson) -> JSONValue {
    let standing = person.standing
    return [
      "id": JSONValue(person.id), "name": JSONValue(standing?.name),
      "username": JSONValue(standing?.username), "role": JSONValue(standing?.role?.rawValue),
      "muted": standing.map { .boolean($0.isMuted) } ?? .null,
      "bot": standing.map { .boolean($0.isBot) } ?? .null,
      "deactivated": standing.map { .boolean($0.isDeactivated) } ?? .null,
      "digest": .string(person.digest),
    ]
  }
}
