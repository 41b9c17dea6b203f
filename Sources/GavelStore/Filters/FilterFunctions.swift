import CSQLite
import GavelModel

/// The comparisons of filters, known to SQL on one connection.
///
/// `gavel_has(text, part)` and `gavel_is(text, whole)` compare folded texts, the second argument
/// folded already; `gavel_matches(text, pattern, ignores case)` holds a text against a regular
/// expression; `gavel_hides(text)` and `gavel_links(text)` look at the text alone;
/// `gavel_wanted(row)` looks a row number up in ``wanted``. Each is 1 or 0, and 0 for NULL.
final class FilterFunctions {
  /// What regular expressions have cost since the last beginning.
  private(set) var effort = FilterEffort()
  /// The rows that a walk along an index looks up; set before its query runs.
  var wanted: RowSet?
  private var walked = 0
  /// The connection that knows the functions, and so lives as long as they can be called.
  private let handle: OpaquePointer
  private var folded: [UInt8] = []
  private var matcher: PatternMatcher?

  private init(handle: OpaquePointer) { self.handle = handle }

  /// When the reading has to hand out what it has found.
  private var deadline: ContinuousClock.Instant?
  /// Whether the reading ended because its time was over, though there is more to look at.
  private(set) var isLate = false
  /// The time of the last row that was looked at.
  var reach: Int64 = 0

  /// Whether the latest reading left texts out that its pattern was too much for.
  var hasLeftOut: Bool { effort.isExhausted || effort.hasGivenUp }
  /// Whether reading on would find nothing more.
  var isOver: Bool { effort.isExhausted || isLate }

  /// Begins a reading with so much effort to spend, and perhaps so much time.
  func begin(_ effort: FilterEffort, patience: Duration? = nil) {
    self.effort = effort
    deadline = patience.map { ContinuousClock.now + $0 }
    isLate = false
    reach = 0
  }

  /// Ends the reading where nobody waits for it any more, or its time is over.
  func look() {
    if Task.isCancelled { effort.stop() }
    if let deadline, ContinuousClock.now >= deadline { isLate = true }
  }

  /// Makes the functions known to a connection.
  static func register(with connection: SQLiteConnection) throws(StoreError) -> FilterFunctions {
    let functions = FilterFunctions(handle: try connection.rawHandle())
    try functions.add("gavel_has", 2, to: connection) { functions, values in
      functions.has(values[0], values[1])
    }
    try functions.add("gavel_is", 2, to: connection) { functions, values in
      functions.equal(values[0], values[1])
    }
    try functions.add("gavel_matches", 3, to: connection) { functions, values in
      functions.matches(values[0], values[1], values[2])
    }
    try functions.add("gavel_hides", 1, to: connection) { _, values in
      HiddenText.isIn(values[0].text)
    }
    try functions.add("gavel_links", 1, to: connection) { _, values in
      Message.hasLink(values[0].text)
    }
    try functions.addWanted(to: connection)
    return functions
  }

  private typealias Body = (FilterFunctions, FunctionValues) -> Bool

  /// A function's body with what it works on; SQLite keeps it as long as the function.
  private final class Entry {
    let functions: FilterFunctions
    let body: Body

    init(_ functions: FilterFunctions, _ body: @escaping Body) {
      self.functions = functions
      self.body = body
    }
  }

  private func add(
    _ name: String, _ count: Int32, to connection: SQLiteConnection, _ body: @escaping Body
  ) throws(StoreError) {
    let entry = Unmanaged.passRetained(Entry(self, body)).toOpaque()
    let code = sqlite3_create_function_v2(
      try connection.rawHandle(), name, count,
      SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, entry,
      { context, _, values in
        guard let context, let values, let entry = sqlite3_user_data(context) else { return }
        let known = Unmanaged<Entry>.fromOpaque(entry).takeUnretainedValue()
        let isNothing = sqlite3_value_type(values[0]) == SQLITE_NULL
        let isMet = !isNothing && known.body(known.functions, FunctionValues(values: values))
        sqlite3_result_int(context, isMet ? 1 : 0)
      }, nil, nil,
      { entry in
        guard let entry else { return }
        Unmanaged<Entry>.fromOpaque(entry).release()
      })
    if code != SQLITE_OK { throw StoreError(code: code, extended: code) }
  }

  /// Row numbers between two looks at whether anybody still waits for the answer.
  private static let lookEvery = 8192

  /// Asked for each entry of an index that is walked, and so without a detour.
  private func addWanted(to connection: SQLiteConnection) throws(StoreError) {
    let code = sqlite3_create_function_v2(
      try connection.rawHandle(), "gavel_wanted", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY,
      Unmanaged.passRetained(self).toOpaque(),
      { context, _, values in
        guard let context, let values, let data = sqlite3_user_data(context) else { return }
        let isWanted = Unmanaged<FilterFunctions>.fromOpaque(data)._withUnsafeGuaranteedRef {
          $0.isWanted(sqlite3_value_int64(values[0]))
        }
        sqlite3_result_int(context, isWanted ? 1 : 0)
      }, nil, nil,
      { data in
        guard let data else { return }
        Unmanaged<FilterFunctions>.fromOpaque(data).release()
      })
    if code != SQLITE_OK { throw StoreError(code: code, extended: code) }
  }

  private func isWanted(_ row: Int64) -> Bool {
    walked &+= 1
    if walked % Self.lookEvery == 0 {
      look()
      if isOver { sqlite3_interrupt(handle) }
    }
    return wanted?.contains(row) ?? false
  }

  private func has(_ text: FunctionValue, _ part: FunctionValue) -> Bool {
    text.withBytes { TextFold.fold($0, into: &folded) }
    return part.withBytes { part in folded.withUnsafeBufferPointer { $0.contains(part) } }
  }

  private func equal(_ text: FunctionValue, _ whole: FunctionValue) -> Bool {
    text.withBytes { TextFold.fold($0, into: &folded) }
    return whole.withBytes { folded.elementsEqual($0) }
  }

  private func matches(
    _ text: FunctionValue, _ source: FunctionValue, _ ignoresCase: FunctionValue
  ) -> Bool {
    guard effort.spendsText() else { return false }
    let isCaseless = sqlite3_value_int(ignoresCase.value) != 0
    let isKnown = matcher.map { matcher in
      matcher.ignoresCase == isCaseless
        && source.withBytes { matcher.source.utf8.elementsEqual($0) }
    }
    if isKnown != true {
      matcher = PatternMatcher(source: source.text, ignoresCase: isCaseless)
    }
    return matcher?.matches(text.text, &effort) ?? false
  }
}

/// The arguments of a function, as many as it was made known with.
private struct FunctionValues {
  let values: UnsafeMutablePointer<OpaquePointer?>

  subscript(place: Int) -> FunctionValue { FunctionValue(value: values[place]) }
}

/// An argument of a function, valid until the function returns.
private struct FunctionValue {
  let value: OpaquePointer?

  var text: String { withBytes { String(decoding: $0, as: UTF8.self) } }

  func withBytes<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
    // The text must be asked for before its length: the call may convert it.
    let start = sqlite3_value_text(value)
    let count = Int(sqlite3_value_bytes(value))
    return body(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes of another text occur here, one after the other.
  func contains(_ part: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = part.first, count >= part.count else { return part.isEmpty }
    for start in 0...(count - part.count) where self[start] == first {
      var length = 1
      while length < part.count, self[start + length] == part[length] { length += 1 }
      if length == part.count { return true }
    }
    return false
  }
}
