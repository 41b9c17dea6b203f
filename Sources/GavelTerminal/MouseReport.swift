import GavelScreen

/// What terminals send for the mouse.
///
/// Two forms of xterm's control sequences (“Mouse Tracking”): the extended one, `ESC [ <` with
/// numbers up to `M` or `m`, and the old one, `ESC [ M` with three bytes.
enum MouseReport {
  /// The sequences that make a terminal report buttons, drags and the wheel, and that end it.
  ///
  /// A terminal that is asked for reports leaves text alone; with Shift it selects as ever.
  static let on = "\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h"
  static let off = "\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l"

  /// Reads the extended form: button, column and row, then whether the button went up.
  static func event(parameters: [UInt8], final: UInt8) -> MouseEvent? {
    let numbers = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) }
    guard numbers.count == 3, let code = numbers[0], let column = numbers[1],
      let row = numbers[2]
    else { return nil }
    return event(code, column, row, isRelease: final == UInt8(ascii: "m"))
  }

  /// Reads the three bytes of the old form.
  static func event(bytes: [UInt8]) -> MouseEvent? {
    guard bytes.count == 3, bytes.allSatisfy({ $0 >= 32 }) else { return nil }
    let code = Int(bytes[0]) - 32
    return event(code, Int(bytes[1]) - 32, Int(bytes[2]) - 32, isRelease: code & 0b11 == 3)
  }

  private static func event(
    _ code: Int, _ column: Int, _ row: Int, isRelease: Bool
  ) -> MouseEvent? {
    guard column >= 1, row >= 1, let action = action(code, isRelease: isRelease) else {
      return nil
    }
    return MouseEvent(action, column: column - 1, row: row - 1)
  }

  /// The low two bits name the button; 32 is a move, 64 the wheel, the others keys held meanwhile.
  private static func action(_ code: Int, isRelease: Bool) -> MouseEvent.Action? {
    if code & 64 != 0 {
      switch code & 0b11 {
      case 0: return .wheelUp
      case 1: return .wheelDown
      default: return nil
      }
    }
    if isRelease { return .release }
    if code & 32 != 0 { return .drag }
    switch code & 0b11 {
    case 0: return .press(.left)
    case 1: return .press(.middle)
    case 2: return .press(.right)
    default: return .release
    }
  }
}
