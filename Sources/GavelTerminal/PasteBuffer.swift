/// Gathers pasted text without its control characters, up to a limit.
struct PasteBuffer {
  let limit: Int
  private(set) var text = ""
  private var endedWithReturn = false

  init(limit: Int) { self.limit = limit }

  /// Terminals send a return for each line end; tabs stay, every other control goes.
  mutating func append(_ scalar: Unicode.Scalar) {
    guard text.utf8.count < limit else { return }
    defer { endedWithReturn = scalar == "\r" }
    switch scalar {
    case "\r": text.unicodeScalars.append("\n")
    case "\n": if !endedWithReturn { text.unicodeScalars.append(scalar) }
    case "\t": text.unicodeScalars.append(scalar)
    default:
      if scalar.properties.generalCategory != .control { text.unicodeScalars.append(scalar) }
    }
  }
}
