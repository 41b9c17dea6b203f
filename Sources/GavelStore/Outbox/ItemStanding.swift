import GavelModel

/// Where an item stands, as the outbox spells it.
enum ItemStanding {
  static let waiting = "waiting"
  static let parked = "parked"
  static let inFlight = "in-flight"

  /// Reads a standing back.
  static func status(_ name: String, parkedUntil: Timestamp?) throws(StoreError) -> ActionStatus {
    switch name {
    case waiting: return .waiting
    case inFlight: return .inFlight
    case parked: return .parked(until: parkedUntil ?? Timestamp(milliseconds: 0))
    case let other:
      guard let outcome = Outcome(rawValue: other) else { throw .corrupt }
      return .settled(outcome)
    }
  }
}
