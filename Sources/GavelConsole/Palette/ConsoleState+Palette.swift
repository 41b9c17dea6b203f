import GavelScreen

extension ConsoleState {
  /// The commands that answer to a name where the focus is, best first, each once.
  func paletteRows(matching name: String) -> [KeyBinding] {
    var seen: Set<Command> = []
    let named = keys.rows(in: paneContext, of: view).filter { row in
      row.command != .session(.palette) && seen.insert(row.command).inserted
    }
    let ranked = named.enumerated().compactMap { place, row in
      PaletteMatch(name, name: row.name, help: row.help).map { ($0, place, row) }
    }
    return ranked.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }

  /// Runs what was typed or chosen.
  ///
  /// What costs something runs by its whole name, as the only match, or when it was chosen: a slip
  /// of a letter must not send a batch.
  mutating func runNamed(by key: Key?) -> [Effect] {
    guard case .palette(let palette) = prompt else { return [] }
    let rows = paletteRows(matching: palette.name)
    guard let row = rows.indices.contains(palette.choice ?? 0) ? rows[palette.choice ?? 0] : nil
    else {
      hint("no command here is called “\(palette.name)”")
      return []
    }
    guard !palette.name.isEmpty || palette.choice != nil else {
      hint("type a command's name, or choose one")
      return []
    }
    let isMeant = palette.choice != nil || rows.count == 1 || row.name == palette.name
    guard row.risk == .none || isMeant else {
      hint("several commands answer to that: choose one or type more")
      return []
    }
    let argument = palette.argument ?? ""
    guard row.argument != nil || argument.isEmpty else {
      hint("\(row.name) takes nothing after its name")
      return []
    }
    if row.argument?.isNeeded == true, argument.isEmpty, KeyTable.unavailable(row, in: self) == nil
    {
      prompt = .palette(PaletteField(text: TextField("\(row.name) ")))
      hint("a name is missing: type one behind \(row.name)")
      return []
    }
    prompt = nil
    return run(row, by: key, argument: argument)
  }

  /// Puts the name of the chosen match, or of the first, into the field.
  mutating func completeName() {
    guard case .palette(var palette) = prompt else { return }
    if let typed = palette.argument {
      guard let name = paletteNames(palette).first(where: { $0.hasPrefix(typed) }) else { return }
      palette.text = TextField("\(palette.name) \(name)")
      prompt = .palette(palette)
      return
    }
    let rows = paletteRows(matching: palette.name)
    guard rows.indices.contains(palette.choice ?? 0) else { return }
    let row = rows[palette.choice ?? 0]
    palette.text = TextField(row.name + (row.argument == nil ? "" : " "))
    palette.choice = nil
    prompt = .palette(palette)
  }

  /// Names that may follow the one typed; none where anything may.
  func paletteNames(_ palette: PaletteField) -> [String] {
    guard let typed = palette.argument else { return [] }
    switch paletteRows(matching: palette.name).first?.argument {
    case .markSet, .newMarkSet: return markSetNames.filter { $0.hasPrefix(typed) }
    case .newFilter, .ownFilter:
      return configuration.ownFilters.sorted().filter { $0.hasPrefix(typed) }
    case .profile:
      return configuration.profiles.map(\.name).filter {
        $0 != configuration.profile && $0.hasPrefix(typed)
      }
    case .words, nil: return []
    }
  }

  /// Moves the choice in the list of matches.
  mutating func chooseInPalette(_ palette: PaletteField, _ motion: Motion) {
    var palette = palette
    let last = paletteRows(matching: palette.name).count - 1
    guard last >= 0 else { return }
    palette.choice =
      palette.choice.map { motion.target(from: $0, page: 1, last: last) }
      ?? (motion == .up ? last : 0)
    prompt = .palette(palette)
  }
}
