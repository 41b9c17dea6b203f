import GavelScreen

/// The one table of commands: dispatch, hints, help and palette all read it.
enum KeyTable {
  /// Every row; within a context of a view no key stands in two of them.
  static let rows: [KeyBinding] =
    moving + queueing + deciding + marking + acting + panes + reading + theming + session + fields
    + dialogs

  private static let index: [View: [KeyContext: [Key: KeyBinding]]] = {
    var index: [View: [KeyContext: [Key: KeyBinding]]] = [:]
    for row in rows {
      for view in row.views {
        for context in row.contexts {
          for key in row.keys { index[view, default: [:]][context, default: [:]][key] = row }
        }
      }
    }
    return index
  }()

  /// The row that a key means in a context.
  static func binding(for key: Key, in context: KeyContext, of view: View) -> KeyBinding? {
    index[view]?[context]?[key]
  }

  /// The row of a command in a context, or its first row where the context has none.
  static func binding(of command: Command, in context: KeyContext) -> KeyBinding? {
    rows.first { $0.command == command && $0.contexts.contains(context) }
      ?? rows.first { $0.command == command }
  }

  /// Rows that the palette offers in a context: those that work there, each command once.
  static func named(in context: KeyContext, of view: View) -> [KeyBinding] {
    rows(in: context, of: view).filter { $0.command != .session(.palette) }
  }

  /// Rows that work in a context of a view.
  static func rows(in context: KeyContext, of view: View) -> [KeyBinding] {
    rows.filter { $0.contexts.contains(context) && $0.views.contains(view) }
  }

  /// Why a row's command is unavailable now; `nil` when it can run.
  static func unavailable(_ row: KeyBinding, in state: ConsoleState) -> String? {
    row.needs.first { !$0.isMet(in: state) }?.unmet
  }

  /// Whether the platform has no such command at all, whatever is selected.
  static func isLacking(_ row: KeyBinding, in state: ConsoleState) -> Bool {
    row.needs.contains { $0.isAboutPlatform && !$0.isMet(in: state) }
  }
}
