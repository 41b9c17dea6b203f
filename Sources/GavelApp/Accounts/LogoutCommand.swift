import GavelAPI
import GavelModel

/// `gavel logout`: ends what `gavel login` began.
struct LogoutCommand {
  let context: CommandContext
  /// The profile, where one is named.
  let profile: String?
  /// Whether only this machine forgets the secret.
  let isLocal: Bool

  /// Ends the session at the server where there is one, then removes secret and profile.
  func run() async throws -> ExitStatus {
    var logins = try LoginsFile(context.directories)
    let entry = try entry(in: logins)
    let file = entry["tokenFile"] ?? entry["apiKeyFile"]
    let isSession = entry["tokenFile"]?.hasSuffix(".session") == true
    if isSession, !isLocal { try await end(entry) }
    if let file, !file.contains("/") {
      try PrivateFile.remove("\(context.directories.configuration)/\(file)")
    }
    logins.remove(entry.name)
    try logins.write()
    let isEnded = isSession && !isLocal
    context.output.document(
      [
        "profile": .string(entry.name), "endedAtServer": .boolean(isEnded),
        "removed": .boolean(file != nil),
      ],
      text: [
        isEnded
          ? "signed out of \(entry["url"] ?? ""); the token is good for nothing now"
          : "forgot the profile \(entry.name)" + (file == nil ? "" : " and its secret"),
        isEnded || file == nil
          ? "The store stays." : "The store stays, and so does the secret at the platform.",
      ])
    return .done
  }

  private func entry(in logins: LoginsFile) throws -> LoginsFile.Entry {
    let known = logins.entries.map(\.name)
    guard
      let name = profile ?? logins.defaultProfile
        ?? (known.count == 1 ? known[0] : nil)
    else { throw LoginError.noProfileNamed(known: known) }
    guard let entry = logins.entries.first(where: { $0.name == name }) else {
      for path in context.directories.systemFiles + [context.directories.userFile] {
        guard let file = try SettingsFile(path: path) else { continue }
        if file.root["profiles"]?[name] != nil {
          throw LoginError.handwritten(profile: name, path: path)
        }
      }
      throw LoginError.notSignedIn(profile: name, known: known)
    }
    return entry
  }

  /// A token that the server has forgotten already needs no ending.
  private func end(_ entry: LoginsFile.Entry) async throws {
    guard let server = entry["url"].flatMap({ ServerURL($0) }),
      let id = entry["userID"], let name = entry["tokenFile"]
    else { return }
    let path = context.directories.expanded(
      name, relativeTo: context.directories.configuration)
    guard try TrustedFile.read(path, as: .secret) != nil else { return }
    let token = try await CredentialLoader(environment: [:]).load(.tokenFile(path))
    let client = PlatformClient(
      connection: try Connection(
        url: server.url, credential: .account(token: token), userID: PersonID(id)),
      dialect: RocketChatDialect(), now: context.now)
    defer { client.close() }
    do {
      try await client.logOut()
    } catch .unauthorized {
      return
    } catch {
      context.output.message(Notices.logoutKept)
      throw error
    }
  }
}
