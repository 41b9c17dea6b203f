/// What a look at one thing came to.
struct Finding: Sendable {
  /// What was looked at, in the order of the list.
  enum Topic: String, Sendable, CaseIterable {
    case program, terminal, locale, files, configuration, store, credentials, platform, clock
    case version
  }

  /// How much it matters.
  enum Level: String, Sendable {
    /// As it should be.
    case fine
    /// Works, and is worth knowing.
    case note
    /// Does not work.
    case problem
  }

  let topic: Topic
  let level: Level
  /// What was found and what to do, for the eyes of the user alone.
  let lines: [String]
  /// What may be published: words and numbers of Gavel's own, no name, host, path or text.
  let facts: [(name: String, value: String)]
  /// How a command would end because of it.
  var status: ExitStatus = .done

  /// A finding in words.
  init(
    _ topic: Topic, _ level: Level, _ lines: [String],
    _ facts: KeyValuePairs<String, String> = [:]
  ) {
    self.topic = topic
    self.level = level
    self.lines = lines
    self.facts = facts.map { (name: $0.key, value: $0.value) }
  }

  /// A finding that an error makes.
  init(_ topic: Topic, _ error: any Error, level: Level = .problem) {
    let explanation = Notices.explain(error)
    self.topic = topic
    self.level = level
    lines = explanation.lines
    // The case's name alone: what comes with it may be a path, a host or an account.
    facts = [(name: "error", value: String("\(error)".prefix { $0.isLetter }))]
    status = level == .problem ? explanation.status : .done
  }
}
