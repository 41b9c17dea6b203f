/// A settings file, read and held against a table of known keys.
struct SettingsFile {
  /// Where it is, for errors.
  let path: String
  /// What is in it.
  let root: SettingsNode

  /// Reads a trusted file.
  ///
  /// - Returns: `nil` when there is none.
  init?(path: String) throws(ConfigurationError) {
    guard let bytes = try TrustedFile.read(path, as: .settings) else { return nil }
    try self.init(path: path, bytes: bytes)
  }

  /// Reads text that comes from `path`.
  init(path: String, bytes: [UInt8]) throws(ConfigurationError) {
    self.path = path
    do {
      root = try SettingsReader.read(bytes)
    } catch {
      throw .syntax(path: path, error)
    }
  }

  /// Checks every key and the form of every value.
  func check(against keys: [SettingsKey]) throws(ConfigurationError) {
    let known = Dictionary(uniqueKeysWithValues: keys.map { ($0.path, $0.shape) })
    guard case .object = root.value else {
      throw .wrongValue(path: path, key: "", line: root.line, expected: .object)
    }
    try check(root, at: "", pattern: "", known)
  }

  private func check(
    _ node: SettingsNode, at key: String, pattern: String, _ known: [String: SettingsShape]
  ) throws(ConfigurationError) {
    guard case .object(let members) = node.value else { return }
    let prefix = pattern.isEmpty ? "" : "\(pattern)."
    for member in members {
      let keyPath = key.isEmpty ? member.key : "\(key).\(member.key)"
      // A dot inside a key would make it look like a path of two.
      let exact = member.key.contains(".") ? [] : [prefix + member.key]
      let found = (exact + ["\(prefix)*"]).first { known[$0] != nil }
      guard let found, let shape = known[found] else {
        let siblings = known.keys.filter { $0.hasPrefix(prefix) }
          .map { String($0.dropFirst(prefix.count)) }
          .filter { !$0.contains(".") && $0 != "*" }.sorted()
        throw .unknownKey(
          path: path, key: keyPath, line: member.line,
          suggestion: Self.nearest(to: member.key, among: siblings))
      }
      guard shape.accepts(member.node.value) else {
        throw .wrongValue(
          path: path, key: keyPath, line: member.node.line, expected: shape,
          suggestion: shape.suggestion(for: member.node.value))
      }
      try check(member.node, at: keyPath, pattern: found, known)
    }
  }

  /// The nearest key, else the shortest that begins alike: `tokenFile` for `token`.
  private static func nearest(to key: String, among siblings: [String]) -> String? {
    Suggestion.nearest(to: key, among: siblings)
      ?? siblings.filter { key.count >= 3 && $0.hasPrefix(key) }.min { $0.count < $1.count }
  }
}

extension SettingsShape {
  /// Whether a value has this form.
  func accepts(_ value: SettingsValue) -> Bool {
    switch (self, value) {
    case (.text, .string(let text)): !text.isEmpty
    case (.boolean, .boolean), (.object, .object): true
    case (.number(let range), .number(let number)):
      Int(exactly: number).map(range.contains) ?? false
    case (.texts, .array(let nodes)): nodes.allSatisfy { Self.text.accepts($0.value) }
    case (.reasons, .array(let nodes)): Self.areReasons(nodes)
    case (.word(let words), .string(let text)): words.contains(text)
    case (.url, .string(let text)): ServerURL(text) != nil
    case (.name, .string(let text)): ProfileSettings.isName(text)
    case (.colour, .string), (.colour, .number): true
    case (.attributes, .array): true
    case (.theme(let names), .string(let text)): names.contains(text)
    case (.text, _), (.boolean, _), (.number, _), (.texts, _), (.reasons, _), (.word, _),
      (.object, _),
      (.url, _), (.name, _), (.colour, _), (.attributes, _), (.theme, _):
      false
    }
  }

  /// The right value that a wrong one was most likely meant to be, as it is to be written.
  func suggestion(for value: SettingsValue) -> String? {
    switch value {
    case .string(let text):
      if case .word(let words) = self { return Suggestion.nearest(to: text, among: words) }
      if case .theme(let names) = self { return Suggestion.nearest(to: text, among: names) }
      if self == .boolean { return Suggestion.nearest(to: text, among: ["true", "false"]) }
      guard case .number(let range) = self, let number = Int(text) else { return nil }
      return range.contains(number) ? "\(number)" : nil
    case .boolean(let flag):
      guard case .word(let words) = self else { return nil }
      let word = flag ? "on" : "off"
      return words.contains(word) ? "\"\(word)\"" : nil
    case .object, .array, .number, .null: return nil
    }
  }

  /// A digit stands for each, so that there are no more than nine and no two alike.
  private static func areReasons(_ nodes: [SettingsNode]) -> Bool {
    let texts = nodes.map { $0.text ?? $0["text"]?.text }
    return (1...9).contains(nodes.count) && nodes.allSatisfy { isReason($0.value) }
      && Set(texts).count == texts.count
  }

  /// A text, or an object that holds one and may say that no words are kept for it.
  private static func isReason(_ value: SettingsValue) -> Bool {
    guard case .object(let members) = value else { return text.accepts(value) }
    return members.contains { $0.key == "text" }
      && members.allSatisfy { member in
        switch member.key {
        case "text": text.accepts(member.node.value)
        case "evidence": word(["digest"]).accepts(member.node.value)
        default: false
        }
      }
  }
}

extension SettingsNode {
  /// The member with this key, when the value is an object.
  subscript(key: String) -> SettingsNode? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }?.node
  }

  /// The text, when the value is one.
  var text: String? {
    guard case .string(let text) = value else { return nil }
    return text
  }

  /// The texts, when the value is a list of them.
  var texts: [String]? {
    guard case .array(let nodes) = value else { return nil }
    return nodes.compactMap(\.text)
  }

  /// The members, when the value is an object.
  var members: [SettingsMember] {
    guard case .object(let members) = value else { return [] }
    return members
  }
}
