import GavelAPI
import GavelModel
import GavelStore

/// What the dispatcher tells beside the store's own news.
public enum DispatchReport: Sendable {
  /// Every item of the batch is settled.
  case finished(BatchID)
  /// The platform asked for a rest until this moment.
  case throttled(until: Timestamp)
  /// The credential was refused; what was left of the batch is cancelled, not attempted.
  case credentialRefused(BatchID, ServerAnswer)
  /// The journal could not be written, so nothing more is sent.
  case journalFailed(StoreError)
}
