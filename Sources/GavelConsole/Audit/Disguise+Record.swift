import GavelModel

/// The audit trail without the names and texts to be kept from sight.
extension Disguise {
  func record(_ record: AuditRecord) -> AuditRecord {
    var shown = record
    shown.actor = id(record.actor)
    switch record.event {
    case .action(let entry):
      var entry = self.entry(entry)
      entry.actor = shown.actor
      shown.event = .action(entry)
    case .erasure(var erasure):
      // Of what went its author's id is the only name, and it can be the target's as well.
      if erasure.target == erasure.person.rawValue {
        erasure.target = id(erasure.person).rawValue
      }
      erasure.person = id(erasure.person)
      shown.event = .erasure(erasure)
    }
    return shown
  }

  func evidence(_ evidence: Evidence) -> Evidence {
    var shown = evidence
    shown.messages = evidence.messages.map(message)
    shown.reports = evidence.reports.map(report)
    shown.people = evidence.people.map(person)
    return shown
  }

  private func message(_ message: KeptMessage) -> KeptMessage {
    var shown = message
    let isCovered = options.covers(message.id.rawValue)
    shown.author = message.author.map(id)
    shown.authorName = name(message.authorName, of: message.author)
    shown.text = message.text.map { text($0, covered: isCovered) }
    shown.attachments = message.attachments.map { text($0, covered: isCovered) }
    shown.raw = nil
    return shown
  }

  private func report(_ report: KeptReport) -> KeptReport {
    var shown = report
    shown.reporter = report.reporter.map(id)
    shown.reporterName = name(report.reporterName, of: report.reporter)
    shown.author = report.author.map(id)
    shown.reason = report.reason.map { text($0, covered: false) }
    shown.text = report.text.map { text($0, covered: options.isVeiled) }
    return shown
  }

  private func person(_ person: KeptPerson) -> KeptPerson {
    var shown = person
    shown.id = id(person.id)
    shown.standing?.name = name(person.standing?.name, of: person.id)
    shown.standing?.username = name(person.standing?.username, of: person.id)
    return shown
  }

  private func name(_ name: String?, of person: PersonID?) -> String? {
    guard options.usesAliases, name != nil else { return name }
    return person.map { Aliases.name($0.rawValue) } ?? name.map { Aliases.name($0) }
  }
}

extension ConsoleState {
  /// Everybody whom the trail at hand names.
  func learnRecord(_ aliases: inout Aliases) {
    for record in audit.list.window.rows {
      aliases.learn(nil, of: record.actor)
      switch record.event {
      case .erasure(let erasure): aliases.learn(nil, of: erasure.person)
      case .action(let entry): aliases.learn(entry.facts.personName, of: entry.facts.person)
      }
    }
    guard case .evidence(let kept)? = audit.shown?.kept else { return }
    for message in kept.messages { aliases.learn(message.authorName, of: message.author) }
    for report in kept.reports { aliases.learn(report.reporterName, of: report.reporter) }
    for person in kept.people { aliases.learn(person.standing?.name, of: person.id) }
  }
}
