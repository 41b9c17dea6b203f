import GavelScreen

/// Lists in front of the panes: commands, themes, profiles.
extension ConsoleState {
  /// Chooses a row of the list in front.
  ///
  /// - Returns: Whether that is all it takes to run it: a command runs by a click, of themes and
  ///   profiles a first click shows one and a second one takes it.
  mutating func choose(_ choice: Int) -> Bool {
    switch context {
    case .palette:
      guard case .palette(var palette) = prompt else { return false }
      palette.choice = choice
      prompt = .palette(palette)
      return true
    case .themes:
      guard themes?.cursor != choice else { return true }
      themes?.cursor = choice
      if let chosen = themes?.chosen { theme = chosen.theme }
      return false
    case .profiles:
      guard profiles?.cursor != choice else { return true }
      profiles?.cursor = choice
      return false
    case .rooms, .members, .messages, .detail, .reports, .conversation, .caseFile, .audit, .entry,
      .trail, .queue, .items, .activity, .help, .filter, .time, .sealing, .confirm, .decide,
      .reasonChoice, .typedConfirm, .reason, .quit, .interrupted, .secondFactor:
      return false
    }
  }
}

extension Painter {
  /// Makes a row of a list in front of the panes one that can be clicked.
  mutating func offer(_ choice: Int, in rect: Rect, by command: Command, _ context: KeyContext) {
    guard let binding = state.keys.binding(of: command, in: context) else { return }
    buttons.append(HintButton(rect: rect, context: context, binding: binding, choice: choice))
  }
}
