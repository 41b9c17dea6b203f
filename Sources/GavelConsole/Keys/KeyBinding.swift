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
  /// The row's own name, where a command has other keys elsewhere; empty for the command's name.
  var ownName = ""
  /// Whether its keys stay as they are: what a dialog or a field says names them.
  var isFixed = false
  /// What may follow its name in the palette.
  var argument: CommandArgument?

  /// What it is remapped, listed and run by.
  var name: String { ownName.isEmpty ? command.name : ownName }
}

/// What follows a command's name in the palette.
enum CommandArgument: Hashable, Sendable {
  /// Words to look for; none are fine.
  case words
  /// A name for marks, new or not.
  case newMarkSet
  /// The name of marks that were kept.
  case markSet
  /// A name for a filter, new or not.
  case newFilter
  /// The name of a filter that was saved in the console.
  case ownFilter
  /// The name of a profile; without one the list of them comes up.
  case profile

  /// Whether the command can do nothing without it.
  var isNeeded: Bool {
    switch self {
    case .newMarkSet, .markSet, .newFilter, .ownFilter: true
    case .words, .profile: false
    }
  }

  /// How lists name it, as on the command line.
  var usage: String {
    switch self {
    case .words: "[TEXT]"
    case .newMarkSet, .markSet, .newFilter, .ownFilter: "NAME"
    case .profile: "[NAME]"
    }
  }
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
