import CNcurses
import GavelScreen
import Glibc

extension CursesSession {
  /// Returns the events that are there, and never waits longer than an Escape takes to be told
  /// from a sequence (25 ms).
  ///
  /// A new window size comes first; it is looked up, not signalled, so none is ever missed.
  public func readInput() -> [InputEvent] {
    guard state == .running else { return [] }
    let resized = followWindow()
    // A flood of input must not keep a frame from being drawn.
    var rest = 64 * 1024
    while rest > 0, let raw = readRaw() {
      decoder.feed(raw)
      rest -= 1
    }
    return resized + decoder.endOfInput()
  }

  /// Drops keys and pastes that came in before now, so that a dialog is not answered by them.
  ///
  /// Everything is read and understood, not flushed: a flush could lose the end of a paste, and
  /// the rest of the pasted text would arrive as keys.
  ///
  /// - Returns: A change of size if there was one; it must not be lost.
  @discardableResult
  public func discardPendingInput() -> [InputEvent] {
    readInput().filter {
      if case .resize = $0 { true } else { false }
    }
  }

  private func readRaw() -> InputDecoder.Raw? {
    let value = wgetch(inputPad)
    guard value != ERR else { return nil }
    guard let byte = UInt8(exactly: value) else { return .code(value) }
    return .byte(byte)
  }

  private func followWindow() -> [InputEvent] {
    var rows: Int32 = 0
    var columns: Int32 = 0
    guard gavel_window_size(outputDescriptor, &rows, &columns) else { return [] }
    let now = Size(columns: Int(columns), rows: Int(rows))
    guard now != size else { return [] }
    resize_term(rows, columns)
    forgetScreen()
    size = now
    return [.resize(now)]
  }
}
