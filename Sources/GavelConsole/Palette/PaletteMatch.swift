/// How well a command's name answers to what was typed; the lower, the better.
enum PaletteMatch: Hashable, Sendable, Comparable {
  case exact
  case beginning
  /// A word inside of the name begins like that.
  case word
  case inside
  /// The letters stand in the name in this order; the number says how far apart.
  case scattered(Int)
  /// Only the help says it.
  case help

  /// `nil` when neither the name nor the help answers.
  init?(_ typed: String, name: String, help: String) {
    let typed = typed.lowercased()
    if typed == name {
      self = .exact
    } else if name.hasPrefix(typed) {
      self = .beginning
    } else if name.contains("-\(typed)") {
      self = .word
    } else if name.contains(typed) {
      self = .inside
    } else if let spread = Self.spread(of: typed, in: name) {
      self = .scattered(spread)
    } else if typed.count > 2, help.lowercased().contains(typed) {
      self = .help
    } else {
      return nil
    }
  }

  /// How many letters lie between the first and the last letter found; `nil` if one is missing.
  private static func spread(of typed: String, in name: String) -> Int? {
    // Two letters stand somewhere in most names.
    guard typed.count > 2, typed.first == name.first else { return nil }
    var place = name.startIndex
    for letter in typed {
      guard let next = name[place...].firstIndex(of: letter) else { return nil }
      place = name.index(after: next)
    }
    return name.distance(from: name.startIndex, to: place)
  }
}
