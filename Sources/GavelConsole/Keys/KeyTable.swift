import GavelScreen

/// The one table of commands: dispatch, hints, help and palette all read it.
enum KeyTable {
  /// Every row; within a context no key stands in two of them.
  static let rows: [KeyBinding] =
    moving + queueing + marking + acting + panes + session + fields + dialogs

  private static let index: [KeyContext: [Key: KeyBinding]] = {
    var index: [KeyContext: [Key: KeyBinding]] = [:]
    for row in rows {
      for context in row.contexts {
        for key in row.keys { index[context, default: [:]][key] = row }
      }
    }
    return index
  }()

  /// The row that a key means in a context.
  static func binding(for key: Key, in context: KeyContext) -> KeyBinding? {
    index[context]?[key]
  }

  /// The row of a command in a context, or its first row where the context has none.
  static func binding(of command: Command, in context: KeyContext) -> KeyBinding? {
    rows.first { $0.command == command && $0.contexts.contains(context) }
      ?? rows.first { $0.command == command }
  }

  /// Rows that the palette offers in a context: those that work there, each command once.
  static func named(in context: KeyContext) -> [KeyBinding] {
    rows.filter { $0.contexts.contains(context) && $0.command != .session(.palette) }
  }

  /// Why a row's command is unavailable now; `nil` when it can run.
  static func unavailable(_ row: KeyBinding, in state: ConsoleState) -> String? {
    row.needs.first { !$0.isMet(in: state) }?.unmet
  }
}
