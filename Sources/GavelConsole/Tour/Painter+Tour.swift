import GavelModel
import GavelScreen

extension Painter {
  /// Draws the guide beside or below the panes.
  mutating func drawTour() {
    guard let rect = layout.guide, let tour = state.tour else { return }
    frame.box(rect, style: style(.focus))
    let inner = rect.inset().inset(columns: 1, rows: 0)
    let total = tour.tour.steps.count
    let number = min(tour.index + 1, total)
    let lines = tourLines(tour, columns: inner.columns)
    // Where the text takes every row, the title says that the step is done.
    let isCrowded = tour.metAt != nil && lines.count > inner.rows
    let done: DisplayText = isCrowded ? " Done. " : ""
    let count = done + (tour.isOver ? " done " : " \(number)/\(total) ")
    putRight(count, before: rect.endColumn - 1, row: rect.row, .dim)
    put(
      (" Tour  " + DisplayText(tour.step?.title ?? "The end") + " ")
        .truncated(to: rect.columns - count.columns - 3),
      at: rect.column + 1, row: rect.row, .focus)
    var row = inner.row
    for line in lines where row < inner.endRow {
      put(line.text, at: inner.column, row: row, line.role, within: inner.columns)
      row += 1
    }
  }

  private func tourLines(
    _ tour: TourProgress, columns: Int
  ) -> [(text: DisplayText, role: ThemeRole)] {
    let body = tour.isOver ? Self.farewell : tour.text ?? ""
    var lines: [(DisplayText, ThemeRole)] =
      DisplayText(body).wrapped(to: columns, maxLines: 30).map { ($0, .text) }
    if tour.metAt != nil { lines.append(("Done.", .good)) }
    guard layout.isGuideBeside else { return lines }
    lines.append((.empty, .text))
    for (number, step) in tour.tour.steps.enumerated() {
      let sign: DisplayText = number < tour.index ? "x " : number == tour.index ? "> " : "  "
      lines.append((sign + DisplayText(step.title), number == tour.index ? .text : .dim))
    }
    return lines
  }

  private static let farewell = "That was the tour. Stay as long as you like; nothing here is real."
}

extension ConsoleState {
  /// The text of a step with the keys as they are bound.
  func tourText(_ step: Tour.Step) -> String {
    var text = step.text
    for command in Tour.named where text.contains("{\(command.name)}") {
      let key = tourRow(of: command)?.keys.first?.label
      text = text.replacing("{\(command.name)}", with: key ?? ":\(command.name)")
    }
    return text
  }

  /// The row of a command in this view, wherever in it the command works.
  private func tourRow(of command: Command) -> KeyBinding? {
    let rows = keys.rows.filter { $0.command == command && $0.views.contains(view) }
    return rows.first { $0.contexts.contains(context) } ?? rows.first
  }
}

extension Tour {
  /// Commands that the texts speak of.
  static let named: [Command] = [
    .session(.nextStep), .session(.previousStep), .session(.help), .session(.quit),
    .filter(.filter), .navigate(.open), .navigate(.members), .navigate(.reports),
    .navigate(.queue), .mark(.mark), .mark(.markAll), .act(.deleteMessages),
    .act(.removeMembers), .answer(.cancel), .queue(.undo), .queue(.sendNow), .move(.last),
    .decide(.dismiss), .decide(.deleteMessage),
  ]
}
