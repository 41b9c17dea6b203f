/// Reading the rules of the control call `faults`.
extension FaultRule {
  /// Reads an array of rules, all or none.
  static func rules(reading json: JSON?) throws(ControlRefusal) -> [FaultRule] {
    guard let elements = json?.elements else { throw .notJSON(wanted: "an array of rules") }
    var rules: [FaultRule] = []
    for (index, element) in elements.enumerated() {
      rules.append(try FaultRule(FieldReader(element, place: "[\(index)]")))
    }
    return rules
  }

  private init(_ reader: FieldReader) throws(ControlRefusal) {
    let match = try reader.inner("match")
    let method = try match.text("method")
    self.method = method == "*" ? nil : method
    path = try match.segments("path")
    fault = try Fault(reader)
    times = Int(try reader.count("times") ?? 1)
    after = Int(try reader.count("after") ?? 0)
    let delay = try reader.count("delayMilliseconds")
    let seconds = try reader.count("seconds")
    switch fault {
    // Its delay is the pause between two pieces of the body.
    case .slowBody: delayMilliseconds = 0
    case .delay: delayMilliseconds = delay ?? (seconds ?? 1) * 1000
    case .dropBefore, .status, .html502, .rateLimit, .dropAfter, .truncate, .empty, .endless:
      delayMilliseconds = delay ?? 0
    }
  }
}

extension Fault {
  fileprivate init(_ reader: FieldReader) throws(ControlRefusal) {
    guard let kind = try reader.text("kind") else {
      throw .missing(field: "\(reader.place).kind")
    }
    let seconds = try reader.count("seconds")
    switch kind {
    case "dropBefore": self = .dropBefore
    case "status":
      let status = try reader.count("status") ?? 500
      guard (200...599).contains(status) else {
        throw reader.wrong("status", wanted: "a status from 200 to 599")
      }
      self = .status(Int(status), body: try reader.text("body"))
    case "html502": self = .html502
    case "rateLimit": self = .rateLimit(seconds: max(1, seconds ?? 60))
    case "delay": self = .delay
    case "dropAfter": self = .dropAfter
    case "truncate": self = .truncate
    case "empty": self = .empty
    case "slowBody":
      let pause = try reader.count("delayMilliseconds")
      self = .slowBody(
        seconds: seconds.map { max(1, $0) }, intervalMilliseconds: pause.map { max(1, $0) })
    case "endless": self = .endless
    default: throw .unknown(name: kind, known: Fault.names)
    }
  }
}

/// Reads the fields of one object and names the wrong ones by their place.
private struct FieldReader {
  let place: String
  private let fields: JSONObject

  init(_ json: JSON, place: String) throws(ControlRefusal) {
    guard let fields = json.fields else { throw .wrongValue(field: place, wanted: "an object") }
    self.fields = fields
    self.place = place
  }

  func wrong(_ name: String, wanted: String) -> ControlRefusal {
    .wrongValue(field: "\(place).\(name)", wanted: wanted)
  }

  /// Returns the reader of an object inside, an empty one when there is none.
  func inner(_ name: String) throws(ControlRefusal) -> FieldReader {
    try FieldReader(present(name) ?? [:], place: "\(place).\(name)")
  }

  func text(_ name: String) throws(ControlRefusal) -> String? {
    guard let json = present(name) else { return nil }
    guard let text = json.text else { throw wrong(name, wanted: "a string") }
    return text
  }

  func count(_ name: String) throws(ControlRefusal) -> Int64? {
    guard let json = present(name) else { return nil }
    guard let value = json.wholeNumber, (0...1_000_000_000).contains(value) else {
      throw wrong(name, wanted: "a whole number from 0 to 1000000000")
    }
    return value
  }

  func segments(_ name: String) throws(ControlRefusal) -> [String]? {
    guard let text = try text(name) else { return nil }
    let bare = text.utf8.prefix { $0 != UInt8(ascii: "?") }
    guard let segments = RequestHead.segments(of: bare) else {
      throw wrong(name, wanted: "a percent-encoded path")
    }
    return segments
  }

  private func present(_ name: String) -> JSON? {
    fields[name].flatMap { $0 == .null ? nil : $0 }
  }
}
