import GavelSandbox

extension FuzzTarget {
  /// The sandbox's HTTP: what is read does not depend on how the bytes arrive.
  static let request = FuzzTarget(
    "http", corpus: RequestCorpus.requests, words: RequestCorpus.words, longest: 6000
  ) { bytes, dice in
    let whole = RequestProof.read([bytes[...]])
    let pieces = split(bytes, &dice)
    let torn = RequestProof.read(pieces)
    guard torn == whole else {
      let ends = pieces.map(\.endIndex)
      return .broken("torn at \(ends) it is \(torn), whole it is \(whole)")
    }
    guard let status = whole.refusal else { return whole.requests.isEmpty ? .refused : .held }
    return (400...505).contains(status) ? .refused : .broken("refused with \(status)")
  }

  /// Cuts the bytes at up to nine places, or into single bytes.
  private static func split(_ bytes: [UInt8], _ dice: inout Dice) -> [ArraySlice<UInt8>] {
    if dice.oneIn(8) { return bytes.indices.map { bytes[$0...$0] } }
    let cuts = (0...dice.below(9)).map { _ in dice.below(bytes.count + 1) }.sorted()
    let ends = cuts + [bytes.count]
    return zip([0] + cuts, ends).map { bytes[$0..<$1] }
  }
}

/// Requests as clients send them, alone and one behind the other.
enum RequestCorpus {
  static let requests = [
    "GET /rooms?skip=0&limit=50&sort=createdTime HTTP/1.1\r\nHost: a\r\nIM-Authorization: t\r\n\r\n",
    "DELETE /rooms/r%2F1/messages/m%20x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    "POST /rooms/r/delete/members HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
      + "Content-Length: 33\r\n\r\n{\"members\":[\"a\"],\"systemMessage\":0}",
    "POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n"
      + "5;x=y\r\nhello\r\n1F\r\n0123456789012345678901234567890\r\n0\r\nTrailer: x\r\n\r\n",
    "\r\n\r\nGET http://a/__sandbox/state?messages=count HTTP/1.1\r\nhost: a\r\n\r\n"
      + "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\nOPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
    "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n",
  ]
  static let words = [
    "\r\n", "\r\n\r\n", "\n", "\r", "GET ", " HTTP/1.1", " HTTP/2.0", "Host: b\r\n", "%2e%2e",
    "%00",
    "%", "%zz", "/", "?", "&", "=", "+", "Content-Length: 5\r\n", "Content-Length: 99999\r\n",
    "Transfer-Encoding: chunked\r\n", "Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n",
    "FFFFFFFF\r\n",
    "7fffffffffffffff\r\n", "-1\r\n", ": ", "\t", " ", "Expect: 100-continue\r\n",
    "Connection: close\r\n",
  ]
}
