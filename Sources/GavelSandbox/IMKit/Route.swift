/// One row of the platform's table of calls.
struct Route: Sendable {
  /// Whose credentials a call takes.
  enum Access: Sendable {
    /// A user's or the API key.
    case anyone
    /// As `anyone`, on the page that prints its own answer for a wrong client key.
    case profile
    /// The API key.
    case platform
    /// The client key alone, to sign in.
    case application
  }

  typealias Handler =
    @Sendable (IMKitPlatform) -> (IMKitCall) throws(IMKitRefusal) -> IMKitReply

  let method: String
  let segments: [String]
  let access: Access
  let handler: Handler

  init(_ method: String, _ path: String, _ access: Access, _ handler: @escaping Handler) {
    self.method = method
    segments = path.split(separator: "/").map(String.init)
    self.access = access
    self.handler = handler
  }

  init(_ method: String, _ path: String, _ handler: @escaping Handler) {
    self.init(method, path, .anyone, handler)
  }

  /// Returns what the `:name` segments stand for, `nil` when the path is another one.
  private func parameters(of path: [String]) -> [String]? {
    guard path.count == segments.count else { return nil }
    var parameters: [String] = []
    for (wanted, given) in zip(segments, path) {
      if wanted.utf8.first == UInt8(ascii: ":") {
        // Express does not match an empty segment with a parameter.
        guard !given.isEmpty else { return nil }
        parameters.append(given)
      } else if wanted != given {
        return nil
      }
    }
    return parameters
  }

  /// Finds the first row that fits, checks the credentials it wants and lets it answer.
  static func answer(
    _ request: Request, from platform: IMKitPlatform
  ) throws(IMKitRefusal) -> IMKitReply {
    let method = request.method == "HEAD" ? "GET" : request.method
    var others: [String] = []
    for route in table {
      guard let parameters = route.parameters(of: request.head.segments) else { continue }
      guard route.method == method else {
        others.append(route.method)
        continue
      }
      let caller = try platform.caller(of: request.head, access: route.access)
      if let refusal = platform.admit(caller) { return .raw(refusal) }
      let call = IMKitCall(request: request, caller: caller, parameters: parameters)
      return try route.handler(platform)(call)
    }
    return .raw(unrouted(others))
  }

  private static func unrouted(_ methods: [String]) -> Response {
    guard !methods.isEmpty else {
      return IMKitRefusal(
        status: 404, remark: "Not Found", code: "ENDPOINT_NOT_FOUND",
        message: "There is no such endpoint"
      ).response
    }
    var response = IMKitRefusal(
      status: 405, remark: "Method Not Allowed", code: "METHOD_NOT_ALLOWED",
      message: "The endpoint does not have this method"
    ).response
    response.fields = [
      RequestHead.Field(name: "Allow", value: Set(methods).sorted().joined(separator: ", "))
    ]
    return response
  }
}

/// A call with what its route and its credentials say about it.
struct IMKitCall {
  let request: Request
  let caller: IMKitCaller
  /// What stands for the path's parameters, in their order.
  let parameters: [String]

  /// The fields of the JSON body; no body at all counts as an empty object.
  func body() throws(IMKitRefusal) -> JSONObject {
    guard !request.body.isEmpty else { return [:] }
    guard let fields = JSON(reading: request.body)?.fields else { throw .invalid("body") }
    return fields
  }

  func parameter(_ name: String) -> String? { request.head.parameter(name) }

  /// Returns a whole number from the query, `nil` when it is not there.
  func count(_ name: String) throws(IMKitRefusal) -> Int? {
    guard let text = parameter(name), !text.isEmpty else { return nil }
    guard let value = Int(text), value >= 0 else { throw .invalid(name) }
    return value
  }
}

/// A successful answer before it is put into the envelope (docs.imkit.io).
enum IMKitReply {
  case result(JSON, remark: String = "OK")
  case raw(Response)

  var response: Response {
    switch self {
    case .raw(let response): response
    case .result(let result, let remark):
      Response(["RC": 0, "RM": .string(remark), "result": result])
    }
  }
}
