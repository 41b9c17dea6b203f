import GavelModel

/// How the console stands with its platform, as the header line tells it.
public struct ConnectionStatus: Hashable, Sendable {
  /// Name of the dialect (`imkit`).
  public var dialect: String
  /// The platform's host, without scheme.
  public var server: String
  /// The account that acts.
  public var account: PersonID?
  /// Its display name, where one is known.
  public var accountName: String?
  /// What the account may do, in words (`room manager`, `platform key`).
  public var role: String
  /// Whether the platform can be reached, and what the sync is doing.
  public var link: Link
  /// When the last complete sync ended.
  public var lastSync: Timestamp?
  /// Until when the platform asked for no further requests.
  public var throttledUntil: Timestamp?
  /// Whether the platform has reports and does not let this account see them.
  public var withholdsReports = false
  /// What the platform can do at all; less than first thought once its version is known.
  public var abilities: PlatformAbilities

  /// Makes a status; before the first contact most is unknown, and nothing is ruled out.
  public init(
    dialect: String, server: String, account: PersonID? = nil, accountName: String? = nil,
    role: String = "", link: Link = .connecting, lastSync: Timestamp? = nil,
    throttledUntil: Timestamp? = nil, abilities: PlatformAbilities = .unlimited
  ) {
    self.dialect = dialect
    self.server = server
    self.account = account
    self.accountName = accountName
    self.role = role
    self.link = link
    self.lastSync = lastSync
    self.throttledUntil = throttledUntil
    self.abilities = abilities
  }

  /// The state of the line to the platform.
  public enum Link: Hashable, Sendable {
    /// Nothing has been asked yet.
    case connecting
    /// Reachable, and nothing is being read.
    case online
    /// Reading; rooms finished and rooms to do, where both are known.
    case syncing(done: Int, of: Int)
    /// Not reachable.
    case offline
    /// The platform refuses the credentials.
    case unauthorized
  }
}

extension PlatformAbilities {
  /// Everything a platform may be able to do, for while it is not known which one it is.
  public static let unlimited = PlatformAbilities(
    actions: Set(ActionKind.allCases), historyOrder: .sent, readsSingleMessages: true,
    hasReports: true, hasUserReports: true, clearsInPart: true, announcesRemoval: true)
}
