import GavelModel
import GavelScreen

/// Draws the state into cells; one extension for each part of the screen.
struct Painter {
  let state: ConsoleState
  let layout: Layout
  let glyphs: GlyphSet
  /// The colours as this terminal can tell them apart.
  let theme: Theme
  var frame: Frame
  /// What lies under the text that is drawn: a pane, the footer or a dialog.
  var ground: ThemeRole = .text {
    didSet { groundColor = theme[ground].background }
  }
  private let textGround: Color
  private var groundColor: Color
  /// Where hints stand, which can be clicked.
  var buttons: [HintButton] = []

  init(_ state: ConsoleState) {
    self.state = state
    layout = state.layout
    glyphs = GlyphSet(state.configuration.charset)
    // Every change of colour takes some twenty bytes.
    let depth = state.reading.sparesBytes ? .none : state.configuration.colorDepth
    theme = state.theme.fitted(to: depth)
    textGround = theme[.text].background
    groundColor = textGround
    frame = Frame(
      size: state.size, style: theme[.text], charset: state.configuration.charset)
    frame.isCursorVisible = state.reading.sparesBytes
  }

  /// A role's style; one without a background of its own takes that of the ground.
  func style(_ role: ThemeRole) -> Style {
    var style = theme[role]
    if style.background == textGround { style.background = groundColor }
    return style
  }

  /// Draws text and returns the columns it took; revealed characters stand out.
  @discardableResult
  mutating func put(
    _ text: DisplayText, at column: Int, row: Int, _ role: ThemeRole = .text,
    within: Int? = nil
  ) -> Int {
    frame.put(
      text, at: column, row: row, style: style(role), within: within, revealed: style(.hidden))
  }

  /// Draws text that ends before a column.
  mutating func putRight(
    _ text: DisplayText, before column: Int, row: Int, _ role: ThemeRole = .text
  ) {
    put(text, at: column - text.columns, row: row, role)
  }

  /// Draws a line and cuts it with an ellipsis where it does not fit.
  @discardableResult
  mutating func line(
    _ text: DisplayText, at column: Int, row: Int, columns: Int, _ role: ThemeRole = .text
  ) -> Int {
    put(text.truncated(to: max(0, columns)), at: column, row: row, role, within: columns)
  }

  /// Draws what an empty pane says instead of rows.
  mutating func empty(_ text: DisplayText, in rect: Rect) {
    let lines = text.wrapped(to: max(1, rect.columns - 2), maxLines: rect.rows)
    for (offset, line) in lines.enumerated() {
      put(line, at: rect.column + 1, row: rect.row + offset, .dim, within: rect.columns - 1)
    }
  }
}

/// Draws the whole console at the size it was last told.
///
/// Pure; costs one pass over the cells and the visible rows.
public func draw(_ state: ConsoleState) -> Frame { painted(state).frame }

/// Where the hints of a state stand, drawn as it would be.
func hintButtons(_ state: ConsoleState) -> [HintButton] { painted(state).buttons }

private func painted(_ state: ConsoleState) -> Painter {
  var painter = Painter(state.disguised)
  if painter.layout.isTooSmall {
    painter.drawTooSmall()
    return painter
  }
  painter.drawHeader()
  painter.drawBlocks()
  painter.drawStrip()
  painter.drawTour()
  painter.drawFooter()
  if case .palette(let palette) = state.prompt, state.modal == nil {
    painter.drawPalette(palette)
  }
  if state.themes != nil { painter.drawThemes() }
  if state.profiles != nil { painter.drawProfiles() }
  if state.help != nil { painter.drawHelp() }
  if let modal = painter.state.modal { painter.draw(modal) }
  if let prompt = state.secondFactors.first { painter.draw(prompt) }
  return painter
}

extension Painter {
  mutating func drawTooSmall() {
    let minimum = Layout.minimum
    let size = state.size
    let text: DisplayText =
      "terminal too small: \(size.columns)x\(size.rows), "
      + "needs \(minimum.columns)x\(minimum.rows)"
    let lines = text.wrapped(to: max(1, state.size.columns), maxLines: max(1, state.size.rows))
    for (row, line) in lines.enumerated() { put(line, at: 0, row: row, .danger) }
    frame.cursor = CursorPosition(column: 0, row: 0)
  }
}
