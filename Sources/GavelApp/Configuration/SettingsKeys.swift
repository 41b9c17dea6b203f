/// What form the value of a key must have.
enum SettingsShape: Hashable, Sendable {
  case text
  case boolean
  case number(ClosedRange<Int>)
  case texts
  case reasons
  case word([String])
  case object
  case url
  case name
  case colour
  case attributes
  case theme([String])
}

/// One key of the configuration file.
struct SettingsKey: Sendable {
  /// The keys from the top, joined by dots; `*` stands for any name.
  let path: String
  /// The form of its value.
  let shape: SettingsShape
}

extension SettingsKey {
  /// Every key the configuration file may hold; all others are errors.
  static let all: [SettingsKey] = [
    SettingsKey(path: "defaultProfile", shape: .text),
    SettingsKey(path: "theme", shape: .text),
    SettingsKey(path: "log", shape: .word(LogLevel.allCases.map(\.rawValue))),
    SettingsKey(path: "readOnly", shape: .boolean),
    SettingsKey(path: "holdSeconds", shape: .number(0...3600)),
    SettingsKey(path: "reasons", shape: .reasons),
    SettingsKey(path: "mouse", shape: .word(["on", "off"])),
    SettingsKey(path: "keys", shape: .object),
    SettingsKey(path: "keys.*", shape: .texts),
    SettingsKey(path: "evidence", shape: .word(["full", "digest", "none"])),
    SettingsKey(path: "evidenceDays", shape: .number(1...36_500)),
    SettingsKey(path: "evidenceNeighbours", shape: .number(0...50)),
    SettingsKey(path: "evidenceNewest", shape: .number(0...10_000)),
    SettingsKey(path: "protected", shape: .object),
    SettingsKey(path: "protected.rooms", shape: .texts),
    SettingsKey(path: "protected.members", shape: .texts),
    SettingsKey(path: "protected.authors", shape: .texts),
    SettingsKey(path: "ceiling", shape: .object),
    SettingsKey(path: "ceiling.batch", shape: .number(0...1_000_000)),
    SettingsKey(path: "ceiling.minute", shape: .number(0...1_000_000)),
    SettingsKey(path: "ceiling.approvalOver", shape: .number(0...1_000_000)),
    SettingsKey(path: "ceiling.approvals", shape: .text),
    SettingsKey(path: "filters", shape: .object),
    SettingsKey(path: "filters.*", shape: .text),
    SettingsKey(path: "profiles", shape: .object),
    SettingsKey(path: "profiles.*", shape: .object),
    SettingsKey(path: "profiles.*.dialect", shape: .word(DialectName.allCases.map(\.rawValue))),
    SettingsKey(path: "profiles.*.url", shape: .url),
    SettingsKey(path: "profiles.*.userID", shape: .text),
    SettingsKey(path: "profiles.*.clientKey", shape: .text),
    SettingsKey(path: "profiles.*.tokenFile", shape: .text),
    SettingsKey(path: "profiles.*.tokenCommand", shape: .texts),
    SettingsKey(path: "profiles.*.apiKeyFile", shape: .text),
  ]
}
