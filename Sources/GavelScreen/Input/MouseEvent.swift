/// What was done with the mouse, and in which cell.
public struct MouseEvent: Hashable, Sendable {
  /// What was done.
  public enum Action: Hashable, Sendable {
    /// A button went down.
    case press(Button)
    /// The pointer came to another cell while a button was down.
    case drag
    /// The button went up.
    case release
    /// The wheel was turned away from the hand.
    case wheelUp
    /// The wheel was turned towards the hand.
    case wheelDown
  }

  /// A button of the mouse.
  public enum Button: Hashable, Sendable {
    case left, middle, right
  }

  /// What was done.
  public var action: Action
  /// The cell's column, counted from 0.
  public var column: Int
  /// The cell's row, counted from 0.
  public var row: Int

  /// Makes an event.
  public init(_ action: Action, column: Int, row: Int) {
    self.action = action
    self.column = column
    self.row = row
  }
}
