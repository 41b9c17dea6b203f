import GavelConsole

extension EffectRunner {
  /// Posts the themes that can be chosen, and a notice for each that cannot.
  func offerThemes() {
    var choices: [ThemeChoice] = []
    for offer in themes.offers {
      switch offer.theme {
      case .success(let theme):
        choices.append(ThemeChoice(theme: theme, about: offer.about, isOwn: offer.isOwn))
      case .failure(let error): inbox.post(.notice(Notices.notice(error)))
      }
    }
    inbox.post(.themes(choices))
  }

  /// Remembers a theme, or says why the next start will not show it.
  func keepTheme(_ name: String) {
    do throws(ConfigurationError) {
      try themes.remember(name)
      if let configured = themes.configured {
        inbox.post(.notice(Notices.themeIsConfigured(configured, chosen: name)))
      }
    } catch {
      inbox.post(.notice(Notices.notice(error)))
    }
  }
}
