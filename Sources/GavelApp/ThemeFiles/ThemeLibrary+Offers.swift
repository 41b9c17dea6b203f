import GavelConsole

/// A theme that can be chosen, or the reason why not.
struct ThemeOffer: Sendable {
  /// The name it is chosen by.
  var name: String
  /// Whether it is a file of the user's.
  var isOwn: Bool
  /// The theme that it changes, as its file names it.
  var parent: String?
  /// What its author says of it.
  var about = ""
  /// The theme, or what is wrong with its file.
  var theme: Result<Theme, ConfigurationError>

  /// Whether it can be chosen.
  var isRight: Bool {
    switch theme {
    case .success: true
    case .failure: false
    }
  }
}

extension ThemeLibrary {
  /// Every theme that can be chosen, in the order of ``names``.
  var offers: [ThemeOffer] {
    let own = Set(ownNames)
    return names.map { offer($0, isOwn: own.contains($0)) }
  }

  private func offer(_ name: String, isOwn: Bool) -> ThemeOffer {
    do throws(ConfigurationError) {
      guard let file = try file(named: name) else {
        // Removed since the folder was read.
        throw .unreadable(path: "\(directories.themes)/\(name).json", code: 2)
      }
      return ThemeOffer(
        name: name, isOwn: isOwn, parent: file.parent?.name, about: file.about,
        theme: .success(try theme(file, named: name)))
    } catch {
      return ThemeOffer(name: name, isOwn: isOwn, theme: .failure(error))
    }
  }
}
