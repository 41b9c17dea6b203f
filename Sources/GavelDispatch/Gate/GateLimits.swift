import GavelModel

/// What the settings forbid, whatever the platform would allow.
public struct GateLimits: Hashable, Sendable {
  /// Whether nothing may be sent at all.
  public var isReadOnly: Bool
  /// Rooms in which nothing may be done.
  public var protectedRooms: [TargetPattern]
  /// People who may not be removed, muted or deactivated.
  public var protectedMembers: [TargetPattern]
  /// People whose messages may not be deleted, neither one by one nor with all others of a room.
  public var protectedAuthors: [TargetPattern]
  /// Most items of one batch; `nil` for no limit.
  public var batchCeiling: Int?
  /// Most items that may be accepted within a minute; `nil` for no limit.
  public var minuteCeiling: Int?
  /// Batches that take more messages or people need a second person; `nil` for never.
  ///
  /// A room counts with all that was sealed of it, as does a discussion that goes with a message.
  public var approvalOver: Int?

  /// Makes limits; none by default.
  public init(
    isReadOnly: Bool = false, protectedRooms: [TargetPattern] = [],
    protectedMembers: [TargetPattern] = [], protectedAuthors: [TargetPattern] = [],
    batchCeiling: Int? = nil, minuteCeiling: Int? = nil, approvalOver: Int? = nil
  ) {
    self.isReadOnly = isReadOnly
    self.protectedRooms = protectedRooms
    self.protectedMembers = protectedMembers
    self.protectedAuthors = protectedAuthors
    self.batchCeiling = batchCeiling
    self.minuteCeiling = minuteCeiling
    self.approvalOver = approvalOver
  }

  func judge(_ item: PlanItem) throws(GateRefusal) {
    let facts = item.facts
    if item.action.isInRoom {
      try check(.room, [item.action.room.rawValue, facts.roomName], protectedRooms)
      try checkCompanions(of: item.action, facts)
    }
    switch item.action {
    case .removeMember(let person, _, _), .muteMember(let person, _),
      .deactivateUser(let person):
      try check(.member, [person.rawValue] + facts.personNames, protectedMembers)
    case .deleteMessage(let message, _):
      // What was seen and is gone is set aside should it come back, so that nobody need know whose.
      let isOver = facts.isGone == true && facts.person == nil && !item.digest.isEmpty
      if !isOver { try checkAuthor(of: message, facts) }
    case .deleteReported(let author):
      try check(.author, [author.rawValue] + facts.personNames, protectedAuthors)
      try checkRooms(ofReported: author, facts)
    case .clearRoom, .deleteRoom, .deleteDirect, .leaveRoom, .unmuteMember, .reactivateUser,
      .dismissReports:
      break
    }
    try checkAuthors(of: item)
  }

  /// A discussion that goes with a room or a message is deleted like a room of its own.
  private func checkCompanions(
    of action: ModerationAction, _ facts: TargetFacts
  ) throws(GateRefusal) {
    guard !protectedRooms.isEmpty else { return }
    let named = facts.companions ?? []
    for room in named { try check(.room, [room.id] + room.names, protectedRooms) }
    // Plans of earlier versions only count them, and a closed one tells no name.
    guard named.count >= facts.discussionCount ?? 0, !named.contains(where: \.names.isEmpty) else {
      throw .unknownCompanions(action.room)
    }
  }

  /// Reported messages go in whichever room they stand.
  private func checkRooms(
    ofReported author: PersonID, _ facts: TargetFacts
  ) throws(GateRefusal) {
    guard !protectedRooms.isEmpty else { return }
    // Plans of earlier versions do not tell, and a room that is closed tells no name.
    guard let rooms = facts.reportedRooms else { throw .unknownRooms(author) }
    for room in rooms { try check(.room, [room.id] + room.names, protectedRooms) }
    guard !rooms.contains(where: \.names.isEmpty) else { throw .unknownRooms(author) }
  }

  /// A message whose author nobody knows might be anybody's.
  private func checkAuthor(of message: MessageID, _ facts: TargetFacts) throws(GateRefusal) {
    guard !protectedAuthors.isEmpty else { return }
    guard let author = facts.person else { throw .unknownAuthor(message) }
    try check(.author, [author.rawValue] + facts.personNames, protectedAuthors)
  }

  /// Those whose messages go because their room goes; where nobody could look, they might be
  /// anybody's.
  private func checkAuthors(of item: PlanItem) throws(GateRefusal) {
    guard !protectedAuthors.isEmpty, item.takesWholeRooms else { return }
    if case .clearRoom(_, let scope) = item.action {
      try check(.author, scope.authors, protectedAuthors)
    }
    guard let authors = item.facts.authors else { throw .unknownAuthors(item.action.room) }
    for author in authors { try check(.author, [author.id] + author.names, protectedAuthors) }
  }

  private func check(
    _ protection: GateRefusal.Protection, _ names: [String?], _ patterns: [TargetPattern]
  ) throws(GateRefusal) {
    for name in names.compactMap(\.self) {
      if let hit = patterns.first(where: { $0.matches(name) }) {
        throw .protected(protection, name: name, pattern: hit.text)
      }
    }
  }
}

extension TargetFacts {
  /// What the person is called, beside the id.
  fileprivate var personNames: [String?] { [personName, personUsername] }
}

extension PlanItem {
  /// How many messages or people it takes.
  ///
  /// - Parameter unknown: What counts for a room of which nobody could count the messages.
  func weight(unknown: Int) -> Int {
    // A file can claim any number; a sum of them must stay one.
    let sealed = min(max(0, seal?.messageCount ?? unknown), 1_000_000_000)
    switch action {
    case .clearRoom, .deleteRoom, .deleteReported: return max(1, sealed)
    case .deleteDirect: return action.isInRoom ? max(1, sealed) : 1
    case .deleteMessage: return facts.discussionCount ?? 0 > 0 ? 1 + sealed : 1
    case .removeMember, .leaveRoom, .muteMember, .unmuteMember, .deactivateUser, .reactivateUser,
      .dismissReports:
      return 1
    }
  }

  /// Whether messages go with it that nobody names one by one.
  var takesWholeRooms: Bool {
    switch action {
    case .clearRoom, .deleteRoom, .deleteDirect: action.isInRoom
    case .deleteMessage: (facts.discussionCount ?? 0) > 0
    case .removeMember, .leaveRoom, .muteMember, .unmuteMember, .deactivateUser, .reactivateUser,
      .dismissReports, .deleteReported:
      false
    }
  }
}

/// An id or a name, in which `*` stands for any run of characters.
public struct TargetPattern: Hashable, Sendable {
  /// As the settings spell it.
  public let text: String

  /// Takes a pattern as it is spelled.
  public init(_ text: String) { self.text = text }

  /// Whether the whole of `name` fits, without regard to case.
  public func matches(_ name: String) -> Bool {
    var pieces = text.lowercased().split(separator: "*", omittingEmptySubsequences: false)[...]
    var rest = Substring(name.lowercased())
    guard let first = pieces.popFirst(), rest.hasPrefix(first) else { return false }
    rest = rest.dropFirst(first.count)
    guard let last = pieces.popLast() else { return rest.isEmpty }
    for piece in pieces where !piece.isEmpty {
      guard let place = Self.find(piece, in: rest) else { return false }
      rest = rest[place...]
    }
    return rest.count >= last.count && rest.hasSuffix(last)
  }

  /// Where the text goes on after the first occurrence of `piece`.
  private static func find(_ piece: Substring, in text: Substring) -> Substring.Index? {
    var start = text.startIndex
    while start <= text.endIndex {
      let rest = text[start...]
      if rest.hasPrefix(piece) { return text.index(start, offsetBy: piece.count) }
      guard start < text.endIndex else { return nil }
      start = text.index(after: start)
    }
    return nil
  }
}
