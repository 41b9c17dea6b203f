/// One row of the platform's table of calls.
struct RocketChatRoute: Sendable {
  /// Whom a call is open to before its own code looks closer.
  enum Gate: Sendable {
    case anonymous
    case session
    /// A session that holds all of these permissions.
    case all([String])
    /// A session that holds one of these permissions.
    case any([String])
  }

  /// What a body or a query must look like; typed routes exist in the newer modes only.
  enum Demand: Sendable {
    case nothing
    case always(Schema)
    case typed(Schema)
    case differs(legacy: Schema, typed: Schema)

    func schema(_ compat: SandboxOptions.Compat) -> Schema? {
      switch self {
      case .nothing: nil
      case .always(let schema): schema
      case .typed(let schema): compat == .p6 ? nil : schema
      case .differs(let legacy, let typed): compat == .p6 ? legacy : typed
      }
    }
  }

  /// How often a call may come, where it is not the workspace's usual limit.
  struct Limit: Hashable, Sendable {
    let calls: Int
    let milliseconds: Int64
    /// Holders of this permission are not limited.
    let bypass: String
  }

  typealias Handler =
    @Sendable (RocketChatPlatform) -> (RocketChatCall) throws(RocketChatRefusal) -> RocketChatReply

  let method: String
  /// The name after `/api/v1/`; `dm.` is written `im.` here.
  let name: String
  var gate = Gate.session
  var query = Demand.nothing
  var body = Demand.nothing
  /// The modes that have the call.
  var modes = SandboxOptions.Compat.allCases
  var limit: Limit?
  var needsSecondFactor = false
  let handler: Handler

  static func get(
    _ name: String, gate: Gate = .session, query: Demand = .nothing,
    modes: [SandboxOptions.Compat] = SandboxOptions.Compat.allCases, _ handler: @escaping Handler
  ) -> RocketChatRoute {
    RocketChatRoute(
      method: "GET", name: name, gate: gate, query: query, modes: modes, handler: handler)
  }

  static func post(
    _ name: String, gate: Gate = .session, body: Demand = .nothing,
    modes: [SandboxOptions.Compat] = SandboxOptions.Compat.allCases, _ handler: @escaping Handler
  ) -> RocketChatRoute {
    RocketChatRoute(
      method: "POST", name: name, gate: gate, body: body, modes: modes, handler: handler)
  }

  /// Returns the same row with a limit of its own.
  func limited(to limit: Limit) -> RocketChatRoute {
    var route = self
    route.limit = limit
    return route
  }

  /// Returns the same row for a call that asks for a second factor.
  func withSecondFactor() -> RocketChatRoute {
    var route = self
    route.needsSecondFactor = true
    return route
  }
}

/// A successful answer before it is put on the wire.
enum RocketChatReply {
  /// Fields that get `success` beside them.
  case payload(JSONObject)
  /// A whole body of a form of its own.
  case bare(JSON)

  static let done = RocketChatReply.payload([:])

  var json: JSON {
    switch self {
    case .bare(let json): return json
    case .payload(var fields):
      fields["success"] = true
      return .object(fields)
    }
  }
}
