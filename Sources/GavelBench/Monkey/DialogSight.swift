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
      question = Self.text(rows, at: index, of: frame)
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

  private static func text(
    _ rows: [String], at index: Int, of frame: Frame
  ) -> Question {
    let row = rows[index]
    guard let start = row.range(of: "Type "), let end = row.range(of: ", then press Enter:"),
      start.upperBound < end.lowerBound
    else { return .other }
    var asked = String(row[start.upperBound..<end.lowerBound])
    for what in ["the number ", "the room's name ", "the name ", "the room's id "]
    where asked.hasPrefix(what) { asked.removeFirst(what.count) }
    var typed = inner(row[end.upperBound...])
    if typed.isEmpty { typed = beneath(frame, row: index) }
    return .text(asked.components(separatedBy: " or "), typed: typed)
  }

  /// What stands in the row below a long question, where the field has one of its own.
  ///
  /// Found by cells: beside the dialog other panes have borders too.
  private static func beneath(_ frame: Frame, row: Int) -> String {
    guard row + 1 < frame.size.rows else { return "" }
    func isBorder(_ text: String) -> Bool { text == "│" || text == "┃" }
    let cells = frame.cells(ofRow: row).map(\.text)
    let asked = Array("press Enter:").map(String.init)
    guard
      let start = cells.indices.dropLast(asked.count - 1).first(where: {
        Array(cells[$0..<$0 + asked.count]) == asked
      }), let left = cells[..<start].lastIndex(where: isBorder),
      let right = cells[start...].firstIndex(where: isBorder)
    else { return "" }
    return frame.cells(ofRow: row + 1).map(\.text)[(left + 1)..<right].joined()
      .trimmingCharacters(in: .whitespaces)
  }

  /// What stands before the dialog's right border.
  private static func inner(_ text: Substring) -> String {
    let end = text.firstIndex { $0 == "│" || $0 == "┃" } ?? text.endIndex
    return text[..<end].trimmingCharacters(in: .whitespaces)
  }
}
