/// The field that runs a command by its name, and the row of its list that was chosen.
struct PaletteField: Sendable, Equatable {
  var text = TextField()
  /// Place in the list of matches; `nil` until one was chosen, then the first is meant.
  var choice: Int?

  /// The name being typed: everything before the first blank.
  var name: String { String(text.text.prefix { $0 != " " }) }

  /// What follows the name, without the blanks around it; `nil` while only a name is typed.
  var argument: String? {
    guard let blank = text.text.firstIndex(of: " ") else { return nil }
    var rest = text.text[blank...].drop { $0 == " " }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
