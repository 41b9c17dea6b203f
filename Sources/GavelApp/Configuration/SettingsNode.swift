/// One value of a settings file, with the line it stands on.
struct SettingsNode: Equatable, Sendable {
  /// The value.
  var value: SettingsValue
  /// Line of the file, counted from 1.
  var line: Int
}

/// What a JSON5 value can be; members keep the order of the file.
indirect enum SettingsValue: Equatable, Sendable {
  case object([SettingsMember])
  case array([SettingsNode])
  case string(String)
  case number(Double)
  case boolean(Bool)
  case null
}

/// One member of an object.
struct SettingsMember: Equatable, Sendable {
  /// Its key.
  var key: String
  /// Line of the key, counted from 1.
  var line: Int
  /// Its value.
  var node: SettingsNode
}

/// The text is not JSON5.
struct SettingsSyntaxError: Error, Hashable, Sendable {
  /// What was wrong.
  enum Fault: Hashable, Sendable {
    case notUTF8, unexpectedEnd, unexpectedCharacter(Character), unfinishedText
    case unfinishedComment, badEscape, badNumber, repeatedKey(String), tooDeep, somethingAfter
  }
  /// Line, counted from 1.
  var line: Int
  /// What was wrong there.
  var fault: Fault
}
