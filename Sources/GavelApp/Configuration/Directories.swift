import GavelStore
import Glibc

/// Where Gavel's files live, after the XDG Base Directory Specification 0.8.
struct Directories: Equatable, Sendable {
  /// The user's home, where known.
  var home: String?
  /// Settings and themes of the user.
  var configuration: String
  /// Stores of the user.
  var data: String
  /// What Gavel keeps for its user but can do without: its log.
  var state: String
  /// Settings files of the machine, weakest first.
  var systemFiles: [String]

  /// Finds the directories from the environment; relative values are ignored as the rules demand.
  init(environment: [String: String]) throws(ConfigurationError) {
    func absolute(_ name: String) -> String? {
      guard let value = environment[name], value.hasPrefix("/") else { return nil }
      return value
    }
    home = absolute("HOME") ?? Self.accountHome
    let configurationHome = absolute("XDG_CONFIG_HOME") ?? home.map { "\($0)/.config" }
    let dataHome = absolute("XDG_DATA_HOME") ?? home.map { "\($0)/.local/share" }
    guard let configurationHome, let dataHome else { throw .noHome }
    configuration = "\(configurationHome)/gavel"
    data = "\(dataHome)/gavel"
    let stateHome = absolute("XDG_STATE_HOME") ?? home.map { "\($0)/.local/state" }
    state = (stateHome ?? dataHome) + "/gavel"
    let system = (environment["XDG_CONFIG_DIRS"] ?? "").split(separator: ":")
      .filter { $0.hasPrefix("/") }
    systemFiles =
      system.isEmpty
      ? ["/etc/gavel/config.json"] : system.reversed().map { "\($0)/gavel/config.json" }
  }

  /// The home of the account as the system knows it, for services that start without `HOME`.
  private static var accountHome: String? {
    guard let entry = getpwuid(geteuid()), let path = entry.pointee.pw_dir else { return nil }
    return String(cString: path)
  }

  /// The user's settings file.
  var userFile: String { "\(configuration)/config.json" }

  /// The settings file that logins write.
  var loginsFile: String { "\(configuration)/logins.json" }

  /// The settings file that the console writes filters into.
  var filtersFile: String { "\(configuration)/filters.json" }

  /// All settings files, the weakest first: what Gavel writes itself never outweighs what the user
  /// wrote.
  var settingsFiles: [String] { systemFiles + [loginsFile, filtersFile, userFile] }

  /// Records of shifts.
  var shifts: String { "\(data)/shifts" }

  /// Entries of the audit trail that were written to files.
  var auditExports: String { "\(data)/audit" }

  /// Plans that a console could not send without a second person.
  var plans: String { "\(data)/plans" }

  /// The user's own themes.
  var themes: String { "\(configuration)/themes" }

  /// Returns `path` with a leading `~/` replaced, and a relative one resolved against `folder`.
  func expanded(_ path: String, relativeTo folder: String) -> String {
    if let home, path == "~" || path.hasPrefix("~/") { return home + path.dropFirst() }
    return path.hasPrefix("/") ? path : "\(folder)/\(path)"
  }

  /// Refuses a folder of Gavel's own in which others decide what is where; one that is not there
  /// yet is fine.
  static func checkPrivate(_ path: String) throws(ConfigurationError) {
    try DeadLink.refuse(on: path)
    switch FolderTrust.risk(ofFolder: path) {
    case .symbolicLink: throw .symbolicLink(path: path)
    case .notAFile: throw .uncreatable(path: path, code: ENOTDIR)
    case .foreignOwner: throw .foreignOwner(path: path)
    case .writableByOthers, .directoryWritableByOthers: throw .writableByOthers(path: path)
    case nil: break
    }
    if let shared = FolderTrust.sharedFolder(above: path + "/file") {
      throw .sharedFolder(path: shared)
    }
  }

  /// Makes a folder and those above it, each readable by its owner alone (mode 0700).
  static func create(_ path: String) throws(ConfigurationError) {
    try DeadLink.refuse(on: path)
    var made = ""
    for part in path.split(separator: "/") {
      made += "/\(part)"
      if mkdir(made, 0o700) == 0 {
        // A strict umask would take rights from the owner as well.
        chmod(made, 0o700)
      } else if errno != EEXIST, errno != EISDIR {
        // A parent that exists but may not be written answers EACCES or EROFS before EEXIST.
        let code = errno
        var facts = stat()
        guard stat(made, &facts) == 0 else { throw .uncreatable(path: path, code: code) }
      }
    }
  }
}
