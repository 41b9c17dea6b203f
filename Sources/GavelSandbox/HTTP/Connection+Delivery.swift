import Glibc

/// Putting answers on the wire, whole or spoiled.
extension Connection {
  func begin(_ delivery: Delivery, to request: Request, now: Int64) {
    let response = delivery.response
    let keepsAlive = request.head.keepsAlive
    let ending = keepsAlive ? Ending.nextRequest : .close
    let body = request.method == "HEAD" || response.status == 204 ? [] : response.body
    switch delivery.manner {
    case .dropped: close()
    case .whole:
      outgoing.append(contentsOf: response.head(keepsAlive: keepsAlive))
      outgoing.append(contentsOf: body)
      phase = .finishing(then: ending)
    case .truncated:
      outgoing.append(contentsOf: response.head(keepsAlive: keepsAlive))
      outgoing.append(contentsOf: body.prefix(body.count / 2))
      phase = .finishing(then: .close)
    case .dripped(let pieceBytes, let interval):
      outgoing.append(contentsOf: response.head(keepsAlive: keepsAlive))
      phase = .dripping(
        Drip(
          body: body, pieceBytes: pieceBytes, intervalMilliseconds: interval,
          next: now + interval, ending: ending))
    case .endless:
      outgoing.append(contentsOf: response.head(keepsAlive: false, framing: .chunks))
      outgoing.append(contentsOf: Self.chunk(body))
      phase = .endless
    }
  }

  /// Answers what could not be read; the connection ends because its next byte means nothing.
  func refuse(_ fault: RequestFault) {
    let response = Response(
      status: fault.status,
      ["error": .string("\(fault)"), "message": .string(Response.reason(fault.status))])
    outgoing.append(contentsOf: response.head(keepsAlive: false))
    outgoing.append(contentsOf: response.body)
    phase = .finishing(then: .linger)
  }

  func dripPiece(_ drip: Drip, now: Int64) -> Bool {
    var drip = drip
    guard now >= drip.next else { return false }
    let piece = drip.body[drip.sent...].prefix(drip.pieceBytes)
    outgoing.append(contentsOf: piece)
    drip.sent += piece.count
    drip.next = now + drip.intervalMilliseconds
    phase =
      drip.sent < drip.body.count
      ? .dripping(drip) : .finishing(then: drip.ending)
    return true
  }

  func refillEndless() {
    outgoing.append(contentsOf: Self.chunk([UInt8](repeating: 0x20, count: 65_536)))
  }

  func endSending(now: Int64) {
    shutdown(descriptor, Int32(SHUT_WR))
    phase = .lingering(until: now + 1000)
  }

  private static func chunk(_ bytes: [UInt8]) -> [UInt8] {
    guard !bytes.isEmpty else { return [] }
    return Array("\(String(bytes.count, radix: 16))\r\n".utf8) + bytes + Array("\r\n".utf8)
  }
}
