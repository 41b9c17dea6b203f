import GavelAPI
import GavelModel
import GavelStore

/// How far the store follows the platform, for whoever watches.
public enum SyncProgress: Hashable, Sendable {
  /// The room list is being read.
  case listing(rooms: Int)
  /// Histories are being read.
  case reading(done: Int, total: Int)
  /// Who reported what, message by message, is being read.
  case reports(done: Int, total: Int)
  /// The platform asked for a rest until this moment.
  case resting(until: Timestamp)
  /// Everything that was to be read has been, at this moment.
  case settled(at: Timestamp)
  /// The platform does not let this account see its reports.
  case reportsWithheld
  /// The platform's release has no reports to ask for.
  case reportsLacking
  /// The platform cannot be read; the next try follows by itself.
  case offline(APIError)
}

/// Why a sync ended.
public enum SyncError: Error {
  /// The platform could not be read.
  case platform(APIError)
  /// The store could not be written.
  case store(StoreError)
}

extension APIError {
  /// Whether it tells of one resource and not of the whole platform or this account.
  var isAboutOneRoom: Bool {
    switch self {
    case .server, .gateway, .malformed, .tooLarge, .invalid, .notFound, .forbidden, .conflict,
      .unaddressable, .unsupported, .changed:
      true
    case .unreachable, .noAnswer, .throttled, .unauthorized, .redirected, .insecure,
      .unusableCredential, .secondFactor, .cancelled:
      false
    }
  }

  /// Whether the same call may succeed a little later.
  var isPassing: Bool {
    switch self {
    case .unreachable, .noAnswer, .throttled, .server, .gateway, .malformed: true
    case .unauthorized, .forbidden, .notFound, .conflict, .invalid, .tooLarge, .redirected,
      .insecure, .unaddressable, .unusableCredential, .unsupported, .changed, .secondFactor,
      .cancelled:
      false
    }
  }
}
