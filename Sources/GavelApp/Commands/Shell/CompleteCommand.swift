import GavelModel
import GavelStore

/// The hidden command `gavel complete`: what a shell can propose for the word being typed.
///
/// Whatever goes wrong proposes nothing: a shell that waits for a word is no place for errors.
struct CompleteCommand {
  let request: CompletionRequest
  let environment: [String: String]
  let output: Output
  let now: @Sendable () -> Timestamp

  /// Most candidates of one list.
  private static let limit = 200

  /// Prints one candidate a line, with its meaning after a tab.
  func run() async -> ExitStatus {
    let candidates = await found().map { Candidate(request.prefix + $0.word, $0.meaning) }
    for candidate in request.need == .file ? [CompletionScript.files] : candidates {
      let meaning = displaySafe(candidate.meaning)
      output.results.write(candidate.word + (meaning.isEmpty ? "" : "\t\(meaning)") + "\n")
    }
    return .done
  }

  private func found() async -> [Candidate] {
    switch request.need {
    case .file, .nothing: return []
    case .words(let words): return words.filter { $0.word.hasPrefix(request.typed) }
    case .profile, .theme, .room, .batch, .member, .message:
      // Nothing to propose where the settings or the store cannot be read.
      let names = (try? await fromFiles()) ?? []
      // What a shell writes back must be one harmless word.
      let plain = names.filter { displaySafe($0.word) == $0.word && !$0.word.isEmpty }
      let begun = plain.filter { $0.word.hasPrefix(request.typed) }
      return begun.isEmpty ? plain : begun
    }
  }

  private func fromFiles() async throws -> [Candidate] {
    // Without the layers of settings: a name that is wrong there must not keep the right one away.
    let directories = try Directories(environment: environment)
    switch request.need {
    case .theme:
      return ThemeLibrary(directories: directories).names
        .filter { $0.hasPrefix(request.typed) }.map { Candidate($0) }
    case .profile:
      return try Configuration.load(directories).profiles.sorted { $0.key < $1.key }
        .filter { $0.key.hasPrefix(request.typed) }
        .map { Candidate($0.key, $0.value.server?.origin ?? "") }
    case .room, .batch, .member, .message: return try await fromStore()
    case .words, .file, .nothing: return []
    }
  }

  private func fromStore() async throws -> [Candidate] {
    let context = try CommandContext(
      Invocation(command: .rooms, connection: request.connection), environment: environment,
      output: output, now: now)
    switch request.need {
    case .batch: return try await batches(context.reader())
    case .room: return try await rooms(context.reader())
    case .member(let room): return try await members(of: room, context.reader())
    case .message(let room): return try await messages(in: room, context.reader())
    case .words, .file, .profile, .theme, .nothing: return []
    }
  }

  /// Rows with the typed text as a part; what cannot be a part of anything narrows nothing.
  private func filter(for list: FilterList) -> Filter {
    guard !request.typed.isEmpty else { return .everything(in: list) }
    return (try? Filter("\"\(request.typed)\"", for: list, now: now())) ?? .everything(in: list)
  }

  private func rooms(_ reader: StoreReader) async throws -> [Candidate] {
    try await reader.rooms(matching: filter(for: .rooms), .first, limit: Self.limit).rows
      .map { Candidate($0.id.rawValue, $0.name ?? $0.kind.name) }
  }

  private func members(of room: RoomID, _ reader: StoreReader) async throws -> [Candidate] {
    try await reader.members(of: room, matching: filter(for: .members), .first, limit: Self.limit)
      .rows
      .map { Candidate($0.id.rawValue, $0.person.name ?? "") }
  }

  /// The latest come first, as they are what moderation is about.
  private func messages(in room: RoomID, _ reader: StoreReader) async throws -> [Candidate] {
    try await reader.messages(in: room, matching: filter(for: .messages), .last, limit: 50).rows
      .reversed()
      .map { message in
        let words = [message.author?.name, message.text].compactMap(\.self)
        return Candidate(message.id.rawValue, String(words.joined(separator: ": ").prefix(60)))
      }
  }

  private func batches(_ reader: StoreReader) async throws -> [Candidate] {
    try await reader.batches(limit: Self.limit)
      .map { Candidate(String($0.id.rawValue), "\($0.state.rawValue), \($0.first.kind.rawValue)") }
      .filter { $0.word.hasPrefix(request.typed) }
  }
}
