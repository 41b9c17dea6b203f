import GavelScreen

extension Key {
  /// The key's name in hints, help and the configuration.
  var label: String {
    switch self {
    case .character(" "): "space"
    case .character(let character): String(character)
    case .enter: "enter"
    case .escape: "esc"
    case .tab: "tab"
    case .backTab: "shift-tab"
    case .backspace: "backspace"
    case .delete: "del"
    case .up: "up"
    case .down: "down"
    case .left: "left"
    case .right: "right"
    case .pageUp: "pgup"
    case .pageDown: "pgdn"
    case .home: "home"
    case .end: "end"
    case .function(let number): "f\(number)"
    case .control(let letter): "ctrl-\(letter)"
    }
  }

  private static let named: [String: Key] = {
    let keys: [Key] = [
      .character(" "), .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left,
      .right, .pageUp, .pageDown, .home, .end,
    ]
    let functions = (1...24).map { Key.function($0) }
    return Dictionary(uniqueKeysWithValues: (keys + functions).map { ($0.label, $0) })
  }()

  /// Reads a key's name: one character, or a word such as `pgup`, `f5` or `ctrl-n`.
  ///
  /// Words are read in any case; a single letter is the key that types it.
  init?(label: String) {
    if let scalar = label.unicodeScalars.first, label.unicodeScalars.count == 1 {
      // Space has a name; a blank in the settings is a slip.
      guard !scalar.properties.isWhitespace, scalar.properties.generalCategory != .control
      else { return nil }
      self = .character(Character(scalar))
      return
    }
    let word = label.lowercased()
    if let key = Self.named[word] {
      self = key
    } else if word.hasPrefix("ctrl-"), word.count == 6, let letter = word.last, letter.isASCII,
      letter.isLetter
    {
      self = .control(letter)
    } else {
      return nil
    }
  }

  /// Whether a terminal can report the key as itself.
  ///
  /// Control-C and Control-Z become signals, Control-S and Control-Q may stop the screen, and
  /// Control-H, -I, -J and -M are Backspace, Tab and Enter (termios(3), ascii(7)).
  var isTypeable: Bool {
    switch self {
    case .control(let letter): !"chijmqsz".contains(letter)
    case .character, .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left,
      .right, .pageUp, .pageDown, .home, .end, .function:
      true
    }
  }
}
