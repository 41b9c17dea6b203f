/// How an item ended; the classes add up to the number of items asked for.
public enum Outcome: String, Hashable, Sendable, Codable, CaseIterable {
  /// The platform did it and said so.
  case done
  /// The target was already absent, or absent when it was read again after no answer came.
  case gone
  /// The platform said no for good.
  case refused
  /// It did not happen: a mistake in the request, a target nobody knows, tries used up.
  case failed
  /// It may or may not have happened, and no reading can tell.
  case unknown
  /// The target changed since the plan was sealed; nothing was sent.
  case setAside
  /// Taken back, or not attempted, before its request left.
  case cancelled

  /// Whether the moderator has what they wanted.
  public var isAchieved: Bool { self == .done || self == .gone }

  /// Whether trying again could make sense; what was taken back needs a new confirmation.
  public var isRetryable: Bool {
    switch self {
    case .failed, .unknown, .refused: true
    case .done, .gone, .setAside, .cancelled: false
    }
  }
}

/// What a server said about one request, kept as facts and shown, never interpreted as language.
public struct ServerAnswer: Hashable, Sendable, Codable {
  /// HTTP status, or the platform's own number where it contradicts a 200; `nil` without an answer.
  public var status: Int?
  /// The platform's or Gavel's code (`MESSAGE_NOT_FOUND`, `notFound`, `noAnswer`, …).
  public var code: String?
  /// The server's own words, exactly; display-safe only after ``/GavelScreen/DisplayText``.
  public var message: String?

  /// Makes an answer from its facts.
  public init(status: Int? = nil, code: String? = nil, message: String? = nil) {
    self.status = status
    self.code = code
    self.message = message
  }
}

extension ServerAnswer {
  /// The code of an act that was not sent, and of its closings, because somebody else had closed
  /// every report that it was to deal with.
  public static let reportsClosed = "reportsClosed"
  /// The code of reports that were found closed after a request of ours that got no answer, so that
  /// it was most likely ours that closed them.
  public static let unconfirmed = "unconfirmed"
  /// The code of a message that is deleted, and of which the platform keeps an empty record.
  public static let removed = "removed"
}
