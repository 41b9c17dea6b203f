/// What a piece of the screen means; a theme gives each meaning a style.
public enum ThemeRole: String, Hashable, Sendable, CaseIterable {
  /// Ordinary text, and the screen's background.
  case text
  /// Text that supports other text: times, ids, titles without the focus, empty states.
  case dim
  /// Words that stand out without being a state: names of rooms and people.
  case strong
  /// The lines around panes.
  case border
  /// The title of the pane with the focus.
  case focus
  /// The marker beside the focused row.
  case marker
  /// The sign beside marked rows.
  case mark
  /// The header line.
  case header
  /// The footer line with its hints.
  case footer
  /// Keys named in hints, dialogs and help.
  case key
  /// Done, gone, online.
  case good
  /// Held, waiting, set aside, cancelled, notices that warn.
  case caution
  /// Refused, failed, unknown, offline, what cannot be taken back.
  case danger
  /// The words READ-ONLY and READ-WRITE.
  case lock
  /// Roles above member, own and pinned messages.
  case staff
  /// Characters that were hidden and are revealed, and their badges.
  case hidden
  /// The filled part of bars.
  case bar
  /// Dialogs.
  case dialog
  /// Text being typed.
  case field
}
