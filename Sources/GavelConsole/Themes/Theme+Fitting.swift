import GavelScreen

extension Theme {
  /// Returns the theme as a terminal of this depth can tell its roles apart.
  ///
  /// Without colours a ground of its own becomes a reversed one; everything else stays, because the
  /// terminal finds the nearest colours itself.
  func fitted(to depth: ColorDepth) -> Theme {
    switch depth {
    case .eight, .sixteen, .indexed256, .direct: return self
    case .none: break
    }
    let ground = self[.text].background
    let styles = ThemeRole.allCases.map { role in
      let stands = role.isBlock && self[role].background != ground
      return (
        role, Style(attributes: self[role].attributes.union(stands ? .reverse : []))
      )
    }
    return Theme(name: name, styles: Dictionary(uniqueKeysWithValues: styles))
  }
}

extension ThemeRole {
  /// Whether it is seen by its ground rather than by its letters.
  fileprivate var isBlock: Bool {
    switch self {
    case .header, .lock, .hidden: true
    case .text, .dim, .strong, .border, .focus, .marker, .mark, .footer, .key, .good, .caution,
      .danger, .staff, .bar, .dialog, .field:
      false
    }
  }
}
