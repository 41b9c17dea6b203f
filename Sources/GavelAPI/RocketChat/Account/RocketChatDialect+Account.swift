import GavelModel

/// Who is calling, and what server and account can do.
extension RocketChatDialect {
  /// `GET me`; a platform key is no account.
  public func profile(_ credential: Credential) -> Endpoint<Person>? {
    guard credential.isPersonal else { return nil }
    let me = RocketChatCall.get("me")
    // Without a look at `me` first: this is that look.
    return Endpoint(name: me.name, request: me.request) { response throws(APIError) in
      let body = try RocketChatReply(response, of: me).body
      guard let person = Person(rocketChat: body.json, keepsRest: true) else {
        throw body.malformed("_id")
      }
      return person
    }
  }

  /// `GET users.info`; an uncoded 400 is how the platform says that it knows nobody of that id.
  public func person(_ id: PersonID) throws(APIError) -> Endpoint<Person> {
    Self.person("userId", try Self.addressable(id.rawValue)) { $0.id == id }
  }

  /// The same by username, whose case the platform does not mind.
  public func person(named username: String) throws(APIError) -> Endpoint<Person> {
    Self.person("username", try Self.addressable(username)) {
      $0.username?.lowercased() == username.lowercased()
    }
  }

  private static func person(
    _ key: String, _ value: String, isMeant: @escaping @Sendable (Person) -> Bool
  ) -> Endpoint<Person> {
    RocketChatCall.get("users.info", [(key, value)]).leads { reply throws(APIError) in
      if case .bad(let fault) = reply, fault.isUncoded { throw .notFound(fault.answer) }
      let body = try reply.body
      guard let person = Person(rocketChat: body["user"], keepsRest: true), isMeant(person) else {
        throw body.malformed("user")
      }
      return .done(person)
    }
  }

  /// `GET /api/info`; everything where the version cannot be read.
  public func serverAbilities() -> Endpoint<PlatformAbilities>? {
    let call = RocketChatCall(name: "GET /api/info", request: HTTPRequest(.get, "/api/info"))
    return Endpoint(name: call.name, request: call.request) { response throws(APIError) in
      switch RocketChatReply(response, of: call) {
      case .good(let body):
        let text = body["version"]?.asText ?? body["info"]?["version"]?.asText
        return Self.abilities(of: text.flatMap(RocketChatVersion.init))
      case .bad(let fault):
        guard fault.isUnknownRoute else { throw fault.error }
        return Self.everything
      }
    }
  }

  /// `GET /api/info`; `nil` where the answer names no version.
  public func serverVersion() -> Endpoint<String?>? {
    let call = RocketChatCall(name: "GET /api/info", request: HTTPRequest(.get, "/api/info"))
    return Endpoint(name: call.name, request: call.request) { response throws(APIError) in
      let body = try RocketChatReply(response, of: call).body.json
      return body["version"]?.asText ?? body["info"]?["version"]?.asText
    }
  }

  static func abilities(of version: RocketChatVersion?) -> PlatformAbilities {
    var abilities = everything
    guard let version else { return abilities }
    if version < RocketChatVersion(6, 8) {
      abilities.actions.subtract([.muteMember, .unmuteMember])
    }
    if version < RocketChatVersion(6, 4) { abilities.hasUserReports = false }
    if version < RocketChatVersion(6, 2) {
      abilities.actions.subtract([.dismissReports, .deleteReported])
      abilities.hasReports = false
    }
    if version < RocketChatVersion(3, 18) { abilities.actions.remove(.deleteDirect) }
    return abilities
  }

  /// `GET permissions.listAll`, then the roles of `GET me`.
  public func rights() -> Endpoint<AccountRights>? {
    RocketChatCall.get("permissions.listAll").leads { reply throws(APIError) in
      let permissions = RocketChatPermissions(try reply.body.elements("update"))
      return .then(
        RocketChatCall.get("me").reads { body throws(APIError) in
          let roles = try body.elements("roles").compactMap(\.asIdentifier)
          return permissions.rights(ofRoles: Set(roles))
        })
    }
  }
}
