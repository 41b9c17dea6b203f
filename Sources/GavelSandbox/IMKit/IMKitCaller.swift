/// Who makes a call.
enum IMKitCaller {
  /// The holder of the API key, perhaps in the name of a user (`IM-CLIENT-ID`).
  case platform(actingAs: PersonIndex?)
  case user(PersonIndex)
  /// Somebody who knows the application's public key and signs in.
  case application

  var person: PersonIndex? {
    switch self {
    case .platform(let person): person
    case .user(let person): person
    case .application: nil
    }
  }

  var isPlatform: Bool {
    if case .platform = self { true } else { false }
  }
}

/// Telling who calls (contract, section 1.2); the modern and the legacy header names are accepted.
extension IMKitPlatform {
  func caller(of head: RequestHead, access: Route.Access) throws(IMKitRefusal) -> IMKitCaller {
    if let key = head.field("IM-API-KEY") ?? head.field("API_KEY") {
      guard key == credentials.apiKey else { throw .invalidAPIKey }
      return .platform(actingAs: head.field("IM-CLIENT-ID").flatMap(world.person))
    }
    guard access != .platform else { throw .invalidAPIKey }
    let clientKey = head.field("IM-CLIENT-KEY") ?? head.field("CLIENT_KEY")
    let token = head.field("IM-Authorization") ?? head.field("Authorization")
    guard let clientKey else {
      throw token == nil && access != .application ? .invalidToken : .missingClientKey
    }
    guard clientKey == credentials.clientKey else {
      throw access == .profile ? .forbiddenClientKey : .invalidClientKey
    }
    if access == .application { return .application }
    guard let token, let person = person(ofToken: token) else { throw .invalidToken }
    return .user(person)
  }

  private func person(ofToken text: String) -> PersonIndex? {
    let bare = text.lowercased().hasPrefix("bearer ") ? trimmed(text.dropFirst(7)) : text
    guard let token = credentials.tokens[bare], clock.milliseconds < token.expires else {
      return nil
    }
    return world.person(token.person)
  }

  func user(of request: Request) -> String? {
    // No credentials or wrong ones: the log then has no user.
    guard let caller = try? caller(of: request.head, access: .anyone) else { return nil }
    return caller.person.map { world[$0].id } ?? (caller.isPlatform ? Self.administrator : nil)
  }

  /// The name of an API key's holder where an id is asked for.
  static let administrator = "platform-admin"
}
