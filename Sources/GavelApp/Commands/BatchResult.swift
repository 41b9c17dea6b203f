import GavelConsole
import GavelModel

/// What became of a batch, in the shape that scripts rely on.
struct BatchResult {
  let batch: BatchID
  let items: [OutboxItem]

  /// Whether everything is done or was gone already.
  var isAchieved: Bool {
    items.allSatisfy {
      if case .settled(let outcome) = $0.status { outcome.isAchieved } else { false }
    }
  }

  /// The result as one document; the classes and `pending` sum to `requested`.
  var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init(key: "batch", value: .integer(batch.rawValue)),
      .init(key: "requested", value: JSONValue(items.count)),
    ]
    members += Outcome.allCases.map {
      .init(key: $0.rawValue, value: JSONValue(count($0)))
    }
    members.append(.init(key: "pending", value: JSONValue(pending)))
    members.append(.init(key: "items", value: .array(items.map(Self.json))))
    return .object(members)
  }

  /// One item in the shape that results and the queue share; an `outcome` of null is none yet.
  static func json(_ item: OutboxItem) -> JSONValue {
    [
      "kind": .string(item.action.kind.rawValue), "room": JSONValue(item.action.room),
      "target": .string(item.action.target), "outcome": JSONValue(outcome(item)?.rawValue),
      "status": JSONValue(item.answer.status), "code": JSONValue(item.answer.code),
      "message": JSONValue(item.answer.message), "attempts": JSONValue(item.attempts),
    ]
  }

  /// The result as lines: the sum first, then each item that ended and was not simply done.
  ///
  /// What is left in the queue is counted only: hundreds of such lines would hide the rest.
  var lines: [String] {
    let sums = Outcome.allCases.filter { count($0) > 0 }.map { "\(count($0)) \(Notices.word($0))" }
    let rest = pending > 0 ? ["\(pending) left in the queue"] : []
    let head = "batch \(batch.rawValue): " + (sums + rest).joined(separator: ", ")
    let details = items.compactMap { item -> String? in
      // What a clearing took is known by the platform's answer only.
      let isCounted = item.action.kind == .clearRoom && item.answer.message != nil
      guard let outcome = Self.outcome(item), outcome != .done || isCounted else { return nil }
      return "  \(Notices.word(outcome))  \(item.action.kind.rawValue) "
        + displaySafe(item.action.target) + Notices.said(item.answer)
        + (Advice.words(item.answer).map { ": " + $0 } ?? "")
    }
    return [head] + details
  }

  /// How many items are still in the queue, unsent or without an answer.
  var pending: Int { items.count { Self.outcome($0) == nil } }

  private func count(_ outcome: Outcome) -> Int {
    items.count { Self.outcome($0) == outcome }
  }

  static func outcome(_ item: OutboxItem) -> Outcome? {
    if case .settled(let outcome) = item.status { outcome } else { nil }
  }
}
