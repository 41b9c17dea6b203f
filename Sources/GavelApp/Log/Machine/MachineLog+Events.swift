import GavelModel

/// What is told of the things that happen.
extension MachineLog {
  /// Something that went wrong, in the words of the log file.
  func note(error facts: String) {
    guard choice != .off else { return }
    write(Line(facility: .user, severity: .error, text: facts))
  }

  /// Entries of the audit trail of the store of this name, in their order.
  func note(_ records: [AuditRecord], store: String) {
    guard choice == .audit else { return }
    for record in records {
      write(
        Line(
          facility: .authorization, severity: Self.severity(record.event),
          text: LogFile.line("audit", [("store", store)] + Self.facts(record))))
    }
  }

  private static func severity(_ event: AuditEvent) -> Severity {
    switch event {
    case .action(let entry): entry.outcome.isAchieved ? .notice : .warning
    case .erasure: .notice
    }
  }

  /// The digest goes along: it fixes the whole trail up to this entry in a place out of reach.
  private static func facts(_ record: AuditRecord) -> [(String, String)] {
    var facts = [
      ("number", String(record.number)), ("actor", record.actor.rawValue),
      ("kind", record.event.kind.name),
    ]
    switch record.event {
    case .action(let entry):
      facts += [
        ("batch", String(entry.batch.rawValue)), ("room", entry.action.room.rawValue),
        ("target", entry.action.target), ("outcome", entry.outcome.rawValue),
        ("status", entry.answer.status.map(String.init) ?? ""),
        ("code", entry.answer.code ?? ""),
      ]
    case .erasure(let erasure): facts.append(("target", erasure.subject))
    }
    return facts + [("digest", record.digest)]
  }
}
