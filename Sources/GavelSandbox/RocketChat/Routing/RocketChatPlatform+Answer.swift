/// From a request to an answer: the row, and the checks in the order of the mode.
extension RocketChatPlatform {
  func answer(_ request: Request) -> Response {
    let head = request.head
    guard
      let route = RocketChatRoute.row(
        method: request.method, segments: head.segments, compat: compat)
    else { return finished(RocketChatRefusal.unknownRoute.response(compat)) }
    var fields: [RequestHead.Field] = []
    do throws(RocketChatRefusal) {
      let reply = try answer(request, route, &fields)
      return finished(Response(reply.json), fields)
    } catch {
      return finished(error.response(compat), fields)
    }
  }

  /// P6 limits and validates before it looks at permissions, the newer router the other way round
  /// (contract, section 2.6).
  private func answer(
    _ request: Request, _ route: RocketChatRoute, _ fields: inout [RequestHead.Field]
  ) throws(RocketChatRefusal) -> RocketChatReply {
    let session = session(of: request.head)
    switch route.gate {
    case .anonymous: break
    case .session, .all, .any: if session == nil { throw .unauthorizedSession }
    }
    var call = RocketChatCall(
      request: request, session: session, body: [:], query: request.head.queryFields)
    if compat == .p6 {
      try admit(route, session?.user, &fields)
      try validate(&call, route)
      try check(route.gate, session?.user)
    } else {
      try check(route.gate, session?.user)
      try validate(&call, route)
      try admit(route, session?.user, &fields)
    }
    try checkSecondFactor(call, route)
    return try route.handler(self)(call)
  }

  private func check(
    _ gate: RocketChatRoute.Gate, _ user: UserIndex?
  ) throws(RocketChatRefusal) {
    guard let user else { return }
    let isAdmitted =
      switch gate {
      case .anonymous, .session: true
      case .all(let permissions): permissions.allSatisfy { has(user, $0) }
      case .any(let permissions): permissions.contains { has(user, $0) }
      }
    if !isAdmitted { throw .forbiddenRoute }
  }

  private func validate(
    _ call: inout RocketChatCall, _ route: RocketChatRoute
  ) throws(RocketChatRefusal) {
    if let schema = route.query.schema(compat) {
      do throws(Schema.Mismatch) {
        call.query = try schema.coerce(.object(call.query), wrapsLists: true).fields ?? [:]
      } catch {
        throw .invalidQuery(error.messages)
      }
    }
    guard route.method == "POST" else { return }
    let body = call.request.bodyValue
    guard let schema = route.body.schema(compat) else {
      call.body = body.fields ?? [:]
      return
    }
    do throws(Schema.Mismatch) {
      call.body = try schema.coerce(body).fields ?? [:]
    } catch {
      throw .invalidBody(error.messages)
    }
  }

  private func finished(_ response: Response, _ fields: [RequestHead.Field] = []) -> Response {
    var response = response
    response.fields = fields
    if compat != .p6 {
      response.fields.append(RequestHead.Field(name: "Cache-Control", value: "no-store"))
      response.fields.append(RequestHead.Field(name: "Pragma", value: "no-cache"))
    }
    return response
  }
}
