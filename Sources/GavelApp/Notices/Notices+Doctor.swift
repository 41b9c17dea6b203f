import GavelDispatch
import GavelModel
import GavelScreen
import GavelStore
import GavelTerminal

/// What a look at the machine and the platform says.
extension Notices {
  static func program(
    _ version: String, _ system: String, _ release: String, _ machine: String
  ) -> String {
    "gavel \(version) on \(system) \(release), \(machine)"
  }

  /// How many colours there are, in one word.
  static func word(_ colors: ColorDepth) -> String {
    switch colors {
    case .none: "none"
    case .eight: "8"
    case .sixteen: "16"
    case .indexed256: "256"
    case .direct: "all"
    }
  }

  static func terminal(
    _ name: String, _ colors: ColorDepth, _ options: TerminalOptions
  ) -> String {
    "\(name), colours: \(word(colors))" + (options.isColorless ? " (NO_COLOR is set)" : "")
  }

  static let missingLocale = [
    "the locale of the environment is not installed, so text is shown in plain letters",
    "Set LC_ALL to one that locale -a lists, such as C.UTF-8.",
  ]

  static func plainLocale(_ name: String, _ charset: String) -> [String] {
    [
      "\(name) has \(charset), so other letters than plain ones are shown by their numbers",
      "Set LC_ALL to a UTF-8 locale, such as C.UTF-8.",
    ]
  }

  static func folders(_ paths: [String]) -> String {
    paths.isEmpty ? "no folder of Gavel's is there yet" : paths.joined(separator: ", ") + ": yours"
  }

  static func configuration(_ paths: [String], _ settings: ConnectionSettings) -> String {
    let files = paths.isEmpty ? "no settings file" : paths.joined(separator: ", ")
    let profile = settings.profile.map { "profile \($0)" } ?? "no profile"
    return "\(files); \(profile)" + (settings.isReadOnly ? ", read-only" : "")
  }

  static func store(_ path: String, _ summary: SyncSummary, bytes: Int) -> String {
    let synced = summary.lastSyncAt.map { "synced \($0.iso8601)" } ?? "never synced"
    let size = "\(bytes / 1024) KiB"
    return "\(path), \(size): \(counted(summary.rooms, "room")), "
      + "\(counted(summary.messages, "message")), \(synced)"
  }

  static func exposed(_ paths: [String]) -> [String] {
    [
      "other users of the machine may read \(paths.joined(separator: ", "))",
      "Run: chmod 600 \(paths.map(shellWord).joined(separator: " "))",
    ]
  }

  static func interrupted(_ count: Int) -> [String] {
    [
      "\(counted(count, "batch", "batches")) of an earlier run did not end",
      "gavel queue shows them, gavel queue resume sends the rest.",
    ]
  }

  static func credentialThere(_ settings: ConnectionSettings) -> String {
    "\(settings.credential?.key ?? "none") can be read"
  }

  static func reached(_ server: String) -> String { "\(server) answers" }

  static func account(_ account: Person) -> String {
    "the platform knows \(account.name ?? account.id.rawValue) (\(account.id.rawValue))"
  }

  static func clock(_ skew: Duration, isFine: Bool) -> [String] {
    let seconds = Int(skew.milliseconds / 1000)
    guard !isFine else { return ["within \(abs(seconds) + 1) s of the platform's clock"] }
    return [
      "this machine is \(abs(seconds)) s \(seconds > 0 ? "ahead of" : "behind") the platform",
      "Ages and time limits go wrong by that much. Let the system keep its time (NTP).",
    ]
  }

  static let untoldVersion = "the platform does not tell its version"

  static func version(_ version: String, isOld: Bool) -> [String] {
    isOld
      ? [
        "the platform has version \(version), which lacks some of the calls that Gavel knows",
        "What it cannot do is refused before anything is sent.",
      ] : ["the platform has version \(version)"]
  }
}
