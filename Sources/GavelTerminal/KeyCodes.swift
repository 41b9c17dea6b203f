import CNcurses
import GavelScreen

/// What keys ncurses' codes, control characters and the usual sequences stand for.
enum KeyCodes {
  /// Our own codes, far above those that ncurses gives out for a terminal's further keys.
  static let pasteStart: Int32 = 0x4000
  static let pasteEnd: Int32 = 0x4001
  /// The beginnings of the two forms of a mouse report.
  static let mouse: Int32 = 0x4002
  static let oldMouse: Int32 = 0x4003

  private static let named: [Int32: Key] = [
    KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right,
    KEY_PPAGE: .pageUp, KEY_NPAGE: .pageDown, KEY_HOME: .home, KEY_END: .end,
    KEY_A1: .home, KEY_C1: .end, KEY_A3: .pageUp, KEY_C3: .pageDown,
    KEY_BACKSPACE: .backspace, KEY_DC: .delete, KEY_BTAB: .backTab, KEY_ENTER: .enter,
  ]

  /// Returns the key of an ncurses code, nil for those that Gavel has no use for.
  static func key(_ code: Int32) -> Key? {
    if code > KEY_F0, code <= KEY_F0 + 63 { return .function(Int(code - KEY_F0)) }
    return named[code]
  }

  /// Returns the key of a typed character; nil for controls without a letter.
  static func key(scalar: Unicode.Scalar) -> Key? {
    switch scalar.value {
    case 0x0D, 0x0A: .enter
    case 0x09: .tab
    case 0x08, 0x7F: .backspace
    case 0x01...0x1A: .control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x60)))
    case 0x00...0x1F, 0x80...0x9F: nil
    default: .character(Character(scalar))
    }
  }

  /// Returns the key of a control sequence, for those that the terminal's entry does not list or
  /// that a slow line tore apart (xterm's control sequences, PC-style function keys).
  static func key(final: UInt8, parameters: [UInt8]) -> Key? {
    switch final {
    case UInt8(ascii: "A") where parameters.isEmpty: .up
    case UInt8(ascii: "B") where parameters.isEmpty: .down
    case UInt8(ascii: "C") where parameters.isEmpty: .right
    case UInt8(ascii: "D") where parameters.isEmpty: .left
    case UInt8(ascii: "H") where parameters.isEmpty: .home
    case UInt8(ascii: "F") where parameters.isEmpty: .end
    case UInt8(ascii: "M") where parameters.isEmpty: .enter
    case UInt8(ascii: "Z") where parameters.isEmpty: .backTab
    case UInt8(ascii: "P") where parameters.isEmpty: .function(1)
    case UInt8(ascii: "Q") where parameters.isEmpty: .function(2)
    case UInt8(ascii: "R") where parameters.isEmpty: .function(3)
    case UInt8(ascii: "S") where parameters.isEmpty: .function(4)
    case UInt8(ascii: "~"): numbered[parameters]
    default: nil
    }
  }

  private static let numbered: [[UInt8]: Key] = [
    Array("1".utf8): .home, Array("3".utf8): .delete, Array("4".utf8): .end,
    Array("5".utf8): .pageUp, Array("6".utf8): .pageDown, Array("7".utf8): .home,
    Array("8".utf8): .end,
  ]
}
