import GavelModel

extension CommandWords {
  /// Returns the command that the words ask for.
  func command() throws(UsageError) -> Command {
    switch name {
    case .plan:
      return .plan(try nestedAction(), reason: try value(.reason) ?? "")
    case .deleteMessage, .clearRoom, .deleteRoom, .deleteDirect, .removeMember, .leaveRoom,
      .muteMember, .unmuteMember, .deactivateUser, .reactivateUser, .dismissReports,
      .deleteReported:
      return .act(try action(), try acting())
    case .console, .demo, .sandbox, .sync, .rooms, .members, .messages, .search, .approve, .apply,
      .queue, .reports, .audit, .repair, .themes, .keys, .backup, .restore, .login, .logout,
      .profiles, .config, .doctor, .completions, .complete, .manual, .version, .help:
      return try plainCommand()
    }
  }

  private func plainCommand() throws(UsageError) -> Command {
    // What is being typed may well be empty.
    if name == .complete { return .complete(words) }
    let arguments = try checkedArguments()
    switch name {
    case .demo: return .demo(try world(), tour: try tour())
    case .sandbox: return .sandbox(try sandbox())
    case .sync: return .sync(isFull: switches.contains(.full))
    case .rooms: return .rooms
    case .members: return .members(RoomID(arguments[0]))
    case .messages:
      if values[.context] != nil, values[.filter] != nil { throw .conflict(.context, .filter) }
      return .messages(RoomID(arguments[0]), around: try text(.context).map { MessageID($0) })
    case .search: return .search(arguments.joined(separator: " "))
    case .approve: return .approve(Self.source(arguments[0]))
    case .apply: return .apply(Self.source(arguments[0]), try acting())
    case .queue: return .queue(try queue(arguments), try acting())
    case .reports: return .reports(try reports(arguments))
    case .audit: return .audit(try audit())
    case .repair: return .repair(isConfirmed: switches.contains(.yes))
    case .keys: return .keys
    case .backup: return .backup(try Self.file(arguments[0]))
    case .restore:
      return .restore(try Self.file(arguments[0]), isConfirmed: switches.contains(.yes))
    case .doctor:
      return .doctor(
        isOffline: switches.contains(.offline), isReport: switches.contains(.report))
    case .login: return .login(try login())
    case .logout: return .logout(isLocal: switches.contains(.local))
    case .profiles: return .profiles
    case .config: return .config(try config())
    case .themes: return .themes(try themes(arguments))
    case .completions: return .completions(try shell(arguments[0]))
    case .manual: return .manual
    case .version: return .version
    case .help where arguments == ["json"]: return .jsonHelp
    case .help: return .help(try helpTopic(arguments.first))
    case .complete, .console, .plan, .deleteMessage, .clearRoom, .deleteRoom, .deleteDirect,
      .removeMember,
      .leaveRoom, .muteMember, .unmuteMember, .deactivateUser, .reactivateUser, .dismissReports,
      .deleteReported:
      return .console
    }
  }

  private static func source(_ argument: String) -> InputSource {
    argument == "-" ? .standardInput : .file(argument)
  }

  /// A name that elsewhere means standard input or output would only make a file of it here.
  private static func file(_ argument: String) throws(UsageError) -> String {
    guard argument != "-" else {
      throw .invalidArgument(name: "FILE", value: argument, expected: .file)
    }
    return argument
  }

  func checkedArguments() throws(UsageError) -> [String] {
    let specs = CommandSpec.of(name).arguments
    for (index, spec) in specs.enumerated() where !spec.isOptional && index >= words.count {
      throw .missingArgument(name, name: spec.name)
    }
    let takesAll = specs.last?.repeats == true
    if !takesAll, words.count > specs.count {
      throw .extraArgument(name, value: words[specs.count])
    }
    for (index, word) in words.enumerated() where word.isEmpty {
      throw .emptyArgument(name, name: specs[min(index, specs.count - 1)].name)
    }
    return words
  }

  private func queue(_ arguments: [String]) throws(UsageError) -> QueueRequest {
    let verbs = ["list", "resume", "retry", "cancel"]
    guard let verb = arguments.first else { return .list(nil) }
    guard verbs.contains(verb) else {
      throw .invalidArgument(name: "queue", value: verb, expected: .oneOf(verbs))
    }
    let batch = try arguments.dropFirst().first.map(batchID)
    switch verb {
    case "resume": return .resume(batch)
    case "retry": return .retry(batch)
    case "cancel": return .cancel(batch)
    default: return .list(batch)
    }
  }

  private func batchID(_ text: String) throws(UsageError) -> BatchID {
    guard let number = Self.number(text), let id = Int64(exactly: number), id > 0 else {
      throw .invalidArgument(name: "BATCH", value: text, expected: .number(1...UInt64(Int64.max)))
    }
    return BatchID(rawValue: id)
  }

  private func themes(_ arguments: [String]) throws(UsageError) -> ThemesRequest {
    let verbs = ["list", "show", "check"]
    let verb = arguments.first ?? "list"
    guard verbs.contains(verb) else {
      throw .invalidArgument(name: "themes", value: verb, expected: .oneOf(verbs))
    }
    guard verb != "list" else {
      guard arguments.count < 2 else { throw .extraArgument(.themes, value: arguments[1]) }
      return .list
    }
    guard arguments.count == 2 else {
      throw .missingArgument(.themes, name: verb == "show" ? "NAME" : "FILE")
    }
    return verb == "show" ? .show(arguments[1]) : .check(arguments[1])
  }

  private func reports(_ arguments: [String]) throws(UsageError) -> ReportsRequest {
    let verbs = ["list", "import", "summary"]
    let verb = arguments.first ?? "list"
    guard verbs.contains(verb) else {
      throw .invalidArgument(name: "reports", value: verb, expected: .oneOf(verbs))
    }
    if verb == "import" {
      guard arguments.count == 2 else { throw .missingArgument(.reports, name: "FILE") }
      return .importing(arguments[1] == "-" ? .standardInput : .file(arguments[1]))
    }
    guard arguments.count < 2 else { throw .extraArgument(.reports, value: arguments[1]) }
    guard verb == "summary" else {
      return .list(try word(.state, ReportStateName.self) ?? .all)
    }
    if switches.isSuperset(of: [.csv, .json]) { throw .conflict(.csv, .json) }
    return .summary(since: try moment(.since), asCSV: switches.contains(.csv))
  }

  private func shell(_ word: String) throws(UsageError) -> ShellName {
    guard let shell = ShellName(rawValue: word) else {
      throw .invalidArgument(
        name: "SHELL", value: word, expected: .oneOf(ShellName.allCases.map(\.rawValue)))
    }
    return shell
  }

  private func helpTopic(_ word: String?) throws(UsageError) -> CommandName? {
    guard let word else { return nil }
    if let topic = CommandName(rawValue: word) { return topic }
    let names = CommandName.allCases.map(\.rawValue)
    throw .unknownCommand(word, suggestion: Suggestion.nearest(to: word, among: names))
  }

  private func tour() throws(UsageError) -> TourRequest? {
    let isPlaying = switches.contains(.play)
    if values[.speed] != nil, !isPlaying { throw .needsOneOf([.play], command: .demo) }
    guard isPlaying || switches.contains(.tour) else { return nil }
    return TourRequest(isPlaying: isPlaying, speed: Int(try number(.speed, 1...20) ?? 1))
  }

  private func world() throws(UsageError) -> WorldOptions {
    let dialect = try word(.dialect, DialectName.self) ?? .imkit
    return WorldOptions(
      dialect: dialect, seed: try number(.seed, 0...UInt64.max) ?? 1,
      scale: try word(.scale, WorldScale.self) ?? .small)
  }

  private func sandbox() throws(UsageError) -> SandboxSettings {
    let world = try world()
    if values[.compat] != nil, world.dialect != .rocketchat {
      throw .withoutMeaning(.compat, dialect: world.dialect)
    }
    return SandboxSettings(
      world: world, compat: try word(.compat, CompatName.self) ?? .p6,
      port: UInt16(try number(.port, 0...65_535) ?? 0),
      isRateLimited: switches.contains(.rateLimit), accessLog: try text(.accessLog),
      isQuiet: switches.contains(.quiet))
  }
}
