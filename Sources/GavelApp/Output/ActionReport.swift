import GavelModel

/// What became of a batch, for scripts and for people.
struct ActionReport: Sendable {
  /// The batch.
  let batch: BatchID
  /// Its items, in order.
  let items: [OutboxItem]

  /// How many items ended with each outcome.
  var counts: [Outcome: Int] {
    items.reduce(into: [:]) { counts, item in
      if case .settled(let outcome) = item.status { counts[outcome, default: 0] += 1 }
    }
  }

  /// How many items have no outcome yet; only an interrupted batch has some.
  var openCount: Int { items.count - counts.values.reduce(0, +) }

  /// The status a command ends with: done when every item is, already gone included.
  var status: ExitStatus {
    let isAllDone = items.allSatisfy { item in
      if case .settled(let outcome) = item.status { return outcome.isAchieved }
      return false
    }
    return isAllDone ? .done : .incomplete
  }

  /// The document of the contract; the classes sum to `requested`, `open` included.
  var json: JSONValue {
    var members = [
      JSONValue.Member(key: "batch", value: .integer(batch.rawValue)),
      JSONValue.Member(key: "requested", value: JSONValue(items.count)),
    ]
    for outcome in Outcome.allCases {
      members.append(
        JSONValue.Member(key: outcome.rawValue, value: JSONValue(counts[outcome] ?? 0)))
    }
    if openCount > 0 { members.append(JSONValue.Member(key: "open", value: JSONValue(openCount))) }
    members.append(JSONValue.Member(key: "items", value: .array(items.map(Self.json))))
    return .object(members)
  }

  /// One item of the document, also used by the list of batches.
  static func json(_ item: OutboxItem) -> JSONValue {
    [
      "kind": .string(item.action.kind.rawValue), "room": .string(item.action.room.rawValue),
      "target": .string(item.action.target), "outcome": JSONValue(item.outcome?.rawValue),
      "status": JSONValue(item.answer.status), "code": JSONValue(item.answer.code),
      "message": JSONValue(item.answer.message), "attempts": JSONValue(item.attempts),
    ]
  }

  /// Lines for a person: first the count, then every item that was not simply done.
  var lines: [String] {
    let classes = Outcome.allCases.compactMap { outcome in
      counts[outcome].map { "\($0) \(outcome.words)" }
    }
    let open = openCount > 0 ? ["\(openCount) still open"] : []
    let head = "batch \(batch.rawValue): " + (classes + open).joined(separator: ", ")
    return [head]
      + items.filter { $0.outcome != .done }.map { item in
        let words = item.outcome?.words ?? "still open"
        let target = "\(item.action.kind.rawValue) \(item.action.target)"
        return displaySafe("  \(words): \(target)\(Notices.said(item.answer))")
      }
  }
}

extension OutboxItem {
  /// The final outcome, where there is one.
  var outcome: Outcome? {
    guard case .settled(let outcome) = status else { return nil }
    return outcome
  }
}

extension Outcome {
  /// The outcome in a sentence.
  var words: String {
    switch self {
    case .done: "done"
    case .gone: "already gone"
    case .refused: "refused"
    case .failed: "failed"
    case .unknown: "unknown"
    case .setAside: "set aside"
    case .cancelled: "cancelled"
    }
  }
}
