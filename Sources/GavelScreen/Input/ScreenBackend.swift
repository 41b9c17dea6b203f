/// Something that shows frames and reports input: the terminal, or memory in tests.
public protocol ScreenBackend: AnyObject {
  /// The measures that the next frame should have.
  var size: Size { get }

  /// Shows a frame; what it shares with the one before costs nothing.
  func present(_ frame: Frame)

  /// Returns what came in since the last call, and never waits.
  func readInput() -> [InputEvent]
}
