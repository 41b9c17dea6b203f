import GavelModel

/// Filters that are saved in the console; those that the settings name stay as they are.
extension ConsoleState {
  /// Saves the focused list's filter; without a name the palette asks for one.
  mutating func saveFilter(named name: String) -> [Effect] {
    guard let list = focusedList else { return [] }
    guard !name.isEmpty else {
      prompt = .palette(PaletteField(text: TextField("\(Filtering.save.rawValue) ")))
      return []
    }
    guard let name = ownName(name) else { return [] }
    let text = filterText(of: list)
    guard text != "@\(name)" else {
      hint("that filter is @\(name) already")
      return []
    }
    var texts = savedTexts
    texts[name] = text
    do throws(FilterError) {
      try SavedFilters(texts).check(name)
    } catch {
      hint("it cannot be @\(name): \(FilterWords.text(of: error.fault))")
      return []
    }
    return [.saveFilter(text, named: name)]
  }

  /// Forgets a filter that was saved in the console, unless another one stands on it.
  mutating func forgetFilter(named name: String) -> [Effect] {
    guard !name.isEmpty else {
      prompt = .palette(PaletteField(text: TextField("\(Filtering.forget.rawValue) ")))
      return []
    }
    guard let name = ownName(name) else { return [] }
    guard configuration.ownFilters.contains(name) else {
      hint("no filter is saved as @\(name)")
      return []
    }
    var texts = savedTexts
    texts[name] = nil
    let rest = SavedFilters(texts)
    let broken = rest.names.first { other in
      do throws(FilterError) {
        try rest.check(other)
        return false
      } catch {
        return true
      }
    }
    if let broken {
      hint("@\(broken) is made of @\(name): forget it first")
      return []
    }
    return [.saveFilter(nil, named: name)]
  }

  /// The name without its sign; `nil`, with a word to the moderator, for one that is not theirs.
  private mutating func ownName(_ typed: String) -> String? {
    let name = typed.hasPrefix("@") ? String(typed.dropFirst()) : typed
    guard SavedFilters.isName(name) else {
      hint("a filter's name is of letters, digits, dots, dashes and underscores")
      return nil
    }
    guard configuration.ownFilters.contains(name) || configuration.savedFilters[name] == nil else {
      hint("@\(name) stands in the configuration, which stays as it is: take another name")
      return nil
    }
    return name
  }

  private var savedTexts: [String: String] {
    let saved = configuration.savedFilters
    return Dictionary(
      uniqueKeysWithValues: saved.names.compactMap { name in saved[name].map { (name, $0) } })
  }

  /// Takes over what is saved now.
  mutating func take(_ filters: SavedFilters, own: Set<String>) {
    configuration.savedFilters = filters
    configuration.ownFilters = own
  }
}
