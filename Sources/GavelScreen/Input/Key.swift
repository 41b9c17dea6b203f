/// A key as the moderator pressed it.
public enum Key: Hashable, Sendable {
  /// A letter, digit or sign, as the keyboard layout made it.
  case character(Character)
  case enter, escape, tab, backTab, backspace, delete
  case up, down, left, right
  case pageUp, pageDown, home, end
  /// F1 is 1.
  case function(Int)
  /// Control held with a lowercase letter.
  case control(Character)
}
