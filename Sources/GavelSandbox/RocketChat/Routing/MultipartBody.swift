/// The parts of a `multipart/form-data` body (RFC 7578).
struct MultipartBody {
  struct Part {
    var name: String
    /// The name of the file, `nil` for a plain field.
    var fileName: String?
    var contentType: String
    var bytes: [UInt8]
  }

  private(set) var parts: [Part] = []

  /// Reads a request's body; `nil` when it is of another type or broken.
  init?(_ request: Request) {
    let type = request.head.field("Content-Type") ?? ""
    guard type.lowercased().hasPrefix("multipart/form-data"),
      let boundary = Self.parameter("boundary", of: type)
    else { return nil }
    let mark = Array("--\(boundary)".utf8)
    var rest = request.body[...]
    guard rest.starts(with: mark) else { return nil }
    rest = rest.dropFirst(mark.count)
    while rest.starts(with: "\r\n".utf8) {
      rest = rest.dropFirst(2)
      guard let end = rest.firstRange(of: Array("\r\n".utf8) + mark),
        let part = Self.part(rest[..<end.lowerBound])
      else { return nil }
      parts.append(part)
      rest = rest[end.upperBound...]
    }
    guard rest.starts(with: "--".utf8) else { return nil }
  }

  private static func part(_ bytes: ArraySlice<UInt8>) -> Part? {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    var part = Part(name: "", contentType: "text/plain", bytes: Array(bytes[end.upperBound...]))
    let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
    for line in head.split(separator: "\r\n") {
      let halves = line.split(separator: ":", maxSplits: 1)
      guard halves.count == 2 else { return nil }
      let value = trimmed(halves[1])
      switch halves[0].lowercased() {
      case "content-disposition":
        part.name = parameter("name", of: value) ?? ""
        part.fileName = parameter("filename", of: value)
      case "content-type": part.contentType = value
      default: break
      }
    }
    return part
  }

  /// Returns a parameter of a header field, without its quotes.
  private static func parameter(_ name: String, of value: String) -> String? {
    for piece in value.split(separator: ";").dropFirst() {
      let halves = trimmed(piece).split(separator: "=", maxSplits: 1)
      guard halves.count == 2, halves[0].lowercased() == name else { continue }
      return halves[1].trimmingPrefix("\"").hasSuffix("\"")
        ? String(halves[1].trimmingPrefix("\"").dropLast()) : String(halves[1])
    }
    return nil
  }
}
