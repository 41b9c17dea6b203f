import GavelModel

/// Typing a filter: it is read at every key, and narrows the list whenever it can be read.
extension ConsoleState {
  /// Opens the field with the filter that the focused list has.
  mutating func openFilter() {
    guard let list = focusedList else { return }
    prompt = .filter(
      FilterPrompt(
        pane: focus, field: TextField(filterText(of: list)), known: knownValues))
  }

  /// Opens the field with the first saved filter; the completion keys lead to the others.
  mutating func openSavedFilters() -> [Effect] {
    guard focusedList != nil else { return [] }
    var field = FilterPrompt(pane: focus, field: TextField("@"), known: knownValues)
    let names = configuration.savedFilters.names.map { "@" + $0 }
    guard let first = names.first else { return [] }
    field.field.replace(0..<1, with: first)
    field.offer = FilterPrompt.Offer(words: names, chosen: 0, start: 0)
    return apply(field)
  }

  /// Takes a changed field over; what cannot be read leaves the list as it is.
  mutating func apply(_ changed: FilterPrompt) -> [Effect] {
    var changed = changed
    changed.error = nil
    var effects: [Effect] = []
    if let list = list(of: changed.pane) {
      do throws(FilterError) {
        effects = set(try filter(changed.field.text, for: list), in: list)
      } catch {
        changed.error = error
      }
    }
    prompt = .filter(changed)
    return effects
  }

  /// Closes the field, unless what stands in it cannot be read.
  mutating func keepFilter() {
    guard case .filter(let field) = prompt, field.error == nil else { return }
    if !field.field.isEmpty { lastMatch = field.field.text }
    prompt = nil
  }

  /// Completes what stands before the cursor, or turns to the next word offered.
  mutating func completeFilter(step: Int) -> [Effect] {
    guard case .filter(var field) = prompt, let list = list(of: field.pane) else { return [] }
    if field.offer != nil {
      field.turn(by: step)
    } else if let completion = FilterCompletion(
      field.field.text, cursor: field.field.cursor, for: list.filterList,
      saved: configuration.savedFilters, known: field.known)
    {
      field.take(completion, step: step)
    } else {
      hint("nothing to complete here")
      return []
    }
    return apply(field)
  }

  /// Reads a filter for a list, ages counting from now.
  func filter(_ text: String, for list: ListName) throws(FilterError) -> Filter {
    try Filter(text, for: list.filterList, saved: configuration.savedFilters, now: now)
  }

  /// Names and types that the windows show, for the completion.
  private var knownValues: [FilterField: [String]] {
    let authors = messages.window.rows.compactMap { $0.author?.label }
    let reported = reports.list.window.rows.compactMap { $0.author?.label }
    let records = view == .audit ? audit.list.window.rows : []
    return [
      .from: Self.distinct(
        view == .audit ? records.map(\.actor.rawValue) : view == .rooms ? authors : reported),
      .room: Self.distinct(rooms.window.rows.compactMap(\.shownName)),
      .type: Self.distinct(
        view == .audit
          ? records.map(\.event.kind.name)
          : focus == .rooms
            ? rooms.window.rows.map(\.kind.name) : messages.window.rows.map(\.type)),
    ]
  }

  /// The first hundred different values in order, none of which could act on a terminal.
  private static func distinct(_ values: [String]) -> [String] {
    Set(values).filter { !$0.isEmpty && !HiddenText.isIn($0) }.sorted().prefix(100).map(\.self)
  }
}
