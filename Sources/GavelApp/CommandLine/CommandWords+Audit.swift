import GavelModel

extension CommandWords {
  private static let modes: [OptionName] = [.head, .verify, .evidence, .erasePerson]
  private static let filters: [OptionName] = [
    .since, .until, .kind, .room, .target, .actor, .outcome, .batch, .limit, .csv, .jsonl,
  ]

  /// Returns what `gavel audit` is asked for.
  func audit() throws(UsageError) -> AuditRequest {
    let modes = Self.modes.filter(isGiven)
    guard let mode = modes.first else { return try auditList() }
    if modes.count > 1 { throw .conflict(modes[0], modes[1]) }
    if let filter = Self.filters.first(where: isGiven) { throw .conflict(mode, filter) }
    if isGiven(.yes), mode != .erasePerson { throw .conflict(mode, .yes) }
    if mode == .head { return .head }
    if mode == .verify { return .verify }
    if let number = try number(.evidence, 1...UInt64(Int64.max)) {
      return .evidence(Int64(clamping: number))
    }
    return .erase(PersonID(try text(.erasePerson) ?? ""), isConfirmed: isGiven(.yes))
  }

  private func auditList() throws(UsageError) -> AuditRequest {
    if isGiven(.yes) { throw .needsOneOf([.erasePerson], command: .audit) }
    for format in [OptionName.json, .jsonl] where isGiven(.csv) && isGiven(format) {
      throw .conflict(.csv, format)
    }
    var query = AuditQuery(since: try moment(.since), until: try moment(.until))
    if let name = try value(.kind) {
      guard let kind = AuditKind(name: name) else {
        throw .invalidValue(
          .kind, value: name, expected: .oneOf(AuditKind.allCases.map(\.name)))
      }
      query.filter.kind = kind
    }
    query.filter.room = try text(.room).map { RoomID($0) }
    query.filter.target = try text(.target)
    query.filter.actor = try text(.actor).map { PersonID($0) }
    query.filter.outcome = try word(.outcome, Outcome.self)
    query.filter.batch = try number(.batch, 1...UInt64(Int64.max)).map {
      BatchID(rawValue: Int64(clamping: $0))
    }
    return .list(query, asCSV: isGiven(.csv))
  }
}
