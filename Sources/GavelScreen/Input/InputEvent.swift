/// What a screen reports.
public enum InputEvent: Hashable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// Text was pasted: it never acts as keys, and the screen has removed its control characters.
  case paste(String)
  /// The mouse was used; only where the screen was asked to report it.
  case mouse(MouseEvent)
  /// The screen has new measures; the next frame must have them too.
  case resize(Size)
  /// Bytes came that are no text in the terminal's encoding.
  case invalid
}
