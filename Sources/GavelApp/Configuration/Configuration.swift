import GavelConsole
import GavelModel

/// What the settings files say, all layers together; a later file wins key by key.
struct Configuration: Equatable, Sendable {
  /// Profile that is used when none is named.
  var defaultProfile: String?
  /// Where it is named.
  var defaultProfilePlace: SettingPlace?
  /// Name of the console's theme.
  var theme: String?
  /// Where it is named.
  var themePlace: SettingPlace?
  /// How much is written to the log.
  var logLevel: LogLevel?
  /// What goes into the machine's own log.
  var machineLog: MachineLog.Choice?
  /// Whether everything that changes something is refused.
  var isReadOnly: Bool?
  /// How long the console holds a confirmed batch.
  var hold: Duration?
  /// Protected targets and ceilings.
  var guardSettings = GuardSettings()
  /// Reasons that are offered for a decision, in their order.
  var reasons: [String]?
  /// Whether the console takes the mouse.
  var usesMouse = true
  /// Whether the console spares bytes.
  var sparesBytes = false
  /// Other keys for the console's commands, a later file's over an earlier one's.
  var keyChanges: [KeyChange] = []
  /// What every key of the console does.
  var keys = KeyTable.standard
  /// Connections by name.
  var profiles: [String: ProfileSettings] = [:]
  /// What is kept before a deletion.
  var evidence = EvidenceSettings()
  /// Filters with names.
  var filters = FilterSettings()

  /// Reads the machine's files and the user's.
  static func load(_ directories: Directories) throws(ConfigurationError) -> Configuration {
    var result = Configuration()
    for file in try files(directories) { try result.merge(file, directories) }
    try result.filters.check(exceptIn: directories.filtersFile)
    return result
  }

  /// Returns the files that are there, the weakest first.
  static func files(_ directories: Directories) throws(ConfigurationError) -> [SettingsFile] {
    var files: [SettingsFile] = []
    for path in directories.settingsFiles {
      if let file = try SettingsFile(path: path) { files.append(file) }
    }
    return files
  }

  /// Lays one file over what is known so far.
  mutating func merge(
    _ file: SettingsFile, _ directories: Directories
  ) throws(ConfigurationError) {
    try file.check(against: SettingsKey.all)
    let root = file.root
    if let node = root["defaultProfile"] {
      defaultProfile = node.text
      defaultProfilePlace = .file(path: file.path, line: node.line)
    }
    if let node = root["theme"] {
      theme = node.text
      themePlace = .file(path: file.path, line: node.line)
    }
    logLevel = root["log"]?.text.flatMap(LogLevel.init(rawValue:)) ?? logLevel
    // The machine's file is read first: whoever is to be recorded does not choose whether.
    machineLog = machineLog ?? root["syslog"]?.text.flatMap(MachineLog.Choice.init(rawValue:))
    if case .boolean(let flag) = root["readOnly"]?.value { isReadOnly = flag }
    if case .number(let seconds) = root["holdSeconds"]?.value { hold = .seconds(Int64(seconds)) }
    guardSettings.merge(root)
    evidence.merge(root)
    try filters.merge(file)
    reasons = root["reasons"]?.reasons?.map(\.text) ?? reasons
    if let mouse = root["mouse"]?.text { usesMouse = mouse == "on" }
    if case .boolean(let flag) = root["lowBandwidth"]?.value { sparesBytes = flag }
    try mergeKeys(root["keys"]?.members ?? [], path: file.path)
    for member in root["profiles"]?.members ?? [] {
      let profile = try ProfileSettings(member, file, directories)
      profiles[member.key] = profiles[member.key].map { profile.over($0) } ?? profile
    }
  }
}

extension Configuration {
  /// Lays a file's changes of keys over earlier ones; what clashes is an error of this file.
  private mutating func mergeKeys(
    _ members: [SettingsMember], path: String
  ) throws(ConfigurationError) {
    guard !members.isEmpty else { return }
    let names = members.map(\.key)
    keyChanges.removeAll { names.contains($0.name) }
    keyChanges += members.map { KeyChange(name: $0.key, keys: $0.node.texts ?? []) }
    do throws(KeyChangeError) {
      keys = try KeyTable.standard.changed(keyChanges)
    } catch {
      let member = members.first { $0.key == error.name }
      throw .wrongKeys(
        path: path, key: "keys.\(error.name)", line: member?.node.line ?? 1, error.fault)
    }
  }
}

/// One connection of the settings files.
struct ProfileSettings: Equatable, Sendable {
  /// Which platform it is.
  var dialect: DialectName?
  /// Where it is.
  var server: ServerURL?
  /// Who signs in.
  var userID: PersonID?
  /// The key of the client program, in user mode.
  var clientKey: String?
  /// Where the secret comes from.
  var credential: CredentialSource?

  init() {}

  /// Reads the member of `profiles` that was checked before.
  init(
    _ member: SettingsMember, _ file: SettingsFile, _ directories: Directories
  ) throws(ConfigurationError) {
    guard Self.isName(member.key) else {
      throw .wrongValue(
        path: file.path, key: "profiles.\(member.key)", line: member.line, expected: .name)
    }
    let node = member.node
    dialect = node["dialect"]?.text.flatMap(DialectName.init(rawValue:))
    server = node["url"]?.text.flatMap { ServerURL($0) }
    userID = node["userID"]?.text.map { PersonID($0) }
    clientKey = node["clientKey"]?.text
    credential = try Self.credential(member, file, directories)
  }

  /// Returns these settings laid over weaker ones.
  ///
  /// A credential is never mixed from two files, and never outlives a change of its origin.
  func over(_ weaker: ProfileSettings) -> ProfileSettings {
    var result = weaker
    result.dialect = dialect ?? weaker.dialect
    result.server = server ?? weaker.server
    if result.server?.origin != weaker.server?.origin {
      result.credential = nil
      result.clientKey = nil
      result.userID = nil
    }
    result.userID = userID ?? result.userID
    result.clientKey = clientKey ?? result.clientKey
    result.credential = credential ?? result.credential
    return result
  }

  /// Whether a profile may have this name: it becomes the name of a file.
  static func isName(_ text: String) -> Bool {
    let rest = "-_.@".unicodeScalars
    return !text.isEmpty && text.utf8.count <= 64 && !text.hasPrefix(".") && !text.hasPrefix("-")
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType == .decimal || rest.contains($0)
      }
  }

  private static func credential(
    _ member: SettingsMember, _ file: SettingsFile, _ directories: Directories
  ) throws(ConfigurationError) -> CredentialSource? {
    let keys = ["tokenFile", "tokenCommand", "apiKeyFile"]
    let given = keys.filter { member.node[$0] != nil }
    guard let first = given.first else { return nil }
    let prefix = "profiles.\(member.key)."
    guard given.count == 1 else {
      throw .exclusiveKeys(path: file.path, first: prefix + first, second: prefix + given[1])
    }
    let node = member.node[first]
    if let command = node?.texts {
      guard !command.isEmpty else {
        throw .wrongValue(
          path: file.path, key: prefix + first, line: member.line, expected: .texts)
      }
      return .tokenCommand(command)
    }
    let folder = String(file.path[..<(file.path.lastIndex(of: "/") ?? file.path.startIndex)])
    let path = directories.expanded(node?.text ?? "", relativeTo: folder)
    return first == "tokenFile" ? .tokenFile(path) : .apiKeyFile(path)
  }
}
