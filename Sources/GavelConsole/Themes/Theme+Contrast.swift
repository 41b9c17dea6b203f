import GavelScreen

/// How well one role can be read on one of its grounds.
public struct RoleContrast: Hashable, Sendable {
  /// What is drawn.
  public var role: ThemeRole
  /// The role whose background lies under it.
  public var ground: ThemeRole
  /// The contrast ratio, from 1 to 21.
  public var ratio: Double
  /// The least ratio that WCAG 2.1 AA asks for: 4.5 for text (1.4.3), 3 for graphics (1.4.11).
  public var least: Double

  /// Whether the ratio is large enough.
  public var isEnough: Bool { ratio >= least }
}

extension Theme {
  /// Every role on every ground it is drawn on, where both colours are known.
  public var contrasts: [RoleContrast] {
    ThemeRole.allCases.flatMap { role in
      grounds(of: role).compactMap { ground in
        var style = self[role]
        style.background = self[ground].background
        return style.contrast.map { ratio in
          RoleContrast(
            role: role, ground: ground, ratio: ratio, least: role.isGraphic ? 3 : 4.5)
        }
      }
    }
  }

  /// A role with a background of its own stands on it; the others lie on panes, dialogs, and the
  /// footer.
  private func grounds(of role: ThemeRole) -> [ThemeRole] {
    guard self[role].background == self[.text].background else { return [role] }
    return role.standsInFooter ? [.text, .dialog, .footer] : [.text, .dialog]
  }
}

extension ThemeRole {
  /// Whether it is drawn with lines and blocks instead of letters.
  fileprivate var isGraphic: Bool { self == .border || self == .bar }

  fileprivate var standsInFooter: Bool {
    switch self {
    case .key, .dim, .caution, .danger, .field, .footer: true
    case .text, .strong, .border, .focus, .marker, .mark, .header, .good, .lock, .staff, .hidden,
      .bar, .dialog:
      false
    }
  }
}
