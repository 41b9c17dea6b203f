extension ConsoleState {
  /// Moves a border of the focused pane, or puts all of them back.
  mutating func arrange(_ arranging: Arranging) -> [Effect] {
    guard arranging != .reset else {
      arrangement = PaneArrangement(zoomed: arrangement.zoomed)
      hint("the panes have their usual sizes")
      return []
    }
    guard let border = arranging.border(of: focus), let split = layout.splits[border.split] else {
      hint("there is no border to move: this pane stands alone")
      return []
    }
    let step = arranging == .wider || arranging == .narrower ? 2 : 1
    let wanted = split.cells + (border.grows ? step : -step)
    let cells = min(split.limits.upperBound, max(split.limits.lowerBound, wanted))
    guard cells != split.cells else {
      hint("the border cannot go further")
      return []
    }
    arrangement.give(border.split, cells: cells, of: split.whole)
    return []
  }

  /// Keeps what the moderator arranged, once for each change.
  mutating func rememberArrangement() -> [Effect] {
    if !isZoomed { isZoomedByKey = false }
    arrangement.zoomed = isZoomedByKey ? focus.rawValue : nil
    guard arrangement != rememberedArrangement else { return [] }
    rememberedArrangement = arrangement
    return [.remember(memory)]
  }

  /// Gives the pane that had the screen for itself at the last end the screen again.
  mutating func restoreZoom() -> [Effect] {
    guard let pane = rememberedArrangement.zoomedPane else { return [] }
    let home = View.allCases.first { $0.panes.contains(pane) } ?? view
    let effects = view.panes.contains(pane) ? [] : show(home)
    focus(on: pane)
    isZoomed = true
    isZoomedByKey = true
    return effects
  }
}
