import GavelScreen

/// The one table of commands: dispatch, hints, help, palette and the page of keys all read it.
public struct KeyTable: Sendable, Equatable {
  /// The table as it comes, before anybody changed keys.
  public static let standard = KeyTable(
    rows: moving + queueing + deciding + auditing + marking + sets + acting + panes + reading
      + theming + profiles + session + record + fields + dialogs)

  /// Every row; within a context of a view no key stands in two of them.
  let rows: [KeyBinding]
  private let index: [View: [KeyContext: [Key: Int]]]
  private let listed: [View: [KeyContext: [Int]]]

  init(rows: [KeyBinding]) {
    self.rows = rows
    var index: [View: [KeyContext: [Key: Int]]] = [:]
    var listed: [View: [KeyContext: [Int]]] = [:]
    for (place, row) in rows.enumerated() {
      for view in row.views {
        for context in row.contexts {
          listed[view, default: [:]][context, default: []].append(place)
          for key in row.keys { index[view, default: [:]][context, default: [:]][key] = place }
        }
      }
    }
    self.index = index
    self.listed = listed
  }

  /// The names by which rows are remapped, each once, in the order of the table.
  public var names: [String] {
    var seen: Set<String> = []
    return rows.map(\.name).filter { seen.insert($0).inserted }
  }

  /// The row that a key means in a context.
  func binding(for key: Key, in context: KeyContext, of view: View) -> KeyBinding? {
    index[view]?[context]?[key].map { rows[$0] }
  }

  /// The row of a command in a context, or its first row where the context has none.
  func binding(of command: Command, in context: KeyContext) -> KeyBinding? {
    rows.first { $0.command == command && $0.contexts.contains(context) }
      ?? rows.first { $0.command == command }
  }

  /// The key that sentences name for a command, or its name after a colon where it has no key.
  func label(of command: Command, in context: KeyContext) -> String {
    let row = binding(of: command, in: context)
    return row?.keys.first?.label ?? ":\(row?.name ?? command.name)"
  }

  /// Rows that work in a context of a view.
  func rows(in context: KeyContext, of view: View) -> [KeyBinding] {
    (listed[view]?[context] ?? []).map { rows[$0] }
  }

  /// Why a row's command is unavailable now; `nil` when it can run.
  static func unavailable(_ row: KeyBinding, in state: ConsoleState) -> String? {
    row.needs.first { !$0.isMet(in: state) }?.unmet(in: state)
  }

  /// Whether the platform has no such command at all, whatever is selected.
  static func isLacking(_ row: KeyBinding, in state: ConsoleState) -> Bool {
    row.needs.contains { $0.isAboutPlatform && !$0.isMet(in: state) }
  }
}
