import GavelModel

/// People and their tokens.
extension IMKitPlatform {
  func profile(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    .result(json(of: try person(call.caller)))
  }

  func listClients(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    let asked = try call.count("limit") ?? 50
    let limit = min(asked == 0 ? 50 : asked, 100)
    let first = min(try call.count("skip") ?? 0, world.people.count)
    let places = first..<min(first + limit, world.people.count)
    return .result([
      "totalCount": .integer(Int64(world.people.count)),
      "data": .array(places.map { json(of: PersonIndex(place: Int32($0))) }),
    ])
  }

  /// `POST /admin/clients`: makes a person or changes one, perhaps with a token.
  func createClient(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    let body = try call.body()
    let index = try upsert(body)
    guard case .object(var object) = json(of: index) else { throw .userNotFound }
    let id = world[index].id
    if let text = try text(body, "token") {
      let token = try bind(text, to: id, body)
      object["token"] = .string(text)
      object["expirationDate"] = iso8601(token.expires)
    } else if body["issueAccessToken"] == true {
      let issued = credentials.issue(to: id, now: clock.milliseconds)
      object["token"] = .string(issued.text)
      object["expirationDate"] = iso8601(issued.token.expires)
    }
    return .result(.object(object))
  }

  func createClients(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    guard let list = try call.body()["data"]?.elements else { throw .missing("data") }
    for element in list {
      guard let fields = element.fields, fields["_id"]?.text?.isEmpty == false else {
        throw .invalid("data")
      }
    }
    for element in list { _ = try upsert(element.fields ?? [:]) }
    return .result(["count": .integer(Int64(list.count))])
  }

  private func upsert(_ body: JSONObject) throws(IMKitRefusal) -> PersonIndex {
    guard let id = try text(body, "_id"), !id.isEmpty else { throw .missing("_id") }
    let nickname = try text(body, "nickname")
    let avatarURL = try text(body, "avatarUrl")
    let index = world.person(id) ?? world.add(WorldPerson(id: id, nickname: nickname ?? id))
    if let nickname { world[index].nickname = nickname }
    if let avatarURL { world[index].avatarURL = avatarURL }
    return index
  }

  func bindToken(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    let person = try existingPerson(call.parameters[0])
    let body = try call.body()
    guard let text = try text(body, "token"), !text.isEmpty else { throw .missing("token") }
    let token = try bind(text, to: world[person].id, body)
    return .result([
      "token": .string(text), "client": .string(token.person),
      "expirationDate": iso8601(token.expires), "expirationDateMS": .integer(token.expires),
    ])
  }

  private func bind(
    _ token: String, to person: String, _ body: JSONObject
  ) throws(IMKitRefusal) -> Credentials.Token {
    let now = clock.milliseconds
    var expires = now + Credentials.lifeMilliseconds
    if let date = try text(body, "expirationDate") {
      guard let moment = moment(date) else { throw .invalid("expirationDate") }
      expires = moment
    }
    return credentials.bind(token, to: person, now: now, expires: expires)
  }

  /// `DELETE /admin/clients/:id/token`: one token, or all of them; they end at once.
  func revokeTokens(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    let person = world[try existingPerson(call.parameters[0])].id
    var revoked = credentials.tokens(of: person)
    if let text = try text(call.body(), "token") { revoked.removeAll { $0.text != text } }
    for token in revoked { credentials.revoke(token.text) }
    return .result([
      "data": .array(
        revoked.map { text, token in
          [
            "token": .string(text), "createdAt": iso8601(token.issued),
            "updatedAt": iso8601(token.issued), "expirationDate": iso8601(token.expires),
            "expirationDateMS": .integer(token.expires),
          ]
        })
    ])
  }

  /// `POST /auths/sign/v2` of development servers: a token for any id, the person made if new.
  func signIn(_ call: IMKitCall) throws(IMKitRefusal) -> IMKitReply {
    let body = try call.body()
    guard let id = try text(body, "id"), !id.isEmpty else { throw .missing("id") }
    var person: JSONObject = ["_id": .string(id)]
    person["nickname"] = body["nickname"]
    person["avatarUrl"] = body["avatarUrl"]
    _ = try upsert(person)
    let issued = credentials.issue(to: id, now: clock.milliseconds)
    return .result([
      "authType": "Standalone JWT", "token": .string(issued.text),
      "expirationDate": iso8601(issued.token.expires), "id": .string(id),
      "exp": .integer(issued.token.expires / 1000),
    ])
  }
}
