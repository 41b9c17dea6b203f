import GavelModel
import GavelScreen

extension ConsoleState {
  mutating func run(_ session: Session, by key: Key?) -> [Effect] {
    switch session {
    case .palette: prompt = .palette(TextField())
    case .runNamed: return runNamed(by: key)
    case .closePalette: prompt = nil
    case .help: help = HelpState(context: context, view: view)
    case .closeHelp: help = nil
    case .sync:
      hint("reading the platform again")
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

  /// Runs what was typed: a command's name, or a beginning that only one command has.
  private mutating func runNamed(by key: Key?) -> [Effect] {
    guard case .palette(let field) = prompt else { return [] }
    let rows = paletteRows(matching: field.text)
    let exact = rows.filter { $0.command.name == field.text }
    guard let row = exact.first ?? (rows.count == 1 ? rows.first : nil) else {
      hint(
        field.isEmpty
          ? "type a command's name"
          : rows.isEmpty
            ? "no command here is called “\(field.text)”"
            : "several commands begin like that")
      return []
    }
    prompt = nil
    return run(row, by: key)
  }

  /// The rows whose names begin with a text, where the focus is.
  func paletteRows(matching text: String) -> [KeyBinding] {
    KeyTable.named(in: paneContext, of: view).filter { $0.command.name.hasPrefix(text) }
  }
}
