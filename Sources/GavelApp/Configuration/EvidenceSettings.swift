import GavelModel

/// What the settings files say about keeping what goes.
struct EvidenceSettings: Equatable, Sendable {
  private var mode: EvidenceMode?
  private var days: Int?
  private var neighbours: Int?
  private var newest: Int?
  private var digestReasons: [String] = []

  /// Lays the settings of a file over what is known so far.
  ///
  /// Reasons that keep words from being kept add up over all files, so that a user's file cannot
  /// lift the machine's.
  mutating func merge(_ root: SettingsNode) {
    mode = root["evidence"]?.text.flatMap(EvidenceMode.init(rawValue:)) ?? mode
    days = root["evidenceDays"]?.wholeNumber ?? days
    neighbours = root["evidenceNeighbours"]?.wholeNumber ?? neighbours
    newest = root["evidenceNewest"]?.wholeNumber ?? newest
    digestReasons += (root["reasons"]?.reasons ?? []).filter(\.isDigest).map(\.text)
  }

  /// What the store keeps.
  var policy: EvidencePolicy {
    var policy = EvidencePolicy(digestReasons: digestReasons)
    policy.mode = mode ?? policy.mode
    policy.retention = days.map { .seconds($0 * 86_400) } ?? policy.retention
    policy.neighbours = neighbours ?? policy.neighbours
    policy.newest = newest ?? policy.newest
    return policy
  }
}

extension SettingsNode {
  /// The number, when the value is a whole one.
  var wholeNumber: Int? {
    guard case .number(let number) = value else { return nil }
    return Int(exactly: number)
  }

  /// The reasons of a list, each a text or an object that also says what may be kept.
  var reasons: [(text: String, isDigest: Bool)]? {
    guard case .array(let nodes) = value else { return nil }
    return nodes.compactMap { node in
      guard let text = node.text ?? node["text"]?.text else { return nil }
      return (text, node["evidence"]?.text == EvidenceMode.digest.rawValue)
    }
  }
}
