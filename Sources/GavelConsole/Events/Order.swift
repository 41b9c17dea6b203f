import GavelModel

/// What the line mode asks for by names and rows, where a screen has keys and a cursor.
///
/// Answers to dialogs are no orders: they are keys, and meet every guard that keys meet.
public struct Order: Sendable, Equatable {
  var kind: Kind

  enum Kind: Sendable, Equatable {
    /// Runs a row of the table of commands.
    case run(KeyBinding, argument: String)
    /// Puts the cursor on a row, wherever it is in its list.
    case choose(RowAddress)
    /// Puts the cursor on a row and asks for everything about it.
    case read(RowAddress)
    /// Goes to where the focused list is read from: its first row, or the newest message.
    case rewind
    /// Goes to a list, in whatever view it is.
    case visit(Pane)
    /// Holds the batch that was confirmed last half a minute longer.
    case hold
    /// Marks or unmarks rows of the focused list.
    case mark(Set<String>, isMarked: Bool)
    /// Narrows the focused list; an empty filter shows all of it.
    case narrow(String)
    /// Goes to the messages of a moment.
    case jump(String)
  }
}

/// A row that can be addressed, by id: it stays the same row wherever it moves.
enum RowAddress: Hashable, Sendable {
  case row(ListName, ListKey)
  case batch(BatchID)
  case item(ItemID)

  /// Rows are the same by their ids; their keys move with what happens to them.
  static func == (left: RowAddress, right: RowAddress) -> Bool {
    switch (left, right) {
    case (.row(let list, let key), .row(let other, let otherKey)):
      list == other && key.id == otherKey.id
    case (.batch(let batch), .batch(let other)): batch == other
    case (.item(let item), .item(let other)): item == other
    case (.row, _), (.batch, _), (.item, _): false
    }
  }

  func hash(into hasher: inout Hasher) {
    switch self {
    case .row(let list, let key):
      hasher.combine(list)
      hasher.combine(key.id)
    case .batch(let batch): hasher.combine(batch)
    case .item(let item): hasher.combine(item)
    }
  }
}
