/// A body that arrives in chunks (RFC 9112, 7.1); chunk extensions and trailers are dropped.
struct ChunkedBody {
  private enum Phase {
    case size
    case data(Int)
    case dataEnd
    case trailer
  }

  private(set) var bytes: [UInt8] = []
  private var phase = Phase.size
  private var trailerBytes = 0

  /// Takes what has arrived and returns whether the body is whole.
  mutating func read(
    from input: inout InputBuffer, limits: HTTPLimits
  ) throws(RequestFault) -> Bool {
    while true {
      switch phase {
      case .size:
        guard let line = try line(from: &input, limit: 1024) else { return false }
        let size = try Self.size(line)
        guard bytes.count + size <= limits.bodyBytes else { throw .bodyTooLarge }
        phase = size == 0 ? .trailer : .data(size)
      case .data(let rest):
        guard !input.isEmpty else { return false }
        let taken = min(rest, input.count)
        bytes.append(contentsOf: input[0..<taken])
        input.consume(taken)
        phase = taken == rest ? .dataEnd : .data(rest - taken)
      case .dataEnd:
        guard let line = try line(from: &input, limit: 2) else { return false }
        guard line.isEmpty else { throw .malformed }
        phase = .size
      case .trailer:
        guard let line = try line(from: &input, limit: limits.headBytes) else { return false }
        trailerBytes += line.count + 2
        guard trailerBytes <= limits.headBytes else { throw .headTooLarge }
        if line.isEmpty { return true }
      }
    }
  }

  private func line(
    from input: inout InputBuffer, limit: Int
  ) throws(RequestFault) -> [UInt8]? {
    guard let end = input.lineFeed(from: 0) else {
      guard input.count < limit else { throw .malformed }
      return nil
    }
    guard end > 0, end <= limit, input[end - 1] == 0x0D else { throw .malformed }
    let line = Array(input[0..<end - 1])
    input.consume(end + 1)
    return line
  }

  private static func size(_ line: [UInt8]) throws(RequestFault) -> Int {
    let digits = line.prefix { $0 != UInt8(ascii: ";") }
    let text = trimmed(String(decoding: digits, as: UTF8.self))
    guard (1...8).contains(text.utf8.count), text.utf8.allSatisfy({ hexValue($0) != nil }),
      let size = Int(text, radix: 16)
    else { throw .malformed }
    return size
  }
}
