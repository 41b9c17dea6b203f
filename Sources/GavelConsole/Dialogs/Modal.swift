import GavelModel
import GavelScreen

/// A dialog in front of everything else, with the guard that keeps stray input out of it.
struct Modal: Sendable, Equatable {
  /// How long a dialog accepts nothing after it was first drawn.
  static let dwell = Duration.milliseconds(300)

  var kind: Kind
  /// The key that opened it, which can never confirm it.
  var openedBy: Key?
  /// The cell of the click that opened it, in which no click can confirm it.
  var openedAt: ClickedCell?
  /// When it was first on the screen.
  var firstDrawn: Timestamp?

  enum Kind: Sendable, Equatable {
    /// The cases of a decision are read.
    case gathering(Gathering)
    /// The platform is read for what a draft names.
    case sealing(ActionDraft)
    /// A sealed plan asks to be confirmed.
    case confirm(ConfirmDialog)
    /// Unfinished work, and the wish to end.
    case quit
    /// Unfinished work, and the wish to go on with the profile of this name.
    case leave(String)
    /// Unfinished work of an earlier run.
    case interrupted([Batch])
  }

  /// When the dwell ends; `nil` until the dialog has been drawn.
  var acceptsFrom: Timestamp? { firstDrawn.map { $0 + Self.dwell } }

  /// Whether keys reach the dialog.
  ///
  /// One that only waits can be left at any time.
  func accepts(at now: Timestamp) -> Bool {
    switch kind {
    case .gathering, .sealing: return true
    case .confirm, .quit, .leave, .interrupted: return acceptsFrom.map { now >= $0 } ?? false
    }
  }

  var context: KeyContext {
    switch kind {
    case .gathering, .sealing: .sealing
    case .confirm(let dialog): dialog.context
    case .quit, .leave: .quit
    case .interrupted: .interrupted
    }
  }
}
