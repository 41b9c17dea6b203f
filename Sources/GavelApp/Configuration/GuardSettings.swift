import GavelDispatch

/// What the settings files say about protected targets and ceilings.
struct GuardSettings: Equatable, Sendable {
  private var rooms: [String] = []
  private var members: [String] = []
  private var authors: [String] = []
  private var batch: Int?
  private var minute: Int?
  private var approvalOver: Int?
  /// The folder with the approvals of second persons, as it was written.
  private(set) var approvalFolder: String?

  /// Lays the settings of a file over what is known so far.
  ///
  /// Protections of all files add up, so that a user's file cannot lift the machine's; of ceilings
  /// the lowest holds.
  mutating func merge(_ root: SettingsNode) {
    let protected = root["protected"]
    rooms += protected?["rooms"]?.texts ?? []
    members += protected?["members"]?.texts ?? []
    authors += protected?["authors"]?.texts ?? []
    let ceiling = root["ceiling"]
    batch = Self.lower(batch, ceiling?["batch"])
    minute = Self.lower(minute, ceiling?["minute"])
    approvalOver = Self.lower(approvalOver, ceiling?["approvalOver"])
    // The machine's file is read first, and whoever acts must not choose whose word counts.
    approvalFolder = approvalFolder ?? ceiling?["approvals"]?.text
  }

  /// 0 means no limit, as in the file.
  private static func lower(_ known: Int?, _ node: SettingsNode?) -> Int? {
    guard case .number(let number) = node?.value, number > 0 else { return known }
    return min(known ?? .max, Int(number))
  }

  /// What the gate enforces.
  func limits(isReadOnly: Bool) -> GateLimits {
    GateLimits(
      isReadOnly: isReadOnly, protectedRooms: rooms.map(TargetPattern.init),
      protectedMembers: members.map(TargetPattern.init),
      protectedAuthors: authors.map(TargetPattern.init), batchCeiling: batch,
      minuteCeiling: minute, approvalOver: approvalOver)
  }
}
