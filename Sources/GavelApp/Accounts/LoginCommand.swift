import Foundation
import GavelAPI
import GavelModel
import Glibc

/// `gavel login`: asks, proves the credential to the platform, and only then writes it down.
struct LoginCommand {
  let invocation: Invocation
  let request: LoginRequest
  let environment: [String: String]
  let output: Output
  let questions: Questions
  let now: @Sendable () -> Timestamp

  /// A credential that the platform has accepted.
  private struct Proven {
    var account: Person
    /// What is to be kept in a file; `nil` where a program gives it anew.
    var secret: Secret?
    /// Whether the platform made the token for this login, so that logging out ends it.
    var isSession = false
  }

  /// Signs in and says how to go on.
  func run() async throws -> ExitStatus {
    let directories = try Directories(environment: environment)
    let interview = LoginInterview(
      request: request, connection: invocation.connection, environment: environment,
      questions: questions, messages: output.messages)
    let draft = try await interview.draft()
    try Self.checkName(draft.profile, directories)
    var logins = try LoginsFile(directories)
    let known = try Configuration.load(directories)
    let proven = try await prove(draft, interview)
    let entry = try keep(proven, draft, directories)
    logins.put(entry)
    if known.defaultProfile == nil { logins.defaultProfile = draft.profile }
    try logins.write()
    try forget(draft.profile, but: entry, directories)
    tell(proven, draft, logins)
    return .done
  }

  /// A profile that a person wrote would be hidden behind it, or hide it.
  private static func checkName(_ name: String, _ directories: Directories) throws {
    for path in directories.systemFiles + [directories.userFile] {
      guard let file = try SettingsFile(path: path) else { continue }
      if file.root["profiles"]?[name] != nil {
        throw LoginError.handwritten(profile: name, path: path)
      }
    }
  }

  private func prove(_ draft: LoginDraft, _ interview: LoginInterview) async throws -> Proven {
    switch draft.way {
    case .password:
      let password = try await interview.secret(for: draft)
      let signedIn = try await signIn(draft, password)
      let account = try await profile(draft, .account(token: signedIn.token), signedIn.userID)
      return Proven(account: account, secret: signedIn.token, isSession: true)
    case .token:
      let token = try await interview.secret(for: draft)
      let account = try await profile(draft, credential(draft, token), id(draft))
      return Proven(account: account, secret: token)
    case .key:
      let key = try await interview.secret(for: draft)
      let account = try await profile(draft, .platform(apiKey: key), id(draft))
      return Proven(account: account, secret: key)
    case .command:
      let token = try await CredentialLoader(environment: environment).load(
        .tokenCommand(draft.tokenCommand))
      let account = try await profile(draft, credential(draft, token), id(draft))
      return Proven(account: account)
    }
  }

  private func signIn(_ draft: LoginDraft, _ password: Secret) async throws -> SignedIn {
    do throws(APIError) {
      return try await PlatformClient.logIn(
        at: draft.server.url, user: draft.account ?? "", password: password, now: now,
        prove: secondFactor)
    } catch {
      throw draft.meaning(of: error)
    }
  }

  private func id(_ draft: LoginDraft) -> PersonID? { draft.account.map { PersonID($0) } }

  private func credential(_ draft: LoginDraft, _ token: Secret) -> Credential {
    draft.clientKey.map { .user(clientKey: $0, token: token) } ?? .account(token: token)
  }

  /// Asks the platform who the credential speaks for.
  private func profile(
    _ draft: LoginDraft, _ credential: Credential, _ id: PersonID?
  ) async throws -> Person {
    let client = PlatformClient(
      connection: try Connection(url: draft.server.url, credential: credential, userID: id),
      dialect: draft.dialect.platform, now: now, prove: secondFactor)
    defer { client.close() }
    let account: Person
    do throws(APIError) {
      // A platform key is nobody, so that nothing is asked for it; a list of rooms proves it.
      if draft.way == .key { _ = try await client.rooms(skip: 0, limit: 1) }
      account = try await client.profile()
    } catch {
      throw draft.meaning(of: error)
    }
    if let id, id != account.id {
      throw SessionError.anotherAccount(configured: id, actual: account.id)
    }
    return account
  }

  private var secondFactor: @Sendable (SecondFactor) async -> SecondFactorCode? {
    { [questions, output] challenge in
      guard questions.isAnswered(output.messages) else { return nil }
      let line = await questions.answer(Notices.ask(challenge), true, output.messages)
      guard let line, !line.isEmpty else { return nil }
      return SecondFactorCode(method: challenge.method, code: Secret(line))
    }
  }
}

extension LoginCommand {
  /// Writes the secret down and returns the profile that names the file.
  private func keep(
    _ proven: Proven, _ draft: LoginDraft, _ directories: Directories
  ) throws -> LoginsFile.Entry {
    var values: [JSONValue.Member] = [
      .init(key: "dialect", value: .string(draft.dialect.rawValue)),
      .init(key: "url", value: .string(draft.server.url.absoluteString)),
    ]
    if draft.way != .key || draft.account != nil {
      values.append(.init(key: "userID", value: JSONValue(proven.account.id)))
    }
    if let key = draft.clientKey { values.append(.init(key: "clientKey", value: .string(key))) }
    if let secret = proven.secret {
      let kind = draft.way == .key ? "key" : proven.isSession ? "session" : "token"
      let name = "\(draft.profile).\(kind)"
      try PrivateFile.write(secret.reveal() + "\n", to: "\(directories.configuration)/\(name)")
      values.append(
        .init(key: draft.way == .key ? "apiKeyFile" : "tokenFile", value: .string(name)))
    } else {
      values.append(
        .init(key: "tokenCommand", value: .array(draft.tokenCommand.map { .string($0) })))
    }
    return LoginsFile.Entry(name: draft.profile, values: values)
  }

  /// A login in another way leaves no secret of an earlier one behind.
  private func forget(
    _ profile: String, but entry: LoginsFile.Entry, _ directories: Directories
  ) throws {
    let kept = entry["tokenFile"] ?? entry["apiKeyFile"]
    for name in ["token", "session", "key"].map({ "\(profile).\($0)" }) where name != kept {
      try PrivateFile.remove("\(directories.configuration)/\(name)")
    }
  }

  private func tell(_ proven: Proven, _ draft: LoginDraft, _ logins: LoginsFile) {
    let isDefault = logins.defaultProfile == draft.profile
    let option = isDefault ? "" : " --profile \(Notices.shellWord(draft.profile))"
    output.document(
      [
        "profile": .string(draft.profile), "dialect": .string(draft.dialect.rawValue),
        "server": .string(draft.server.url.absoluteString),
        "account": JSONValue(proven.account.id), "name": JSONValue(proven.account.name),
        "default": .boolean(isDefault),
      ],
      text: [
        "signed in to \(draft.server.origin) as "
          + "\(proven.account.name ?? proven.account.id.rawValue); profile \(draft.profile)",
        "gavel sync\(option) brings its rooms into the store.",
      ])
  }
}
