import GavelScreen

/// Where everything stands on a screen of some size: pure arithmetic over size, view, focus
/// and zoom.
///
/// Panes give way by priority as the screen shrinks; the focused one is always there.
struct Layout: Hashable, Sendable {
  /// Below this nothing useful fits.
  static let minimum = Size(columns: 40, rows: 10)

  var size: Size
  var header: Rect
  var footer: Rect
  /// One line about the queue, where the queue has no pane.
  var strip: Rect?
  /// The cells of a tour's guide; `nil` without one and where it does not fit.
  var guide: Rect?
  /// Whether the guide stands beside the panes instead of below them.
  var isGuideBeside = false
  var blocks: [Block] = []
  /// The borders that can be moved on this screen.
  var splits: [PaneSplit: Split] = [:]
  let arrangement: PaneArrangement

  /// A bordered block with panes stacked in it; a pane's title stands in the line above it.
  struct Block: Hashable, Sendable {
    var rect: Rect
    var panes: [Slot]
  }

  /// A pane and the cells inside of its border.
  struct Slot: Hashable, Sendable {
    var pane: Pane
    var content: Rect
  }

  var isTooSmall: Bool {
    size.columns < Self.minimum.columns || size.rows < Self.minimum.rows
  }

  init(
    size: Size, view: View, focus: Pane, isZoomed: Bool, hasGuide: Bool = false,
    arrangement: PaneArrangement = .standard
  ) {
    self.size = size
    self.arrangement = arrangement
    let (header, below) = Rect(size).splitTop(1)
    var (footer, middle) = below.splitBottom(1)
    self.header = header
    self.footer = footer
    guard size.columns >= Self.minimum.columns, size.rows >= Self.minimum.rows else { return }
    if hasGuide { takeGuide(&middle) }
    if isZoomed || size.columns < 72 || size.rows < 18 {
      arrangeOne(focus, in: middle)
    } else {
      arrangeMany(view, focus, in: middle)
    }
  }

  /// Beside the panes where these stay wide enough, else below them.
  private mutating func takeGuide(_ middle: inout Rect) {
    isGuideBeside = size.columns >= 110
    if isGuideBeside {
      let (panes, rest) = middle.splitLeft(middle.columns - 34)
      (guide, middle) = (rest, panes)
    } else {
      let (rest, panes) = middle.splitBottom(size.rows >= 20 ? 6 : 5)
      (guide, middle) = (rest, panes)
    }
  }

  private mutating func arrangeOne(_ focus: Pane, in middle: Rect) {
    var area = middle
    if middle.rows >= 10, focus != .queue {
      let (line, rest) = middle.splitBottom(1)
      strip = line
      area = rest
    }
    blocks = [Self.block(area, [(focus, 0)])]
  }

  private mutating func arrangeMany(_ view: View, _ focus: Pane, in middle: Rect) {
    let isTall = size.rows >= 28
    var area = middle
    if isTall {
      let rows = place(
        .bottom, of: middle.rows, usual: max(6, min(12, size.rows / 5)), least: 3, rest: 12)
      let (bottom, rest) = middle.splitBottom(rows)
      let columns = place(
        .queue, of: bottom.columns, usual: bottom.columns / 2, least: 20, rest: 20)
      let (left, right) = bottom.splitLeft(columns)
      blocks = [Self.block(left, [(.queue, 0)]), Self.block(right, [(.activity, 0)])]
      area = rest
    } else if focus == .queue || focus == .activity {
      let (bottom, rest) = middle.splitBottom(max(7, middle.rows * 2 / 5))
      blocks = [Self.block(bottom, [(focus, 0)])]
      area = rest
      if focus == .activity { takeStrip(&area) }
    } else {
      takeStrip(&area)
    }
    switch view {
    case .rooms: arrangeRooms(focus, in: area, isTall: isTall)
    case .reports: arrangeReports(in: area)
    case .audit: arrangeAudit(focus, in: area)
    }
  }

  /// The groups on the left; beside them the conversation over everything else about the case.
  private mutating func arrangeReports(in area: Rect) {
    let usual = max(36, min(56, size.columns * 38 / 100))
    let columns = place(.reports, of: area.columns, usual: usual, least: 24, rest: 30)
    let (left, right) = area.splitLeft(columns)
    blocks.append(Self.block(left, [(.reports, 0)]))
    let rows = place(
      .caseFile, of: area.rows, usual: max(5, (area.rows - 3) * 3 / 5), least: 2, rest: 6)
    blocks.append(Self.block(right, [(.conversation, 0), (.caseFile, rows)]))
  }

  /// The entries above; below them one in full, and beside it the trail where both have room.
  private mutating func arrangeAudit(_ focus: Pane, in area: Rect) {
    let (lower, upper) = area.splitBottom(
      max(3, min(max(8, area.rows * 9 / 20), area.rows - 5)))
    blocks.append(Self.block(upper, [(.audit, 0)]))
    guard size.columns >= 100 else {
      return blocks.append(Self.block(lower, [(focus == .trail ? .trail : .entry, 0)]))
    }
    let (left, right) = lower.splitLeft(lower.columns * 3 / 5)
    blocks.append(Self.block(left, [(.entry, 0)]))
    blocks.append(Self.block(right, [(.trail, 0)]))
  }

  private mutating func arrangeRooms(_ focus: Pane, in area: Rect, isTall: Bool) {
    let usual = max(26, min(44, size.columns * 28 / 100))
    let columns = place(.rooms, of: area.columns, usual: usual, least: 20, rest: 30)
    let (left, right) = area.splitLeft(columns)
    let memberRows = place(
      .members, of: area.rows, usual: max(3, area.rows * 2 / 5 - 1), least: 2, rest: 6)
    blocks.append(Self.block(left, [(.rooms, 0), (.members, memberRows)]))
    let hasDetail = isTall || focus == .detail
    let detailRows =
      hasDetail
      ? place(.detail, of: area.rows, usual: max(5, area.rows / 3), least: 2, rest: 6) : 0
    blocks.append(
      Self.block(
        right, detailRows > 0 ? [(.messages, 0), (.detail, detailRows)] : [(.messages, 0)]))
  }

  private mutating func takeStrip(_ area: inout Rect) {
    let (line, rest) = area.splitBottom(1)
    strip = line
    area = rest
  }

  /// Stacks panes: the first takes what the others leave.
  private static func block(_ rect: Rect, _ panes: [(Pane, Int)]) -> Block {
    var rest = rect.inset()
    var slots: [Slot] = []
    for (pane, rows) in panes.dropFirst().reversed() {
      let (content, above) = rest.splitBottom(rows)
      slots.insert(Slot(pane: pane, content: content), at: 0)
      rest = above.splitBottom(1).1
    }
    if let first = panes.first { slots.insert(Slot(pane: first.0, content: rest), at: 0) }
    return Block(rect: rect, panes: slots)
  }

  /// The cells of a pane; `nil` where it has none.
  func content(of pane: Pane) -> Rect? {
    for block in blocks {
      if let slot = block.panes.first(where: { $0.pane == pane }) { return slot.content }
    }
    return nil
  }

  /// How many rows a pane shows; a guess for panes that are not on screen.
  func rows(of pane: Pane) -> Int { content(of: pane)?.rows ?? 10 }

  func listRows(of list: ListName) -> Int {
    switch list {
    case .rooms: rows(of: .rooms)
    case .members: rows(of: .members)
    case .messages: rows(of: .messages)
    case .reports: rows(of: .reports)
    case .audit: rows(of: .audit)
    }
  }
}

extension ConsoleState {
  var layout: Layout {
    Layout(
      size: size, view: view, focus: focus, isZoomed: isZoomed, hasGuide: tour != nil,
      arrangement: arrangement)
  }
}
