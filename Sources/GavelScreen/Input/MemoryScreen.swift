/// A screen in memory: tests feed its input and read the frames that it was given.
public final class MemoryScreen: ScreenBackend {
  /// The measures; change them with ``resize(_:)``.
  public private(set) var size: Size
  /// Every frame that was presented, oldest first.
  public private(set) var frames: [Frame] = []
  private var pending: [InputEvent] = []

  /// Makes a screen that shows nothing yet.
  public init(size: Size) { self.size = size }

  /// Remembers the frame.
  public func present(_ frame: Frame) { frames.append(frame) }

  /// Returns what ``feed(_:)`` was given since the last call.
  public func readInput() -> [InputEvent] {
    defer { pending = [] }
    return pending
  }

  /// Makes the events wait for the next ``readInput()``.
  public func feed(_ events: [InputEvent]) { pending += events }

  /// Types each character of the text as a key.
  public func type(_ text: String) {
    pending += text.map { .key(.character($0)) }
  }

  /// Changes the measures and reports it as a terminal would.
  public func resize(_ size: Size) {
    self.size = size
    pending.append(.resize(size))
  }

  /// The text of the newest frame, empty before the first.
  public var text: String { frames.last?.text() ?? "" }
}
