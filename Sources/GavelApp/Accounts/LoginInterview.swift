import GavelAPI
import GavelModel

/// Asks for what the command line and the environment left open.
struct LoginInterview {
  let request: LoginRequest
  let connection: ConnectionOptions
  let environment: [String: String]
  let questions: Questions
  let messages: TextSink

  /// Returns the draft.
  ///
  /// - Throws: ``LoginError/unanswered(_:)`` also for what is missing where nobody can be asked,
  ///   `UsageError` for an answer that is none.
  func draft() async throws -> LoginDraft {
    let dialect = try await dialect()
    let server = try await server()
    let way = try await way(dialect)
    let account = try await account(dialect, way, server)
    let clientKey = try await clientKey(dialect, way, server)
    let tokenCommand = way == .command ? try await tokenCommand() : []
    return LoginDraft(
      profile: try await profile(server), dialect: dialect, server: server, way: way,
      account: account, clientKey: clientKey, tokenCommand: tokenCommand)
  }

  private func dialect() async throws -> DialectName {
    if let dialect = connection.dialect { return dialect }
    let names = DialectName.allCases.map(\.rawValue)
    let word = try await ask("Kind of platform", names[0], .dialect, names)
    guard let dialect = DialectName(rawValue: word) else {
      throw UsageError.invalidValue(.dialect, value: word, expected: .oneOf(names))
    }
    return dialect
  }

  private func server() async throws -> ServerURL {
    let text = try await connection.url.orAsk {
      try await ask("Address of the platform", nil, .url)
    }
    // People type what they read: a bare host is meant to be reached as it should be.
    guard let server = ServerURL(text.contains("://") ? text : "https://\(text)") else {
      throw LoginError.wrongAddress(text)
    }
    return server
  }

  private func way(_ dialect: DialectName) async throws -> LoginWay {
    let known = LoginWay.known(to: dialect)
    if let way = request.way ?? (request.tokenCommand.isEmpty ? nil : .command) {
      guard known.contains(way) else { throw LoginError.unknownWay(way, dialect: dialect) }
      return way
    }
    let names = known.map(\.rawValue)
    let word = try await ask("Sign in with", names[0], .way, names)
    guard let way = LoginWay(rawValue: word), known.contains(way) else {
      throw UsageError.invalidValue(.with, value: word, expected: .oneOf(names))
    }
    return way
  }

  private func account(
    _ dialect: DialectName, _ way: LoginWay, _ server: ServerURL
  ) async throws -> String? {
    if let account = request.account { return account }
    // A name that is typed to sign in is no id.
    if way != .password, let id = variable("GAVEL_USER_ID", for: server) { return id }
    switch (dialect, way) {
    case (.imkit, _): return nil
    case (.rocketchat, .password): return try await ask("Username", nil, .username)
    case (.rocketchat, _): return try await ask("User id", nil, .userID)
    }
  }

  private func clientKey(
    _ dialect: DialectName, _ way: LoginWay, _ server: ServerURL
  ) async throws -> String? {
    guard dialect == .imkit, way != .key else { return nil }
    if let key = variable("GAVEL_CLIENT_KEY", for: server) { return key }
    return try await ask("Client key", nil, .clientKey)
  }

  private func tokenCommand() async throws -> [String] {
    if !request.tokenCommand.isEmpty { return request.tokenCommand }
    let line = try await ask("Program that prints the token", nil, .tokenCommand)
    return line.split(separator: " ").map(String.init)
  }

  /// The host's first word is what people would call it.
  private func profile(_ server: ServerURL) async throws -> String {
    let host = server.authority.split(separator: ":")[0].split(separator: ".")
    let isNumber = host.allSatisfy { $0.allSatisfy(\.isNumber) }
    let proposal = isNumber ? "local" : host.first.map(String.init) ?? "platform"
    let name = try await connection.profile.orAsk {
      questions.isAnswered(messages)
        ? try await ask("Name of the profile", proposal, .profile) : proposal
    }
    guard ProfileSettings.isName(name) else { throw LoginError.wrongName(name) }
    return name
  }
}

extension LoginInterview {
  private func ask(
    _ what: String, _ standard: String?, _ question: LoginQuestion, _ words: [String] = []
  ) async throws -> String {
    guard questions.isAnswered(messages) else { throw LoginError.unanswered(question) }
    let choice = words.isEmpty ? "" : " (\(words.joined(separator: ", ")))"
    let proposal = standard.map { " [\($0)]" } ?? ""
    let line = await questions.answer("\(what)\(choice)\(proposal): ", false, messages)
    try Task.checkCancellation()
    guard let line, let answer = line.isEmpty ? standard : line else {
      throw LoginError.unanswered(question)
    }
    return answer
  }

  /// Returns the password, token or key: that of the environment, else an answer, which nothing on
  /// the screen shows.
  func secret(for draft: LoginDraft) async throws -> Secret {
    let (what, question): (String, LoginQuestion) =
      switch draft.way {
      case .password: ("Password of \(draft.account ?? "")", .password)
      case .token, .command: ("Token", .token)
      case .key: ("API key", .apiKey)
      }
    if let secret = try secretVariable(question, draft.server) { return secret }
    let line = await questions.answer("\(what) (nothing is shown): ", true, messages)
    try Task.checkCancellation()
    guard let line, !line.isEmpty else { throw LoginError.unanswered(question) }
    return Secret(line)
  }

  private func secretVariable(
    _ question: LoginQuestion, _ server: ServerURL
  ) throws(CredentialError) -> Secret? {
    guard let name = question.variable, let text = variable(name, for: server) else { return nil }
    let names = ["GAVEL_TOKEN", "GAVEL_API_KEY"]
    guard names.contains(where: { environment[$0, default: ""].isEmpty }) else {
      throw .bothCredentials
    }
    messages.write("gavel: \(Notices.taken(from: name))\n")
    return Secret(text)
  }

  /// What stands beside `GAVEL_URL` in the environment belongs to that origin and to no other.
  private func variable(_ name: String, for server: ServerURL) -> String? {
    guard let value = environment[name], !value.isEmpty else { return nil }
    guard let home = environment["GAVEL_URL"], !home.isEmpty else { return value }
    return ServerURL(home)?.origin == server.origin ? value : nil
  }
}

extension Optional<String> {
  /// The value, or what asking for it gives.
  fileprivate func orAsk(_ ask: () async throws -> String) async throws -> String {
    if let self { return self }
    return try await ask()
  }
}
