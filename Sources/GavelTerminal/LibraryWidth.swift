import CNcurses

/// The C library's opinion on how many columns a character takes, which ncurses goes by.
enum LibraryWidth {
  /// Returns 0, 1 or 2, or -1 for what the library does not know in the present locale.
  static func columns(of scalar: Unicode.Scalar) -> Int {
    Int(gavel_character_width(wchar_t(scalar.value)))
  }
}
