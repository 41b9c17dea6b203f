import CSQLite

/// Carries the rows of one table from a damaged database into a sound one, around what is damaged.
struct Salvage {
  let source: SQLiteConnection
  let target: SQLiteConnection
  let table: SalvagedTable
  /// Whether the target has the layout that the program reads, so that rows can be tried.
  let isCurrent: Bool

  private var kept = 0
  private var refused = 0
  private var hasGaps = false

  init(
    _ table: SalvagedTable, from source: SQLiteConnection, to target: SQLiteConnection,
    isCurrent: Bool
  ) {
    (self.table, self.source, self.target) = (table, source, target)
    self.isCurrent = isCurrent
  }

  /// Copies every row that can be read and understood.
  mutating func run() throws(StoreError) -> RepairReport.Table {
    let columns = try columns()
    guard !columns.isEmpty else {
      return RepairReport.Table(name: table.name, kept: 0, lost: 0, isUncertain: true)
    }
    var next: Int64? = .min
    while let from = next { next = try copy(columns, from: from) }
    let expected = [rows(), sequence()].compactMap(\.self).max()
    let lost = max(refused, (expected ?? 0) - kept)
    return RepairReport.Table(
      name: table.name, kept: kept, lost: lost,
      isUncertain: expected == nil || (hasGaps && lost == 0))
  }

  /// Columns that both databases have.
  private func columns() throws(StoreError) -> [String] {
    let wanted = try target.all("SELECT name FROM pragma_table_info('\(table.name)')") {
      $0.text(0)
    }
    let found: [String]
    do throws(StoreError) {
      found = try source.all("SELECT name FROM pragma_table_info('\(table.name)')") { $0.text(0) }
    } catch {
      guard error.isDamage else { throw error }
      return []
    }
    return wanted.filter { found.contains($0) && !table.left.contains($0) }
  }

  /// Copies rows in order until the end or damage.
  ///
  /// - Returns: Where to go on; `nil` at the end.
  private mutating func copy(_ columns: [String], from: Int64) throws(StoreError) -> Int64? {
    let list = columns.joined(separator: ", ")
    let writer = RowWriter(table, columns, to: target, isCurrent: isCurrent)
    var next = from
    do throws(DamageOr) {
      try reading {
        () throws(StoreError) in
        try source.each(
          "SELECT \(table.key), \(list) FROM \(table.name) WHERE \(table.key) >= ? ORDER BY \(table.key)",
          [next]
        ) { row throws(StoreError) in
          let id = row.integer(0)
          // Damage can make a number come twice; a walk that turns back would never end.
          guard id >= next else { throw .corrupt }
          let values = columns.indices.map { SQLValue(row.statement, Int32($0 + 1)) }
          next = id == .max || !table.isUnique ? id : id + 1
          keep(try writer.write(values, id))
          return id != .max
        }
      }
      return nil
    } catch {
      switch error {
      case .damage:
        hasGaps = true
        return try readable(after: next)
      case .other(let failure): throw failure
      }
    }
  }

  private mutating func keep(_ fate: RowWriter.Fate) {
    switch fate {
    case .new: kept += 1
    // A table that has several rows of its number may give some again behind damage.
    case .known: if table.isUnique { refused += 1 }
    case .refused: refused += 1
    }
  }

  /// Returns the next number from which the table can be read again; `nil` when there is none.
  private func readable(after start: Int64) throws(StoreError) -> Int64? {
    var step: Int64 = 1
    let base = max(start, 0)
    while true {
      let (candidate, isOver) = base.addingReportingOverflow(step)
      guard !isOver else { return nil }
      switch try look(from: candidate) {
      case .row(let id): return try first(between: base + step / 2, and: candidate, found: id)
      case .end: return nil
      case .damage:
        // Not even the highest number leads anywhere: nothing more of the table can be reached.
        guard step < 1 << 62 else { return nil }
        step *= 2
      }
    }
  }

  /// Narrows down where the readable part begins.
  private func first(
    between low: Int64, and high: Int64, found: Int64
  ) throws(StoreError) -> Int64 {
    var (low, high, best) = (low, high, found)
    while low + 1 < high {
      let middle = low + (high - low) / 2
      if case .row(let id) = try look(from: middle) {
        (high, best) = (middle, min(best, id))
      } else {
        low = middle
      }
    }
    return best
  }

  private enum Look {
    case row(Int64)
    case end
    case damage
  }

  private func look(from id: Int64) throws(StoreError) -> Look {
    do throws(StoreError) {
      let found = try source.first(
        "SELECT \(table.key) FROM \(table.name) WHERE \(table.key) >= ? ORDER BY \(table.key) LIMIT 1",
        id
      ) { $0.integer(0) }
      return found.map { $0 >= id ? .row($0) : .damage } ?? .end
    } catch {
      guard error.isDamage else { throw error }
      return .damage
    }
  }

  /// What was counted by an index or the table itself; `nil` when neither can be read.
  private func rows() -> Int? {
    // A damaged count is no count.
    try? source.first("SELECT count(*) FROM \(table.name)") { $0.int(0) }
  }

  /// The last number that was given out, for tables whose numbers have no gaps.
  private func sequence() -> Int? {
    // Damaged likewise.
    table.name == "audit"
      ? try? source.first("SELECT number FROM audit_head") { $0.int(0) }
      : try? source.first("SELECT seq FROM sqlite_sequence WHERE name = ?", table.name) {
        $0.int(0)
      }
  }

  /// Damage in the source is expected; everything else ends the repair.
  private enum DamageOr: Error {
    case damage
    case other(StoreError)
  }

  private func reading(_ body: () throws(StoreError) -> Void) throws(DamageOr) {
    do throws(StoreError) { try body() } catch { throw error.isDamage ? .damage : .other(error) }
  }
}

extension StoreError {
  /// Whether a damaged source can be why a read of it failed.
  ///
  /// A record that claims to be larger than any, or than the memory, is refused before its bytes
  /// are looked at (sqlite.org/rescode.html).
  var isDamage: Bool {
    switch self {
    case .corrupt: true
    case .failed(let code, _): [SQLITE_TOOBIG, SQLITE_NOMEM, SQLITE_ERROR].contains(code)
    case .cannotOpen, .notAGavelStore, .newerVersion, .unsafe, .olderVersion, .belongsToAnother,
      .busy, .lockedBy, .full, .readOnly, .needsItsLog, .damaged, .interrupted, .closed,
      .damagedPlan:
      false
    }
  }
}
