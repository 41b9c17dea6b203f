import Foundation
import GavelAPI
import GavelModel

/// Who wants to sign in where and how, once everything is known but the secret.
struct LoginDraft {
  let profile: String
  let dialect: DialectName
  let server: ServerURL
  let way: LoginWay
  /// A username with a password, else an id; on IMKit the platform tells it.
  let account: String?
  /// The key of the client program, on IMKit in user mode.
  let clientKey: String?
  let tokenCommand: [String]
}

extension LoginDraft {
  /// What a failure of the first question means for what was said at the login.
  func meaning(of error: APIError) -> any Error {
    SessionError(greeting: error, server: server.origin, dialect: dialect, way: way) ?? error
  }
}

/// Asks for what the command line left open.
struct LoginInterview {
  let request: LoginRequest
  let connection: ConnectionOptions
  let environment: [String: String]
  let questions: Questions
  let messages: TextSink

  /// Returns the draft.
  ///
  /// - Throws: `UsageError` for what is missing where nobody can be asked, `LoginError`.
  func draft() async throws -> LoginDraft {
    let dialect = try await dialect()
    let server = try await server()
    let way = try await way(dialect)
    let account = try await account(dialect, way)
    let clientKey = try await clientKey(dialect, way)
    let tokenCommand = way == .command ? try await tokenCommand() : []
    return LoginDraft(
      profile: try await profile(server), dialect: dialect, server: server, way: way,
      account: account, clientKey: clientKey, tokenCommand: tokenCommand)
  }

  private func dialect() async throws -> DialectName {
    if let dialect = connection.dialect { return dialect }
    let names = DialectName.allCases.map(\.rawValue)
    let word = try await ask("Kind of platform", names[0], missing: .dialect, names)
    guard let dialect = DialectName(rawValue: word) else {
      throw UsageError.invalidValue(.dialect, value: word, expected: .oneOf(names))
    }
    return dialect
  }

  private func server() async throws -> ServerURL {
    let text = try await connection.url.orAsk {
      try await ask("Address of the platform", nil, missing: .url)
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
    let word = try await ask("Sign in with", names[0], missing: .with, names)
    guard let way = LoginWay(rawValue: word), known.contains(way) else {
      throw UsageError.invalidValue(.with, value: word, expected: .oneOf(names))
    }
    return way
  }

  private func account(_ dialect: DialectName, _ way: LoginWay) async throws -> String? {
    if let account = request.account { return account }
    switch (dialect, way) {
    case (.imkit, _): return nil
    case (.rocketchat, .password): return try await ask("Username", nil, missing: .account)
    case (.rocketchat, _): return try await ask("User id", nil, missing: .account)
    }
  }

  private func clientKey(_ dialect: DialectName, _ way: LoginWay) async throws -> String? {
    guard dialect == .imkit, way != .key else { return nil }
    if let key = environment["GAVEL_CLIENT_KEY"], !key.isEmpty { return key }
    guard questions.isAnswered(messages) else {
      throw CredentialError.noClientKey(server: connection.url ?? "")
    }
    return try await answer("Client key: ")
  }

  private func tokenCommand() async throws -> [String] {
    if !request.tokenCommand.isEmpty { return request.tokenCommand }
    let line = try await ask("Program that prints the token", nil, missing: .tokenCommand)
    return line.split(separator: " ").map(String.init)
  }

  /// The host's first word is what people would call it.
  private func profile(_ server: ServerURL) async throws -> String {
    let host = server.authority.split(separator: ":")[0].split(separator: ".")
    let isNumber = host.allSatisfy { $0.allSatisfy(\.isNumber) }
    let proposal = isNumber ? "local" : host.first.map(String.init) ?? "platform"
    let name = try await connection.profile.orAsk {
      questions.isAnswered(messages)
        ? try await ask("Name of the profile", proposal, missing: .profile) : proposal
    }
    guard ProfileSettings.isName(name) else { throw LoginError.wrongName(name) }
    return name
  }
}

extension LoginInterview {
  private func ask(
    _ what: String, _ standard: String?, missing option: OptionName, _ words: [String] = []
  ) async throws -> String {
    guard questions.isAnswered(messages) else {
      throw UsageError.needsOneOf([option], command: .login)
    }
    let choice = words.isEmpty ? "" : " (\(words.joined(separator: ", ")))"
    let proposal = standard.map { " [\($0)]" } ?? ""
    return try await answer("\(what)\(choice)\(proposal): ", standard)
  }

  private func answer(_ question: String, _ standard: String? = nil) async throws -> String {
    let line = await questions.answer(question, false, messages)
    try Task.checkCancellation()
    guard let line, let answer = line.isEmpty ? standard : line else {
      throw LoginError.unanswered
    }
    return answer
  }

  /// Returns the password, token or key, which nothing on the screen shows.
  func secret(for draft: LoginDraft) async throws -> Secret {
    let what =
      switch draft.way {
      case .password: "Password of \(draft.account ?? "")"
      case .token, .command: "Token"
      case .key: "API key"
      }
    let line = await questions.answer("\(what) (nothing is shown): ", true, messages)
    try Task.checkCancellation()
    guard let line, !line.isEmpty else { throw LoginError.unanswered }
    return Secret(line)
  }
}

extension Optional<String> {
  /// The value, or what asking for it gives.
  fileprivate func orAsk(_ ask: () async throws -> String) async throws -> String {
    if let self { return self }
    return try await ask()
  }
}
