import GavelConsole
import GavelStore
import Glibc

/// Where the console's themes come from, and where the one that was chosen there is remembered.
struct ThemeDesk: Sendable {
  private let library: ThemeLibrary
  /// The theme that a settings file or the command line names; it is stronger than a chosen one.
  let configured: String?
  private let folder: String

  /// What can be chosen, and what is wrong with what cannot.
  var offers: [ThemeOffer] { library.offers }

  init(_ context: CommandContext) {
    self.init(directories: context.directories, configured: context.settings.theme)
  }

  init(directories: Directories, configured: String?) {
    library = ThemeLibrary(directories: directories)
    self.configured = configured
    folder = directories.state
  }

  private var path: String { "\(folder)/theme" }

  /// Returns the theme to begin with: the configured one, else the one chosen last.
  ///
  /// - Throws: ``ConfigurationError`` or ``ConnectionError`` when the configured one cannot be had.
  func first() throws -> Theme {
    if configured == nil, let name = remembered {
      // A theme that was removed since must not keep anybody from their work.
      if let theme = try? library.theme(named: name) { return theme }
    }
    return try library.theme(named: configured)
  }

  /// The name of the theme that was chosen last.
  var remembered: String? {
    // What cannot be read or trusted is as good as never chosen.
    guard let bytes = try? TrustedFile.read(path, as: .settings) else { return nil }
    let name = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first.map(String.init)
    return name.flatMap { ProfileSettings.isName($0) ? $0 : nil }
  }

  /// Writes a theme's name down for the next start.
  func remember(_ name: String) throws(ConfigurationError) {
    try Directories.create(folder)
    try Directories.checkPrivate(folder)
    // Whole or not at all: the new file takes the place of the old one.
    let draft = "\(path).new"
    unlink(draft)
    let made = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard made >= 0 else { throw .uncreatable(path: draft, code: errno) }
    fchmod(made, 0o600)
    let bytes = Array("\(name)\n".utf8)
    let count = write(made, bytes, bytes.count)
    let code = errno
    close(made)
    guard count == bytes.count else { throw .uncreatable(path: draft, code: code) }
    guard rename(draft, path) == 0 else { throw .uncreatable(path: path, code: errno) }
  }
}
