import GavelApp

extension FuzzTarget {
  /// Files of reports: however the bytes arrive, the same lines are the same reports.
  static let reports = FuzzTarget("reports", corpus: exports, words: words) { bytes, dice in
    let lines = ReadingProof.reports(bytes, inPiecesOf: 65_536)
    guard let lines, lines == ReadingProof.reports(bytes, inPiecesOf: 1 + dice.below(7)) else {
      return .broken("in pieces it reads otherwise")
    }
    let lineFeeds = bytes.count { $0 == 0x0A || $0 == 0x0D }
    var last = 0
    for line in lines {
      // A header that is no header is line 1 by itself.
      guard line.number > last, line.number <= lineFeeds + 1 else {
        return .broken("line \(line.number) follows line \(last), of \(lineFeeds + 1)")
      }
      last = line.number
      if let id = line.id {
        guard id.utf8.starts(with: "import:".utf8), id.utf8.count > 7, id.utf8.count <= 7 + 256
        else {
          return .broken("line \(line.number) has the id \(id)")
        }
      } else if line.words.unicodeScalars.contains(where: { $0.value < 0x20 }) {
        return .broken("the words about line \(line.number) have a control character")
      }
    }
    return lines.contains { $0.id != nil } ? .held : .refused
  }

  /// Exports as ticket systems write them.
  private static let exports = [
    """
    id,room,message,author,reporter,reason,text,time,sent
    17,lobby,m1,spam-bot,ana,spam,"BUY ""NOW"", cheap",2026-03-02T09:20:00Z,2026-03-02T09:19:00Z
    18,,,spam-bot,,"two
    lines",,,
    """,
    "\u{FEFF}id;author\r\n1;ana\r\n",
    """
    {"id":1,"author":"ana","reason":"spam","time":"2026-03-02T09:20:00.000Z"}

    {"id":"a-2","message":"m2","room":"lobby","text":"hello\\n日本","more":{"x":[1,2]}}
    """,
  ]

  private static let words = [
    "id", "room", "message", "author", "reporter", "reason", "text", "time", "sent", ",", "\"",
    "\"\"", "\r\n", "\n", "{", "}", "{\"id\":", "\u{FEFF}", "2026-03-02T09:20:00Z", ";", "null",
  ]
}
