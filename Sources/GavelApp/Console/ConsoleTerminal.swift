import GavelModel
import GavelScreen
import GavelTerminal

/// The screen and the keyboard of a console, as its loop needs them.
///
/// The terminal is one; proofs that press keys by the thousand bring another.
package protocol ConsoleTerminal: ScreenBackend {
  /// What letters it can show.
  var charset: Charset { get }
  /// How many colours it has.
  var colorDepth: ColorDepth { get }
  /// Bytes of all frames so far.
  var sentBytes: Int { get }
  /// Becomes readable when ``/GavelScreen/ScreenBackend/readInput()`` has something.
  var inputDescriptor: Int32 { get }
  /// Reads as ``/GavelScreen/ScreenBackend/readInput()`` does what comes within a time; `nil` when
  /// nothing came.
  func readInput(within patience: Duration) -> [InputEvent]?
  /// Drops keys and pastes that came in before now; returns a change of size if there was one.
  func discardPendingInput() -> [InputEvent]
  /// Puts a text into the clipboard that the terminal has, where it has one.
  func copy(_ text: String)
  /// Draws the next frame whole.
  func forgetScreen()
  /// Leaves the screen to others until ``resume()``.
  func suspend()
  /// Takes the screen again.
  func resume()
}

extension CursesSession: ConsoleTerminal {
  package func readInput(within patience: Duration) -> [InputEvent]? {
    let ready = waitForInput(on: [inputDescriptor], for: Int(clamping: patience.milliseconds))
    return ready.readable.contains(inputDescriptor) ? readInput() : nil
  }
}
