/// What form the value of a key must have.
enum SettingsShape: Hashable, Sendable {
  case text
  case boolean
  case number(ClosedRange<Int>)
  case texts
  case reasons
  case word([String])
  case object
  case url
  case name
  case colour
  case attributes
  case theme([String])
}

/// One key of a file that a person writes.
struct SettingsKey: Sendable {
  /// How the values of several files come together.
  enum Layering: Hashable, Sendable {
    /// The nearest file wins.
    case nearest
    /// All count, so that a nearer file cannot lift what a farther one says.
    case all
    /// The lowest number that is not 0 wins.
    case lowest
    /// The farthest file wins.
    case farthest
  }

  /// The keys from the top, joined by dots; `*` stands for any name.
  let path: String
  /// The form of its value.
  let shape: SettingsShape
  /// What holds when no file has it, as it would be written; empty for nothing.
  var standard = ""
  /// What it does, for the page of all keys.
  var help = ""
  /// How the values of several files come together.
  var layering = Layering.nearest
}
