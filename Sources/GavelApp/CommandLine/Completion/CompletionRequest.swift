import GavelModel

/// The words of an unfinished command line, read as far as they go; the last one is being typed.
struct CompletionRequest {
  /// What can stand where the cursor is.
  enum Need: Equatable {
    /// Words of the tables, each with its meaning.
    case words([Candidate])
    /// A path.
    case file
    /// A name of the settings.
    case profile, theme
    /// An id of the store.
    case room, batch
    /// An id that belongs to a room.
    case member(of: RoomID), message(in: RoomID)
    /// Nothing that Gavel knows.
    case nothing
  }

  /// The word being typed, without the option that it may be glued to.
  private(set) var typed = ""
  /// What the shell expects before every candidate: `--profile=` or nothing.
  private(set) var prefix = ""
  /// The connection as far as it has been typed.
  private(set) var connection = ConnectionOptions()
  private var words: [String] = []
  private var given: Set<OptionName> = []
  private var pending: OptionName?
  private var isPlain = false

  /// Reads the words after the program's name.
  init(_ all: [String]) {
    // bash breaks words at the sign; what it broke is the same as two words.
    let isBroken = all.last == "=" && all.dropLast().last?.hasPrefix("--") == true
    let parts = all.enumerated().filter { index, word in
      word != "=" || index == 0 || !all[index - 1].hasPrefix("--")
    }.map(\.element)
    typed = isBroken ? "" : parts.last ?? ""
    for word in isBroken ? parts[...] : parts.dropLast() { take(word) }
    guard pending == nil, !isPlain, let sign = typed.firstIndex(of: "="),
      let option = Self.option(String(typed[..<sign])), OptionSpec.of(option).value != nil
    else { return }
    pending = option
    prefix = typed[...sign].description
    typed = String(typed[typed.index(after: sign)...])
  }

  private mutating func take(_ word: String) {
    if let option = pending {
      pending = nil
      note(option, word)
    } else if isPlain || !word.hasPrefix("-") || word == "-" {
      words.append(word)
    } else if word == "--" {
      isPlain = true
    } else {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let option = Self.option(String(parts[0])) else { return }
      given.insert(option)
      guard OptionSpec.of(option).value != nil else { return }
      if parts.count == 2 { note(option, String(parts[1])) } else { pending = option }
    }
  }

  private mutating func note(_ option: OptionName, _ value: String) {
    if option == .profile { connection.profile = value }
    if option == .url { connection.url = value }
    if option == .dialect { connection.dialect = DialectName(rawValue: value) }
    if option == .store { connection.store = value }
  }

  private static func option(_ spelling: String) -> OptionName? {
    spelling.hasPrefix("--") ? OptionName(rawValue: String(spelling.dropFirst(2))) : nil
  }

  /// Returns what can stand where the cursor is.
  var need: Need {
    if let pending { return need(pending.valueKind) }
    if !isPlain, typed.hasPrefix("-") { return .words(options) }
    guard let name = words.first.flatMap(CommandName.init(rawValue:)) else {
      return words.isEmpty ? need(.command) : .nothing
    }
    var spec = CommandSpec.of(name)
    var arguments = Array(words.dropFirst())
    if name == .plan, let action = arguments.first.flatMap(CommandName.init(rawValue:)) {
      spec = CommandSpec.of(action)
      arguments.removeFirst()
    }
    return need(spec, arguments)
  }

  private func need(_ spec: CommandSpec, _ before: [String]) -> Need {
    guard let last = spec.arguments.last else { return .nothing }
    let isBeyond = before.count >= spec.arguments.count
    guard !isBeyond || last.repeats else { return .nothing }
    let argument = isBeyond ? last : spec.arguments[before.count]
    // What a few commands take depends on the word before it.
    if spec.name == .reports, before.count == 1, before[0] != "import" { return .nothing }
    if spec.name == .themes, before.count == 1, before[0] != "check" {
      return before[0] == "show" ? need(.theme) : .nothing
    }
    if spec.name == .queue, before.count == 1, before[0] == "list" { return need(.batch) }
    return need(argument.kind, room: before.first.map { RoomID($0) })
  }

  private func need(_ kind: ValueKind, room: RoomID? = nil) -> Need {
    switch kind {
    case .text: .nothing
    case .file: .file
    case .words(let words): .words(words.map { Candidate($0) })
    case .command: .words(Self.commands { !$0.isHidden })
    case .action: .words(Self.commands(CommandSpec.isPlannable))
    case .profile: .profile
    case .theme: .theme
    case .room: .room
    case .batch: .batch
    case .member: room.map { .member(of: $0) } ?? .nothing
    case .message:
      // As the value of an option it belongs to the room that was typed before.
      (room ?? words.dropFirst().first.map { RoomID($0) }).map { .message(in: $0) } ?? .nothing
    }
  }

  private static func commands(_ fits: (CommandSpec) -> Bool) -> [Candidate] {
    CommandSpec.rows.filter(fits).map { Candidate($0.name.rawValue, $0.help) }
  }

  private var options: [Candidate] {
    let name = words.first.flatMap(CommandName.init(rawValue:)) ?? .console
    var all = CommandSpec.of(name).options
    if name == .plan, let action = words.dropFirst().first.flatMap(CommandName.init(rawValue:)) {
      let others = CommandSpec.actionOptions.subtracting(CommandSpec.of(action).options)
      all.removeAll(where: others.contains)
    }
    let spec = CommandSpec.of(name)
    if let chosen = spec.subcommand(Array(words.dropFirst()))?.word {
      all.removeAll { option in
        let takers = spec.subcommands(taking: option)
        return !takers.isEmpty && !takers.contains { $0.word == chosen }
      }
    }
    return (all + CommandSpec.common)
      .filter { !given.contains($0) || OptionSpec.of($0).repeats }
      .map { Candidate($0.spelling, OptionSpec.of($0).help) }
  }
}

/// A word that a shell can propose.
struct Candidate: Hashable, Sendable {
  /// The word itself.
  let word: String
  /// What it means to a person; may be empty.
  let meaning: String

  /// A word with its meaning.
  init(_ word: String, _ meaning: String = "") {
    self.word = word
    self.meaning = meaning
  }
}
