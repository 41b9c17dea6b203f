import GavelModel
import GavelStore
import Glibc

extension CommandContext {
  /// Rows that are read and printed at a time.
  static let pageSize = 500

  /// Opens the store for reading; needs neither a platform nor a credential.
  ///
  /// - Throws: ``ConnectionError`` when no store is named or none exists yet, `StoreError`.
  func reader() throws -> StoreReader {
    guard let path = settings.store else { throw ConnectionError.noStore }
    try Self.checkPresence(ofStore: path)
    return try StoreReader(path: path, effort: .unhurried)
  }

  /// Refuses a store that is not there.
  ///
  /// - Throws: ``ConfigurationError/deadLink(path:target:)`` when only the way to it is broken,
  ///   else ``ConnectionError/storeMissing(path:)``.
  static func checkPresence(ofStore path: String) throws {
    guard access(path, F_OK) != 0, errno == ENOENT else { return }
    try DeadLink.refuse(on: path)
    throw ConnectionError.storeMissing(path: path)
  }

  /// Opens the store for writing, making it where there is none; what is added to its audit trail
  /// from now on goes into the machine's log, where the settings ask for that.
  ///
  /// - Throws: ``ConnectionError`` when no store is named, ``ConfigurationError``, `StoreError`.
  func writableStore() async throws -> Store {
    let store = try openStore(at: try writableStorePath())
    guard machineLog.choice == .audit else { return store }
    let name = store.path.split(separator: "/").last.map(String.init) ?? store.path
    await store.forwardAudit { [machineLog] in machineLog.note($0, store: name) }
    return store
  }

  /// Prints a list page by page until it ends, the limit is reached or nobody reads on.
  ///
  /// - Parameter page: Returns at most this many rows that follow the row given, and whether more
  ///   come after them.
  func print<Row>(
    _ printer: ListPrinter<Row>, empty: String,
    page: (Row?, Int) async throws -> (rows: [Row], hasMore: Bool)
  ) async throws {
    var printer = printer
    var last: Row?
    var left = invocation.limit ?? .max
    var hasMore = true
    while hasMore, left > 0, !printer.isClosed {
      try Task.checkCancellation()
      let (rows, more) = try await page(last, min(left, Self.pageSize))
      printer.print(rows)
      left -= rows.count
      last = rows.last
      hasMore = more && !rows.isEmpty
    }
    printer.finish(empty: empty)
  }
}
