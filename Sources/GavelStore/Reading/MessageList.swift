import GavelModel

/// The messages of one room, as they are read: oldest first.
struct MessageList {
  let database: SQLiteConnection
  let room: RoomID
  let functions: FilterFunctions
  /// Rows a filter looks at before it asks another source.
  let scanBudget: ScanBudget

  func window(
    matching filter: Filter, _ anchor: ListAnchor, limit: Int
  ) throws(StoreError) -> ListWindow<Message> {
    guard let row = try roomRow() else { return ListWindow(total: 0) }
    let plan = FilterPlan(filter, room: row)
    return try ListWindow(anchor, limit: limit, total: try count(row)) {
      stretch throws(StoreError) in
      guard !filter.isEmpty else { return try read(stretch, row) }
      return try hits(stretch, row, plan).map { hit throws(StoreError) in
        try MessageRecords.load(hit.row, database)
      }
    }
  }

  func message(_ id: MessageID) throws(StoreError) -> Message? {
    try database.first(
      """
      SELECT \(MessageRecords.columns) FROM messages m LEFT JOIN people p ON p.row = m.author
      WHERE m.id = ? AND m.room = (SELECT row FROM rooms WHERE id = ?)
      """, id, room
    ) { row throws(StoreError) in try MessageRecords.message(row, room: room) }
  }

  /// Returns up to `each` messages on each side of a message, or of a time, and the message itself.
  func around(
    _ id: MessageID?, _ time: Timestamp?, each: Int
  ) throws(StoreError) -> [Message] {
    guard let row = try roomRow() else { return [] }
    let middle = try id.flatMap { id throws(StoreError) in try message(id) }
    let moment = time.map { ListKey(rank: $0.milliseconds, id: id?.rawValue ?? "") }
    guard let key = middle?.listKey ?? moment else { return [] }
    let earlier = try read(ListStretch(from: key, isForward: false, count: max(0, each)), row)
    let later = try read(ListStretch(from: key, isForward: true, count: max(0, each)), row)
    return earlier.reversed() + (middle.map { [$0] } ?? []) + later
  }

  /// Returns the ids of the filtered messages from one key to another, both included.
  func ids(
    matching filter: Filter, from: ListKey?, to end: ListKey?, limit: Int
  ) throws(StoreError) -> [MessageID] {
    guard let row = try roomRow() else { return [] }
    let stretch = ListStretch(from: from, includesFrom: true, isForward: true, count: limit)
    let plan = FilterPlan(filter, room: row)
    let found = try filter.isEmpty ? keys(stretch, row) : hits(stretch, row, plan)
    guard let end else { return found.map { MessageID($0.id) } }
    return found.prefix { ListKey(rank: $0.sentAt, id: $0.id) <= end }.map { MessageID($0.id) }
  }

  private func read(_ stretch: ListStretch, _ row: Int64) throws(StoreError) -> [Message] {
    try database.all(
      """
      SELECT \(MessageRecords.columns) FROM messages m LEFT JOIN people p ON p.row = m.author
      WHERE m.room = ? AND (m.sent_at, m.id) \(stretch.comparison) (?, ?)
      ORDER BY m.sent_at \(stretch.direction), m.id \(stretch.direction) LIMIT ?
      """, row, stretch.bound.rank, stretch.bound.id, stretch.count
    ) { row throws(StoreError) in try MessageRecords.message(row, room: room) }
  }

  private func keys(
    _ stretch: ListStretch, _ row: Int64
  ) throws(StoreError) -> [MessageScan.Hit] {
    try database.all(
      """
      SELECT m.row, m.id, m.sent_at FROM messages m
      WHERE m.room = ? AND (m.sent_at, m.id) \(stretch.comparison) (?, ?)
      ORDER BY m.sent_at \(stretch.direction), m.id \(stretch.direction) LIMIT ?
      """, row, stretch.bound.rank, stretch.bound.id, stretch.count
    ) { MessageScan.Hit(row: $0.integer(0), id: $0.text(1), sentAt: $0.integer(2)) }
  }

  private func hits(
    _ stretch: ListStretch, _ row: Int64, _ plan: FilterPlan
  ) throws(StoreError) -> [MessageScan.Hit] {
    let scan = MessageScan(
      database: database, functions: functions, plan: plan, room: row,
      isForward: stretch.isForward, budget: scanBudget)
    return try scan.hits(
      from: MessageScan.Place(
        sentAt: stretch.bound.rank, tie: stretch.bound.id, isIncluded: stretch.includesFrom),
      count: stretch.count)
  }

  private func roomRow() throws(StoreError) -> Int64? {
    try database.first("SELECT row FROM rooms WHERE id = ?", room) { $0.integer(0) }
  }

  private func count(_ row: Int64) throws(StoreError) -> Int? {
    try database.first("SELECT messages FROM tallies WHERE room = ?", row) { $0.int(0) }
  }
}
