import GavelModel

extension ConsoleState {
  /// Keeps marks under a name, or reckons with those kept; without a name the palette asks for it.
  mutating func reckon(_ algebra: SetAlgebra, named name: String) -> [Effect] {
    guard let list = markableList else { return [] }
    guard !name.isEmpty else {
      prompt = .palette(PaletteField(text: TextField("\(algebra.rawValue) ")))
      return []
    }
    switch algebra {
    case .save:
      guard !marks(in: list).isEmpty else {
        hint("nothing is marked here")
        return []
      }
      markSets[name] = MarkSet(list: list, ids: marks(in: list))
      hint("“\(name)” holds \(words(for: marks(in: list).count, in: list))")
      return []
    case .forget:
      let isKnown = markSets.removeValue(forKey: name) != nil
      hint(isKnown ? "“\(name)” is forgotten" : "no marks are kept as “\(name)”")
      return []
    case .recall: return reckon(name, in: list) { _, kept in kept }
    case .add: return reckon(name, in: list) { $0.union($1) }
    case .subtract: return reckon(name, in: list) { $0.subtracting($1) }
    case .intersect: return reckon(name, in: list) { $0.intersection($1) }
    }
  }

  private mutating func reckon(
    _ name: String, in list: ListName, _ result: (Set<String>, Set<String>) -> Set<String>
  ) -> [Effect] {
    guard let kept = markSets[name] else {
      hint("no marks are kept as “\(name)”")
      return []
    }
    guard kept.list == list else {
      hint("“\(name)” holds \(words(for: kept.ids.count, in: kept.list)), none of this list")
      return []
    }
    range = nil
    setMarks(result(marks(in: list), kept.ids), in: list)
    hint("\(words(for: marks(in: list).count, in: list)) marked")
    return countHidden(in: list, matching: shownFilter(of: list))
  }

  /// Names of the sets that a command about the focused list can mean, in their order.
  var markSetNames: [String] {
    guard let list = markableList else { return [] }
    return markSets.filter { $0.value.list == list }.keys.sorted()
  }

  /// Takes the latest change of a list's marks back.
  mutating func undoMarks(in list: ListName) -> [Effect] {
    range = nil
    guard let place = markHistory.lastIndex(where: { $0.list == list }) else {
      hint("no marks were changed here")
      return []
    }
    let step = markHistory.remove(at: place)
    marks[list] = step.ids.isEmpty ? nil : step.ids
    hint("\(words(for: step.ids.count, in: list)) marked, as before")
    return countHidden(in: list, matching: shownFilter(of: list))
  }
}
