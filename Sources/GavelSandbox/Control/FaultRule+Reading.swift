/// Reading the rules of the control call `faults`.
extension FaultRule {
  /// Reads an array of rules, all or none.
  static func rules(reading json: JSON?) throws(ControlRefusal) -> [FaultRule] {
    guard let elements = json?.elements else { throw .notJSON(wanted: "an array of rules") }
    var rules: [FaultRule] = []
    for (index, element) in elements.enumerated() {
      rules.append(try FaultRule(reading: element, place: "[\(index)]"))
    }
    return rules
  }

  private init(reading json: JSON, place: String) throws(ControlRefusal) {
    guard json.fields != nil else { throw .wrongValue(field: place, wanted: "an object") }
    let match = json["match"] ?? [:]
    guard match.fields != nil else {
      throw .wrongValue(field: "\(place).match", wanted: "an object")
    }
    method = try Self.text(match["method"], "\(place).match.method")
    if method == "*" { method = nil }
    if let text = try Self.text(match["path"], "\(place).match.path") {
      let bare = text.utf8.prefix { $0 != UInt8(ascii: "?") }
      guard let segments = RequestHead.segments(of: bare) else {
        throw .wrongValue(field: "\(place).match.path", wanted: "a percent-encoded path")
      }
      path = segments
    }
    let delay = try Self.count(json["delayMilliseconds"], "\(place).delayMilliseconds")
    let seconds = try Self.count(json["seconds"], "\(place).seconds")
    times = Int(try Self.count(json["times"], "\(place).times") ?? 1)
    after = Int(try Self.count(json["after"], "\(place).after") ?? 0)
    delayMilliseconds = delay ?? 0
    guard let kind = try Self.text(json["kind"], "\(place).kind") else {
      throw .missing(field: "\(place).kind")
    }
    switch kind {
    case "dropBefore": fault = .dropBefore
    case "status":
      let status = try Self.count(json["status"], "\(place).status") ?? 500
      guard (200...599).contains(status) else {
        throw .wrongValue(field: "\(place).status", wanted: "a status from 200 to 599")
      }
      fault = .status(Int(status), body: try Self.text(json["body"], "\(place).body"))
    case "html502": fault = .html502
    case "rateLimit": fault = .rateLimit(seconds: max(1, seconds ?? 60))
    case "delay":
      fault = .delay
      delayMilliseconds = delay ?? (seconds ?? 1) * 1000
    case "dropAfter": fault = .dropAfter
    case "truncate": fault = .truncate
    case "empty": fault = .empty
    case "slowBody":
      fault = .slowBody(
        seconds: seconds.map { max(1, $0) }, intervalMilliseconds: delay.map { max(1, $0) })
      delayMilliseconds = 0
    case "endless": fault = .endless
    default: throw .unknown(name: kind, known: Fault.names)
    }
  }

  private static func text(_ json: JSON?, _ field: String) throws(ControlRefusal) -> String? {
    guard let json, json != .null else { return nil }
    guard let text = json.text else { throw .wrongValue(field: field, wanted: "a string") }
    return text
  }

  private static func count(_ json: JSON?, _ field: String) throws(ControlRefusal) -> Int64? {
    guard let json, json != .null else { return nil }
    guard let value = json.wholeNumber, (0...1_000_000_000).contains(value) else {
      throw .wrongValue(field: field, wanted: "a whole number from 0 to 1000000000")
    }
    return value
  }
}
