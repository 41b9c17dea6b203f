import CSQLite

/// Cuts texts into the runs of characters that the search index holds.
///
/// From every character that is no blank, a document yields the run of up to three characters that
/// starts there and ends before the next blank. So every word of three characters or more is found
/// by its runs, and every shorter one, in any script, as the beginning of a run. Where two words
/// meet it yields a joint too: the last two characters of the one, a space, the first two of the
/// other. Joints are what finds a phrase of words that are common each on its own. A query string is
/// taken whole. FTS5's own `trigram` tokenizer finds nothing shorter than three characters, which
/// most CJK words are.
final class GramTokenizer {
  /// Characters in a run.
  static let length = 3
  /// Characters of each word in a joint.
  static let jointLength = 2

  private var folded: [UInt8] = []
  private var joint: [UInt8] = []

  /// Makes the tokenizer known to a connection (sqlite.org/fts5.html, section 7).
  static func register(with connection: SQLiteConnection) throws(StoreError) {
    let api = try fts5API(of: connection)
    var tokenizer = fts5_tokenizer(
      xCreate: { _, _, _, made in
        made?.pointee = OpaquePointer(Unmanaged.passRetained(GramTokenizer()).toOpaque())
        return SQLITE_OK
      },
      xDelete: { made in
        guard let made else { return }
        Unmanaged<GramTokenizer>.fromOpaque(UnsafeRawPointer(made)).release()
      },
      xTokenize: { made, context, flags, text, count, emit in
        guard let made, let emit else { return SQLITE_ERROR }
        let bytes = UnsafeRawBufferPointer(start: text, count: Int(count))
        let tokenizer = Unmanaged<GramTokenizer>.fromOpaque(UnsafeRawPointer(made))
          .takeUnretainedValue()
        return bytes.withMemoryRebound(to: UInt8.self) { bytes in
          if flags & FTS5_TOKENIZE_QUERY != 0 {
            return emit(context, 0, text, count, 0, count)
          }
          return tokenizer.cut(bytes) { start, count in
            emit(context, 0, start, Int32(count), 0, 0)
          }
        }
      })
    let code = api.pointee.xCreateTokenizer(api, "gavel_grams", nil, &tokenizer, nil)
    if code != SQLITE_OK { throw StoreError(code: code, extended: code) }
  }

  /// Hands each run and joint of a document to `emit` until that returns an error.
  private func cut(
    _ bytes: UnsafeBufferPointer<UInt8>, emit: (UnsafePointer<CChar>, Int) -> Int32
  ) -> Int32 {
    TextFold.fold(bytes, into: &folded)
    return folded.withUnsafeBufferPointer { folded in
      var before: Range<Int>?
      var start = 0
      while start < folded.count {
        guard !Self.isBlank(folded[start]) else {
          start += 1
          continue
        }
        let word = start..<Self.wordEnd(in: folded, from: start)
        var code = before.map { emitJoint($0, word, folded, emit) } ?? SQLITE_OK
        if code == SQLITE_OK { code = Self.emitRuns(of: word, folded, emit) }
        if code != SQLITE_OK { return code }
        (before, start) = (word, word.upperBound)
      }
      return SQLITE_OK
    }
  }

  private static func emitRuns(
    of word: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>,
    _ emit: (UnsafePointer<CChar>, Int) -> Int32
  ) -> Int32 {
    guard let base = bytes.baseAddress else { return SQLITE_OK }
    return base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { text in
      var (start, end) = (word.lowerBound, word.lowerBound)
      for _ in 1..<length where end < word.upperBound { end = Self.end(of: bytes, from: end) }
      while start < word.upperBound {
        if end < word.upperBound { end = Self.end(of: bytes, from: end) }
        let code = emit(text + start, end - start)
        if code != SQLITE_OK { return code }
        start = Self.end(of: bytes, from: start)
      }
      return SQLITE_OK
    }
  }

  private func emitJoint(
    _ before: Range<Int>, _ after: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>,
    _ emit: (UnsafePointer<CChar>, Int) -> Int32
  ) -> Int32 {
    var (tail, head) = (before.upperBound, after.lowerBound)
    for _ in 0..<Self.jointLength {
      if tail > before.lowerBound { tail = Self.start(of: bytes, endingAt: tail) }
      if head < after.upperBound { head = Self.end(of: bytes, from: head) }
    }
    joint.removeAll(keepingCapacity: true)
    joint.append(contentsOf: bytes[max(tail, before.lowerBound)..<before.upperBound])
    joint.append(0x20)
    joint.append(contentsOf: bytes[after.lowerBound..<head])
    return joint.withUnsafeBytes { joint in
      joint.withMemoryRebound(to: CChar.self) { text in
        text.baseAddress.map { emit($0, text.count) } ?? SQLITE_OK
      }
    }
  }

  private static func wordEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var position = start
    while position < bytes.count, !isBlank(bytes[position]) { position += 1 }
    return position
  }

  /// Returns where the character that begins at `start` ends.
  private static func end(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var position = start + 1
    while position < bytes.count, bytes[position] & 0xc0 == 0x80 { position += 1 }
    return position
  }

  /// Returns where the character begins that ends at `end`.
  private static func start(of bytes: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Int {
    var position = end - 1
    while position > 0, bytes[position] & 0xc0 == 0x80 { position -= 1 }
    return position
  }

  /// Whether a run ends before this byte: no word that is looked up in the index contains it.
  ///
  /// NUL is one of them because FTS5 takes its terms for C strings in places.
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte == 0
  }

  /// Whether a run ends before this character.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    UInt8(exactly: scalar.value).map(isBlank) ?? false
  }

  private static func fts5API(
    of connection: SQLiteConnection
  ) throws(StoreError) -> UnsafeMutablePointer<fts5_api> {
    let database = try connection.rawHandle()
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    guard sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, nil) == SQLITE_OK
    else { throw StoreError(code: SQLITE_ERROR, extended: sqlite3_extended_errcode(database)) }
    var api: UnsafeMutablePointer<fts5_api>?
    withUnsafeMutablePointer(to: &api) { place in
      sqlite3_bind_pointer(statement, 1, place, "fts5_api_ptr", nil)
      sqlite3_step(statement)
    }
    guard let api else { throw .failed(code: SQLITE_ERROR, extended: SQLITE_ERROR) }
    return api
  }
}
