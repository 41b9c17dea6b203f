import GavelModel
import GavelScreen

extension ConsoleState {
  mutating func run(_ session: Session, by key: Key?, argument: String) -> [Effect] {
    switch session {
    case .palette: prompt = .palette(PaletteField())
    case .runNamed: return runNamed(by: key)
    case .closePalette: prompt = nil
    case .complete: completeName()
    case .help:
      help = HelpState(context: context, view: view, search: TextField(argument))
    case .closeHelp: closeHelp(by: key)
    case .sync:
      hint("reading the platform again")
      note([configuration.commandLines.sync])
      return [.sync]
    case .quit: return quit(by: key)
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .nextStep: return stepTour(by: 1)
    case .previousStep: return stepTour(by: -1)
    }
    return []
  }

  /// Ends when nothing is pending; otherwise asks what becomes of it.
  private mutating func quit(by key: Key?) -> [Effect] {
    guard !queue.pending.isEmpty || !enqueuing.isEmpty else { return [.quit(.nothingPending)] }
    guard modal == nil else { return [] }
    modal = Modal(kind: .quit, openedBy: key)
    return [.drainInput]
  }

  /// Esc takes the search back first; a list that is searched and left shows all of itself again.
  private mutating func closeHelp(by key: Key?) {
    guard let help, key == .escape, !help.search.isEmpty else {
      self.help = nil
      return
    }
    self.help = HelpState(context: help.context, view: help.view)
  }
}
