import Foundation
import GavelModel

/// The language of Rocket.Chat's REST API, from 6.2 to 9.0.
///
/// Sources: the developer pages of Rocket.Chat, the public API description and the release notes
/// up to 9.0, read 2026-11. Nothing here depends on which release answers: routes that a server
/// lacks are found out by their 404, and errors are told apart by status and code alone.
public struct RocketChatDialect: Dialect {
  /// Makes the dialect; it has no settings.
  public init() {}

  /// `rocketchat`.
  public var name: String { "rocketchat" }

  /// Everything that Gavel knows; what an older server lacks is in ``serverAbilities()``.
  public var abilities: PlatformAbilities { Self.everything }

  static let everything = PlatformAbilities(
    actions: Set(ActionKind.allCases), membersPerCall: 1, historyOrder: .sent,
    readsSingleMessages: true, hasReports: true, hasUserReports: true, clearsInPart: true,
    changesDirectMembers: false)

  /// Returns the token and the id of its owner, which only count together.
  ///
  /// An id with control characters cannot stand in a header and is left out.
  public func identity(_ credential: Credential, userID: PersonID?) -> [HTTPHeader] {
    var headers = [HTTPHeader("X-Auth-Token", credential.secret)]
    if let id = userID?.rawValue, !id.isEmpty,
      id.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
    {
      headers.append(HTTPHeader("X-User-Id", id))
    }
    return headers
  }

  /// Returns the code and its method; a password goes as the hex of its SHA-256.
  public func proof(_ code: SecondFactorCode) -> [HTTPHeader] {
    let text = code.code.reveal()
    let sent = code.method == "password" ? SHA256.hexDigest(of: Array(text.utf8)) : text
    return [
      HTTPHeader("x-2fa-code", Secret(sent)), HTTPHeader("x-2fa-method", code.method),
    ]
  }
}
