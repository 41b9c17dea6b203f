import GavelModel

/// Lays the layers over each other: settings files, environment, command line.
struct ConnectionResolver {
  let configuration: Configuration
  let environment: [String: String]
  let directories: Directories

  /// Returns the settings that `options` lead to.
  func resolve(_ options: ConnectionOptions) throws(ConnectionError) -> ConnectionSettings {
    var settings = ConnectionSettings()
    let name = options.profile ?? configuration.defaultProfile
    let profile = try self.profile(
      name, from: options.profile == nil ? configuration.defaultProfilePlace : nil)
    settings.server = try server(options, profile)
    let variable = try dialectVariable()
    settings.dialect = options.dialect ?? variable ?? profile?.dialect ?? .imkit
    let isProfileOrigin = profile?.server?.origin == settings.server?.origin
    settings.profile = isProfileOrigin ? name : nil
    try addCredential(to: &settings, isProfileOrigin ? profile : nil, configured: profile)
    settings.store = store(options, settings)
    settings.isReadOnly = options.isReadOnly || configuration.isReadOnly ?? false
    settings.limits = configuration.guardSettings.limits(isReadOnly: settings.isReadOnly)
    settings.approvalFolder = configuration.guardSettings.approvalFolder.map {
      directories.expanded($0, relativeTo: directories.configuration)
    }
    settings.theme = options.theme ?? configuration.theme
    settings.hold = configuration.hold ?? settings.hold
    settings.evidence = configuration.evidence.policy
    settings.reasons = configuration.reasons ?? settings.reasons
    return settings
  }

  private func profile(
    _ name: String?, from place: SettingPlace?
  ) throws(ConnectionError) -> ProfileSettings? {
    guard let name else { return nil }
    guard let profile = configuration.profiles[name] else {
      throw .unknownProfile(
        name, known: configuration.profiles.keys.sorted(), place: place)
    }
    return profile
  }

  private func server(
    _ options: ConnectionOptions, _ profile: ProfileSettings?
  ) throws(ConnectionError) -> ServerURL? {
    if let text = options.url {
      guard let server = ServerURL(text) else { throw .wrongURL(source: .option(.url)) }
      return server
    }
    return try serverVariable() ?? profile?.server
  }

  private func serverVariable() throws(ConnectionError) -> ServerURL? {
    guard let text = variable("GAVEL_URL") else { return nil }
    guard let server = ServerURL(text) else { throw .wrongURL(source: .variable("GAVEL_URL")) }
    return server
  }

  private func dialectVariable() throws(ConnectionError) -> DialectName? {
    guard let text = variable("GAVEL_DIALECT") else { return nil }
    guard let dialect = DialectName(rawValue: text) else {
      throw .wrongVariable(
        name: "GAVEL_DIALECT", expected: .word(DialectName.allCases.map(\.rawValue)))
    }
    return dialect
  }

  private func addCredential(
    to settings: inout ConnectionSettings, _ profile: ProfileSettings?,
    configured: ProfileSettings?
  ) throws(ConnectionError) {
    let hasToken = variable("GAVEL_TOKEN") != nil
    let hasKey = variable("GAVEL_API_KEY") != nil
    // What stands beside GAVEL_URL in the environment belongs to that origin and to no other.
    let home = try serverVariable()?.origin
    let isVariableOrigin = home == nil || home == settings.server?.origin
    if isVariableOrigin {
      settings.userID = variable("GAVEL_USER_ID").map { PersonID($0) }
      settings.clientKey = variable("GAVEL_CLIENT_KEY")
    }
    settings.clientKey = settings.clientKey ?? profile?.clientKey
    if isVariableOrigin, hasToken || hasKey {
      settings.credential = hasToken ? .tokenVariable : .apiKeyVariable
    } else {
      // The profile's user goes with the profile's secret: another secret, another person.
      settings.userID = settings.userID ?? profile?.userID
      settings.credential = profile?.credential
    }
    guard settings.credential == nil else { return }
    if !isVariableOrigin, hasToken || hasKey {
      settings.droppedOrigin = home
    } else if profile == nil, configured?.credential != nil {
      settings.droppedOrigin = configured?.server?.origin
    }
  }

  private func store(_ options: ConnectionOptions, _ settings: ConnectionSettings) -> String? {
    if let path = options.store ?? variable("GAVEL_STORE") { return path }
    if let profile = settings.profile { return "\(directories.data)/\(profile).db" }
    guard let server = settings.server else { return nil }
    let words = [server.authority, settings.userID?.rawValue].compactMap(\.self)
    let name = words.joined(separator: "-").unicodeScalars.map {
      $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType == .decimal)
        || $0 == "." || $0 == "-" ? String($0) : "_"
    }
    return "\(directories.data)/\(name.joined()).db"
  }

  private func variable(_ name: String) -> String? {
    guard let value = environment[name], !value.isEmpty else { return nil }
    return value
  }
}
