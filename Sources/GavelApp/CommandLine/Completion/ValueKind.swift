import GavelModel

/// What a word of the command line stands for, so that a shell can complete it.
enum ValueKind: Hashable, Sendable {
  /// Anything; nothing can be proposed.
  case text
  /// A path.
  case file
  /// One of a few words.
  case words([String])
  /// A name of the tables or of the settings.
  case command, action, profile, theme
  /// An id that the store knows.
  case room, member, message, batch
}

extension OptionName {
  /// What the option's value stands for; meaningless for a switch.
  var valueKind: ValueKind {
    switch self {
    case .profile: .profile
    case .theme: .theme
    case .store, .approval, .accessLog: .file
    case .dialect: .words(DialectName.allCases.map(\.rawValue))
    case .state: .words(ReportStateName.allCases.map(\.rawValue))
    case .scale: .words(WorldScale.allCases.map(\.rawValue))
    case .compat: .words(CompatName.allCases.map(\.rawValue))
    case .kind: .words(AuditKind.allCases.map(\.name))
    case .outcome: .words(Outcome.allCases.map(\.rawValue))
    case .color: .words(ColorChoice.allCases.map(\.rawValue))
    case .with: .words(LoginWay.allCases.map(\.rawValue))
    case .room: .room
    case .batch: .batch
    case .context: .message
    case .url, .readOnly, .lowBandwidth, .json, .jsonl, .limit, .dryRun, .yes, .reason, .hold,
      .username, .systemMessage, .message, .author, .user, .imported, .after, .before, .keepPinned,
      .keepThreads,
      .keepDiscussions, .csv, .full, .since, .until, .target, .actor, .head, .verify, .evidence,
      .erasePerson, .seed, .tour, .play, .speed, .plain, .filter, .port, .rateLimit, .quiet,
      .account,
      .tokenCommand, .local, .explain,
      .keys, .offline, .report, .help, .version:
      .text
    }
  }
}
