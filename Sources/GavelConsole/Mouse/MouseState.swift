import GavelModel
import GavelScreen

/// What the mouse is in the middle of.
struct MouseState: Sendable, Equatable {
  /// Where the button went down and has not come up.
  var pressed: Press?
  /// The row that was clicked last, so that a second click opens it.
  var clicked: Click?

  /// Two clicks within this time are one double click.
  static let doubleClick = Duration.milliseconds(500)

  /// A button that is down.
  struct Press: Sendable, Equatable {
    /// The hint under it, where it is one.
    var button: HintButton?
    /// When the dialog under it was first on screen; a press belongs to what it was made on.
    var shownSince: Timestamp?
    /// The list row under it.
    var row: RowPlace?
    /// Whether it has become a range.
    var isDragging = false
  }

  /// A row of a pane, by its place in the window.
  struct RowPlace: Sendable, Equatable {
    var pane: Pane
    var index: Int
  }

  /// A click that ended on the row where it began.
  struct Click: Sendable, Equatable {
    var row: RowPlace
    var time: Timestamp
  }
}

/// A hint on the screen, which can be clicked like a button.
struct HintButton: Sendable, Equatable {
  var rect: Rect
  var context: KeyContext
  var binding: KeyBinding
  /// The row of a list in front of the panes that it is; `nil` for a hint.
  var choice: Int?
}

/// The cell in which something was clicked.
struct ClickedCell: Hashable, Sendable {
  var column: Int
  var row: Int
}
