import CSQLite

/// Cuts texts into the runs of characters that the search index holds.
///
/// From every character that is no blank, a document yields the run of up to three characters that
/// starts there and ends before the next blank. So every word of three characters or more is found
/// by its runs, and every shorter one, in any script, as the beginning of a run. A query string is
/// taken whole. FTS5's own `trigram` tokenizer finds nothing shorter than three characters, which
/// most CJK words are.
final class GramTokenizer {
  /// Characters in a run.
  static let length = 3

  private var folded: [UInt8] = []

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

  /// Hands each run of a document to `emit` until that returns an error.
  private func cut(
    _ bytes: UnsafeBufferPointer<UInt8>, emit: (UnsafePointer<CChar>, Int) -> Int32
  ) -> Int32 {
    TextFold.fold(bytes, into: &folded)
    return folded.withUnsafeBufferPointer { folded in
      guard let base = folded.baseAddress else { return SQLITE_OK }
      return base.withMemoryRebound(to: CChar.self, capacity: folded.count) { text in
        var start = 0
        while start < folded.count {
          let next = Self.end(of: folded, from: start)
          if !Self.isBlank(folded[start]) {
            let code = emit(text + start, Self.runEnd(in: folded, from: start) - start)
            if code != SQLITE_OK { return code }
          }
          start = next
        }
        return SQLITE_OK
      }
    }
  }

  private static func runEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var position = start
    for _ in 0..<length {
      guard position < bytes.count, !isBlank(bytes[position]) else { break }
      position = end(of: bytes, from: position)
    }
    return position
  }

  /// Returns where the character that begins at `start` ends.
  private static func end(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var position = start + 1
    while position < bytes.count, bytes[position] & 0xc0 == 0x80 { position += 1 }
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
