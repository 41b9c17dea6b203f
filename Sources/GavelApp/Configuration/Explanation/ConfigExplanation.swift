import Foundation
import GavelModel

/// What every setting is, and which layer said so.
struct ConfigExplanation {
  /// One setting.
  struct Row: Equatable {
    /// Its key, or what the layers lead to: `url`, `store`.
    var key: String
    /// Its value; `nil` for none.
    var value: JSONValue
    /// Where it comes from; more than one place where values add up, none for a default.
    var sources: [SettingPlace]
  }

  let files: [SettingsFile]
  let environment: [String: String]
  let options: ConnectionOptions
  let settings: ConnectionSettings

  /// All rows: the connection first, then the keys in the order of their table.
  var rows: [Row] {
    connection
      + SettingsKey.leaves.flatMap { key in
        // A profile that is used stands in the rows of the connection, the others in a list of
        // their own: gavel profiles.
        key.path.hasPrefix("profiles.") ? [] : paths(key.path).map { row(key, $0) }
      }
  }

  /// The keys that a row of the table stands for: one for each name that the files give.
  private func paths(_ pattern: String) -> [String] {
    guard pattern.hasSuffix(".*") else { return [pattern] }
    let parent = pattern.dropLast(2)
    let names = files.flatMap { file in
      file.root[String(parent)]?.members.map(\.key) ?? []
    }
    return Set(names).sorted().map { "\(parent).\($0)" }
  }

  private func row(_ key: SettingsKey, _ path: String) -> Row {
    let found = nodes(path)
    var row = Row(key: path, value: Self.standard(key), sources: [])
    switch key.layering {
    case .nearest: found.last.map { row.take($0.value, [$0.place]) }
    case .farthest: found.first.map { row.take($0.value, [$0.place]) }
    case .all:
      let all = found.flatMap { found -> [JSONValue] in
        guard case .array(let values) = found.value else { return [] }
        return values
      }
      if !found.isEmpty { row.take(.array(all), found.map(\.place)) }
    case .lowest:
      let limits = found.compactMap { found -> (Int64, SettingPlace)? in
        guard case .integer(let number) = found.value, number > 0 else { return nil }
        return (number, found.place)
      }
      limits.min { $0.0 < $1.0 }.map { row.take(.integer($0.0), [$0.1]) }
    }
    return overridden(row)
  }

  /// Options and variables come after all files.
  private func overridden(_ row: Row) -> Row {
    var row = row
    switch row.key {
    case "readOnly" where options.isReadOnly: row.take(true, [.option(.readOnly)])
    case "lowBandwidth" where options.sparesBytes: row.take(true, [.option(.lowBandwidth)])
    case "theme":
      if let theme = options.theme { row.take(.string(theme), [.option(.theme)]) }
    case "log":
      if let level = variable("GAVEL_LOG") { row.take(.string(level), [.variable("GAVEL_LOG")]) }
    default: break
    }
    return row
  }

  private func nodes(_ path: String) -> [(value: JSONValue, place: SettingPlace)] {
    files.compactMap { file in
      var node: SettingsNode? = file.root
      // A name may have dots of its own.
      for part in path.split(separator: ".", maxSplits: 1) { node = node?[String(part)] }
      return node.map { (JSONValue($0), .file(path: file.path, line: $0.line)) }
    }
  }

  private static func standard(_ key: SettingsKey) -> JSONValue {
    guard !key.standard.isEmpty else { return nil }
    switch key.shape {
    case .number, .boolean, .texts, .reasons:
      // Written in the table as it would be in a file; a test reads every one of them.
      return (try? SettingsReader.read(Array(key.standard.utf8))).map { JSONValue($0) } ?? nil
    case .text, .word, .object, .url, .name, .colour, .attributes, .theme:
      return .string(key.standard)
    }
  }

  private func variable(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// Where a setting was made.
enum SettingPlace: Hashable, Sendable {
  case file(path: String, line: Int)
  case variable(String)
  case option(OptionName)
  /// Made of other settings.
  case derived
}

extension ConfigExplanation.Row {
  fileprivate mutating func take(_ value: JSONValue, _ sources: [SettingPlace]) {
    self.value = value
    self.sources = sources
  }
}

extension ConfigExplanation {
  /// Where the platform, the account and the store of a command come from.
  private var connection: [Row] {
    let name = options.profile ?? nodes("defaultProfile").last.flatMap { $0.value.asText }
    let isProfile = settings.profile != nil
    func profile(_ key: String) -> [SettingPlace] {
      guard let name, isProfile || key == "url" || key == "dialect" else { return [] }
      return place(profile: name, key)
    }
    func first(_ option: OptionName?, _ given: Bool, _ name: String?, _ key: String)
      -> [SettingPlace]
    {
      if let option, given { return [.option(option)] }
      if let name, variable(name) != nil { return [.variable(name)] }
      return profile(key)
    }
    return [
      Row(
        key: "profile", value: JSONValue(settings.profile),
        sources: !isProfile
          ? []
          : options.profile != nil
            ? [.option(.profile)] : nodes("defaultProfile").last.map { [$0.place] } ?? []),
      Row(
        key: "dialect", value: .string(settings.dialect.rawValue),
        sources: first(.dialect, options.dialect != nil, "GAVEL_DIALECT", "dialect")),
      Row(
        key: "url", value: JSONValue(settings.server?.url.absoluteString),
        sources: first(.url, options.url != nil, "GAVEL_URL", "url")),
      Row(
        key: "userID", value: JSONValue(settings.userID),
        sources: settings.userID == nil ? [] : first(nil, false, "GAVEL_USER_ID", "userID")),
      Row(
        key: "clientKey", value: settings.clientKey == nil ? nil : "(set, not shown)",
        sources: settings.clientKey == nil
          ? [] : first(nil, false, "GAVEL_CLIENT_KEY", "clientKey")),
      credential(profile),
      Row(
        key: "store", value: JSONValue(settings.store),
        sources: options.store != nil
          ? [.option(.store)]
          : variable("GAVEL_STORE") != nil
            ? [.variable("GAVEL_STORE")] : settings.store == nil ? [] : [.derived]),
    ]
  }

  /// Says which kind of credential it is and where it is kept, never what it is.
  private func credential(_ profile: (String) -> [SettingPlace]) -> Row {
    guard let source = settings.credential else {
      return Row(key: "credential", value: nil, sources: [])
    }
    let isVariable = source == .tokenVariable || source == .apiKeyVariable
    return Row(
      key: "credential", value: .string("\(source.key) (not shown)"),
      sources: isVariable ? [.variable(source.key)] : profile(source.key))
  }

  /// The nearest file that says so.
  private func place(profile name: String, _ key: String) -> [SettingPlace] {
    files.reversed().lazy.compactMap { file in
      file.root["profiles"]?[name]?[key].map { .file(path: file.path, line: $0.line) }
    }.first.map { [$0] } ?? []
  }
}

extension JSONValue {
  /// The text, when it is one.
  fileprivate var asText: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }
}
