import Foundation
import GavelScreen

/// What somebody at the screen sees of a dialog, read from the frame's letters alone.
struct DialogSight: Equatable {
  enum Question: Equatable {
    /// Nothing is asked yet: the platform is being read.
    case reading
    /// One of these keys does it.
    case keys([Character])
    /// One of these texts and Enter do it; `typed` is what stands in the field.
    case text([String], typed: String)
    /// Something is asked that is not read here: a reason, or a text cut into rows.
    case other
    /// What to do with unfinished work.
    case unfinished
  }

  let question: Question
  /// Whether the foot says that nothing is accepted yet.
  let isWaiting: Bool

  /// Finds the dialog; `nil` when there is none.
  init?(_ frame: Frame) {
    let rows = frame.text().split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    isWaiting = rows.contains { $0.contains("│ wait ") || $0.contains("┃ wait ") }
    if rows.contains(where: { $0.contains("The platform is read first") }) {
      question = .reading
    } else if let row = rows.first(where: { $0.contains(" to do it.") }) {
      question = .keys(Self.keys(in: row))
    } else if let index = rows.firstIndex(where: { $0.contains("then press Enter:") }) {
      question = Self.text(rows, at: index)
    } else if rows.contains(where: { $0.contains("why? ") || $0.contains("digit of the reason") }) {
      question = .other
    } else if rows.contains(where: {
      $0.contains("Work is unfinished") || $0.contains("Interrupted work of")
    }) {
      question = .unfinished
    } else if isWaiting || rows.contains(where: { $0.contains(" confirm  esc") }) {
      question = .other
    } else {
      return nil
    }
  }

  /// Whether a plan is in front that could be confirmed now or later.
  var isAboutPlan: Bool {
    switch question {
    case .keys, .text, .other: true
    case .reading, .unfinished: false
    }
  }

  private static func keys(in row: String) -> [Character] {
    guard let end = row.range(of: " to do it."), let letter = row[..<end.lowerBound].last else {
      return []
    }
    return row.contains("a digit or") ? [letter] + "123456789" : [letter]
  }

  private static func text(_ rows: [String], at index: Int) -> Question {
    let row = rows[index]
    guard let start = row.range(of: "Type "), let end = row.range(of: ", then press Enter:"),
      start.upperBound < end.lowerBound
    else { return .other }
    var asked = String(row[start.upperBound..<end.lowerBound])
    for what in ["the number ", "the room's name ", "the name ", "the room's id "]
    where asked.hasPrefix(what) { asked.removeFirst(what.count) }
    var typed = inner(row[end.upperBound...])
    if typed.isEmpty, rows.indices.contains(index + 1) {
      // The field has a row of its own below a long question.
      let border = rows[index + 1].firstIndex { $0 == "│" || $0 == "┃" }
      typed = border.map { inner(rows[index + 1][rows[index + 1].index(after: $0)...]) } ?? ""
    }
    return .text(asked.components(separatedBy: " or "), typed: typed)
  }

  /// What stands before the dialog's right border.
  private static func inner(_ text: Substring) -> String {
    let end = text.firstIndex { $0 == "│" || $0 == "┃" } ?? text.endIndex
    return text[..<end].trimmingCharacters(in: .whitespaces)
  }
}
