import GavelModel

extension StoreReader {
  /// Returns a window of the rooms that are not gone, latest activity first.
  ///
  /// A word of `filter` is looked for in the room's name and id.
  public func rooms(
    matching filter: Filter = .everything(in: .rooms), _ anchor: ListAnchor, limit: Int
  ) throws(StoreError) -> ListWindow<Room> {
    try window { () throws(StoreError) in
      try RoomList(database: database).window(matching: filter, anchor, limit: limit)
    }
  }

  /// Returns a window of a room's members, staff first, then by name.
  ///
  /// A word of `filter` is looked for in the member's names and id.
  public func members(
    of room: RoomID, matching filter: Filter = .everything(in: .members), _ anchor: ListAnchor,
    limit: Int
  ) throws(StoreError) -> ListWindow<Member> {
    try window { () throws(StoreError) in
      try MemberList(database: database, room: room).window(
        matching: filter, anchor, limit: limit)
    }
  }

  /// Returns who is staff in some room that is no direct conversation, those with the most rooms
  /// first.
  ///
  /// Costs one look into an index for each room, and the staff found.
  public func staff(limit: Int) throws(StoreError) -> [Person] {
    try database.all(
      """
      SELECT \(PersonRecords.columns("p")) FROM rooms r
      CROSS JOIN members m ON m.room = r.row AND m.rank < ?1 CROSS JOIN people p ON p.row = m.person
      WHERE r.kind <> ?2 GROUP BY p.row ORDER BY count(*) DESC, p.id LIMIT ?3
      """, Role.member.rank, RoomKind.direct.name, limit
    ) { PersonRecords.person($0, from: 0) }
  }

  /// Returns a window of a room's messages, oldest first.
  ///
  /// A word of `filter` is looked for in the text, in the author's names and id, and at the
  /// beginning of the message's id.
  ///
  /// - Parameter patience: After which time a search through many rows hands out what it has found so
  ///   far, as a window that is partial; `nil` waits for the whole one.
  public func messages(
    in room: RoomID, matching filter: Filter = .everything(in: .messages), _ anchor: ListAnchor,
    limit: Int, patience: Duration? = nil
  ) throws(StoreError) -> ListWindow<Message> {
    try window(patience: patience) { () throws(StoreError) in
      try list(room).window(matching: filter, anchor, limit: limit)
    }
  }

  /// Returns ids of filtered messages from one key to another, both included, oldest first.
  public func ids(
    in room: RoomID, matching filter: Filter = .everything(in: .messages), from: ListKey? = nil,
    to: ListKey? = nil, limit: Int
  ) throws(StoreError) -> MatchedIDs<MessageID> {
    try matched { () throws(StoreError) in
      try list(room).ids(matching: filter, from: from, to: to, limit: limit)
    }
  }

  /// Returns ids of filtered members from one key to another, both included, in list order.
  public func memberIDs(
    of room: RoomID, matching filter: Filter = .everything(in: .members), from: ListKey? = nil,
    to: ListKey? = nil, limit: Int
  ) throws(StoreError) -> MatchedIDs<PersonID> {
    try matched { () throws(StoreError) in
      try MemberList(database: database, room: room).ids(
        matching: filter, from: from, to: to, limit: limit)
    }
  }

  /// Returns a page of the messages of all rooms that fit a filter, newest first.
  ///
  /// A word is looked for in the text, in names and ids of author and room, and at the beginning of
  /// the message's id; words of one or two characters count too.
  ///
  /// - Parameter key: Where the page before this one ended; `nil` for the first page.
  public func search(
    _ filter: Filter, after key: SearchKey? = nil, limit: Int
  ) throws(StoreError) -> SearchPage {
    functions.begin(effort)
    return try database.snapshot { () throws(StoreError) in
      try MessageSearch(database: database, functions: functions, scanBudget: scanBudget).page(
        filter, after: key, limit: limit)
    }
  }

  /// Whether the latest reading left texts out that the pattern of its filter was too much for.
  public var hasLeftTextsOut: Bool { functions.hasLeftOut }

  func list(_ room: RoomID) -> MessageList {
    MessageList(
      database: database, room: room, functions: functions, scanBudget: scanBudget)
  }

  /// Reads a window by a filter whose patterns may spend ``effort``.
  func window<Row>(
    patience: Duration? = nil,
    _ body: () throws(StoreError) -> ListWindow<Row>
  ) throws(StoreError) -> ListWindow<Row> {
    functions.begin(effort, patience: patience)
    var window = try database.snapshot(body)
    window.isCut = functions.hasLeftOut
    if functions.isLate { window.reach = Timestamp(milliseconds: functions.reach) }
    return window
  }

  /// Reads ids by a filter whose patterns may spend ``effort``.
  func matched<ID>(
    _ body: () throws(StoreError) -> [ID]
  ) throws(StoreError) -> MatchedIDs<ID> {
    functions.begin(effort)
    return MatchedIDs(ids: try database.snapshot(body), isCut: functions.hasLeftOut)
  }
}

extension StoreReader {
  /// Returns the names of the rooms that a person is the only owner of.
  ///
  /// As far as member lists were read; the latest active first, 20 at most.
  public func roomsOwnedAlone(by person: PersonID) throws(StoreError) -> [String] {
    try RoomList(database: database).ownedAlone(by: person, limit: 20).map {
      $0.shownName ?? $0.id.rawValue
    }
  }

  /// Returns one room, also one that is gone.
  public func room(_ id: RoomID) throws(StoreError) -> Room? {
    try RoomList(database: database).room(id)
  }

  /// Returns one message.
  public func message(_ id: MessageID, in room: RoomID) throws(StoreError) -> Message? {
    try list(room).message(id)
  }

  /// Returns one member of a room.
  public func member(_ id: PersonID, in room: RoomID) throws(StoreError) -> Member? {
    try MemberList(database: database, room: room).member(id)
  }

  /// Returns the people who go by some usernames, whichever letters are capital.
  ///
  /// Costs one look at everybody: no index holds usernames.
  ///
  /// - Parameter usernames: In small letters.
  public func people(named usernames: [String]) throws(StoreError) -> [Person] {
    try database.all(
      """
      SELECT \(PersonRecords.columns("p")) FROM people p
      WHERE lower(p.username) IN (SELECT value FROM json_each(?)) ORDER BY p.id
      """, JSONText.encode(usernames)
    ) { PersonRecords.person($0, from: 0) }
  }

  /// Returns what the store knows of a person.
  public func person(_ id: PersonID) throws(StoreError) -> Person? {
    try PersonRecords(database: database).find(id)?.person
  }
}
