/// A platform that can be played: it answers requests from a world of its own.
///
/// The seam between what every platform shares (sockets, faults, the log, the control calls) and
/// what each has for itself (routes, rules, error bodies, the world). Used on one thread only.
protocol Platform: AnyObject {
  /// Applies a request and answers it.
  func answer(_ request: Request) -> Response

  /// Returns the id of the user whom the request's credentials name, `nil` when they are no good.
  func user(of request: Request) -> String?

  /// Returns the platform's own way to say that requests come too fast.
  func tooManyRequests(retryAfterSeconds: Int) -> Response

  /// Returns an answer of that status as the platform would word it.
  func failure(status: Int) -> Response

  /// Returns the world as JSON text in the shape of the control call `state`.
  func state(countingMessages: Bool) -> [UInt8]

  /// Changes settings, all or none, and returns all of them.
  func change(settings: JSONObject) throws(ControlRefusal) -> JSON

  /// Changes which roles hold which permissions, where the platform has such a table.
  func change(permissions: JSONObject) throws(ControlRefusal) -> JSON

  /// Brings back the world as it was at the start, or the start of another one.
  func reset(seed: UInt64?, scale: SandboxOptions.Scale?) -> JSON

  /// How long until the world changes by itself, `nil` when it does not.
  var nextEventMilliseconds: Int64? { get }

  /// Lets happen what is due.
  func passTime()
}

/// Why a control call was refused.
enum ControlRefusal: Error, Hashable {
  case notJSON(wanted: String)
  case missing(field: String)
  case wrongValue(field: String, wanted: String)
  case unknown(name: String, known: [String])
  case notOnThisPlatform(call: String)

  var body: JSON {
    switch self {
    case .notJSON(let wanted):
      ["error": "notJSON", "message": "the body must be \(wanted) in JSON"]
    case .missing(let field): ["error": "missing", "field": .string(field)]
    case .wrongValue(let field, let wanted):
      ["error": "wrongValue", "field": .string(field), "message": "wanted \(wanted)"]
    case .unknown(let name, let known):
      ["error": "unknown", "name": .string(name), "known": .array(known.map(JSON.string))]
    case .notOnThisPlatform(let call):
      ["error": "notOnThisPlatform", "call": .string(call)]
    }
  }
}
