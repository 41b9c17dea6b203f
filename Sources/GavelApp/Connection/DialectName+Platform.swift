import GavelAPI

extension DialectName {
  /// The platform's language.
  var platform: any Dialect {
    switch self {
    case .imkit: IMKitDialect()
    case .rocketchat: RocketChatDialect()
    }
  }
}
