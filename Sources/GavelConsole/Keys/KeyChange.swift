import GavelScreen

/// Other keys for a command, as the moderator's configuration gives them.
public struct KeyChange: Hashable, Sendable {
  /// The command's name in the table.
  public var name: String
  /// The names of its keys, the one that hints show first; none leaves the palette alone.
  public var keys: [String]

  /// Makes a change.
  public init(name: String, keys: [String]) {
    self.name = name
    self.keys = keys
  }
}

/// A change of keys that cannot be taken.
public struct KeyChangeError: Error, Hashable, Sendable {
  /// The name of the change at fault.
  public var name: String
  /// What is wrong with it.
  public var fault: Fault

  /// What is wrong with a change.
  public enum Fault: Hashable, Sendable {
    /// No command has the name.
    case unknownCommand
    /// No key has the name.
    case unknownKey(String)
    /// Terminals do not report the key as itself.
    case untypeable(String)
    /// The key stands twice in the list.
    case repeated(String)
    /// The command's keys are named by what is on the screen and stay.
    case fixed
    /// A dialog could not be answered; it needs this many keys beside Escape.
    case tooFew(Int)
    /// The key means something else in the same place.
    case clash(key: String, with: String, place: String)
    /// The key types a character, which is text in this place.
    case text(key: String, place: String)
  }
}

extension KeyTable {
  /// Returns the table with other keys for some commands.
  ///
  /// Escape leads out wherever it does so in the table, whatever the change says, so that nobody can
  /// lock themselves in. Every command keeps its risk and its questions; a dialog is never
  /// confirmed by the key that opened it, which is why confirming needs two keys.
  ///
  /// - Throws: ``KeyChangeError`` for the first change that cannot be taken. Of two that clash it
  ///   is the later one.
  public func changed(_ changes: [KeyChange]) throws(KeyChangeError) -> KeyTable {
    var rows = self.rows
    for change in changes {
      let places = rows.indices.filter { rows[$0].name == change.name }
      guard !places.isEmpty else {
        throw KeyChangeError(name: change.name, fault: .unknownCommand)
      }
      let keys = try Self.keys(of: change)
      for place in places {
        rows[place].keys = try Self.keys(keys, for: rows[place], change.name)
      }
    }
    let table = KeyTable(rows: rows)
    for change in changes.reversed() { try table.check(change.name) }
    return table
  }

  private static func keys(of change: KeyChange) throws(KeyChangeError) -> [Key] {
    var keys: [Key] = []
    for word in change.keys {
      guard let key = Key(label: word) else {
        throw KeyChangeError(name: change.name, fault: .unknownKey(word))
      }
      guard key.isTypeable else {
        throw KeyChangeError(name: change.name, fault: .untypeable(word))
      }
      guard !keys.contains(key) else {
        throw KeyChangeError(name: change.name, fault: .repeated(word))
      }
      keys.append(key)
    }
    return keys
  }

  private static func keys(
    _ keys: [Key], for row: KeyBinding, _ name: String
  ) throws(KeyChangeError) -> [Key] {
    guard !row.isFixed else { throw KeyChangeError(name: name, fault: .fixed) }
    let isConfirm = row.command == .answer(.confirm)
    let least = isConfirm ? 2 : row.contexts.isDisjoint(with: KeyContext.browsing) ? 1 : 0
    guard keys.count >= least else {
      throw KeyChangeError(name: name, fault: .tooFew(least))
    }
    let leadsOut = row.keys.contains(.escape) && !keys.contains(.escape)
    return leadsOut ? keys + [.escape] : keys
  }

  /// Looks for a clash of a name's rows with any other, in every context of every view.
  private func check(_ name: String) throws(KeyChangeError) {
    for row in rows where row.name == name {
      for context in KeyContext.allCases where row.contexts.contains(context) {
        for key in row.keys {
          if case .character = key, context.takesText {
            throw KeyChangeError(
              name: name, fault: .text(key: key.label, place: context.words))
          }
          let views = row.views.filter { $0.has(context) }
          let other = rows.first { other in
            other != row && other.contexts.contains(context) && other.keys.contains(key)
              && !other.views.isDisjoint(with: views)
          }
          if let other {
            throw KeyChangeError(
              name: name,
              fault: .clash(key: key.label, with: other.name, place: context.words))
          }
        }
      }
    }
  }
}
