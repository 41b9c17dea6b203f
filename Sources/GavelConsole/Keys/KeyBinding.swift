import GavelScreen

/// One row of the key table: everything that is known about a command in some contexts.
struct KeyBinding: Sendable, Equatable {
  /// The first key is the one that hints name; none for commands of the palette alone.
  var keys: [Key]
  var command: Command
  /// What it does, in a sentence without a full stop.
  var help: String
  /// One or two words for the footer; empty where the footer keeps quiet.
  var hint = ""
  var contexts: Set<KeyContext>
  /// The views in which it works; panes of several views may mean different things by one key.
  var views = Set(View.allCases)
  var risk: Risk = .none
  var needs: [Requirement] = []
}

/// What a command can cost.
enum Risk: Hashable, Sendable {
  /// Changes only what the console shows.
  case none
  /// Lets confirmed work go on, or takes it back.
  case queue
  /// Changes the platform for good, once confirmed.
  case destructive
}

extension Key {
  /// The key's name in hints and help.
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
}
