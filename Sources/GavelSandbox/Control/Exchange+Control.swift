import GavelModel

/// The control calls under `/__sandbox/`.
extension Exchange {
  func control(_ request: Request) -> Response {
    let call = request.head.segments.dropFirst().joined(separator: "/")
    guard let method = Self.methods[call] else {
      return Response(
        status: 404,
        ["error": "unknownCall", "call": .string(call), "known": .array(Self.callNames)])
    }
    guard request.method == method || (request.method == "HEAD" && method == "GET") else {
      var response = Response(status: 405, ["error": "wrongMethod", "method": .string(method)])
      response.fields = [RequestHead.Field(name: "Allow", value: method)]
      return response
    }
    do throws(ControlRefusal) {
      switch call {
      case "state":
        let isCounting = request.head.parameter("messages") == "count"
        return Response(bytes: platform.state(countingMessages: isCounting))
      case "log": return Response(bytes: log.bytes)
      default: return Response(try carryOut(call, request))
      }
    } catch {
      return Response(status: 400, error.body)
    }
  }

  private static let methods = [
    "state": "GET", "log": "GET", "reset": "POST", "faults": "POST", "settings": "POST",
    "permissions": "POST", "clock": "POST",
  ]

  private static let callNames = methods.keys.sorted().map(JSON.string)

  private func carryOut(_ call: String, _ request: Request) throws(ControlRefusal) -> JSON {
    switch call {
    case "reset": return try reset(request)
    case "faults":
      let rules = try FaultRule.rules(reading: JSON(reading: request.body))
      faults = FaultBook(rules: rules)
      return ["rules": .integer(Int64(rules.count))]
    case "settings": return try platform.change(settings: object(request))
    case "permissions": return try platform.change(permissions: object(request))
    default: return try moveClock(request)
    }
  }

  /// Everything as at the start: the world, its settings and clock, no faults, an empty log.
  private func reset(_ request: Request) throws(ControlRefusal) -> JSON {
    let wishes = request.body.isEmpty ? JSONObject() : try object(request)
    var seed: UInt64?
    if let json = wishes["seed"], json != .null {
      guard let value = json.wholeNumber, value >= 0 else {
        throw .wrongValue(field: "seed", wanted: "a whole number from 0")
      }
      seed = UInt64(value)
    }
    var scale: SandboxOptions.Scale?
    if let json = wishes["scale"], json != .null {
      guard let value = json.text.flatMap(SandboxOptions.Scale.init) else {
        let names = SandboxOptions.Scale.allCases.map(\.rawValue).joined(separator: ", ")
        throw .wrongValue(field: "scale", wanted: names)
      }
      scale = value
    }
    clock.reset()
    faults = FaultBook()
    log.clear()
    return platform.reset(seed: seed, scale: scale)
  }

  private func moveClock(_ request: Request) throws(ControlRefusal) -> JSON {
    let wishes = try object(request)
    guard let json = wishes["advanceSeconds"] else { throw .missing(field: "advanceSeconds") }
    guard let seconds = json.wholeNumber, (-3_000_000_000...3_000_000_000).contains(seconds)
    else {
      throw .wrongValue(field: "advanceSeconds", wanted: "a whole number of seconds")
    }
    clock.advance(seconds: seconds)
    return ["now": .string(clock.now.iso8601)]
  }

  private func object(_ request: Request) throws(ControlRefusal) -> JSONObject {
    guard let fields = JSON(reading: request.body)?.fields else {
      throw .notJSON(wanted: "an object")
    }
    return fields
  }
}
