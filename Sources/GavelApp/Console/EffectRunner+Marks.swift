import GavelConsole
import GavelModel
import GavelStore

/// What marking asks for beside the filter: rows that share something, and the marked rows alone.
extension EffectRunner {
  /// Rows compared at most where a list must be looked through as a whole.
  private static let mostRows = 1_000_000

  /// Messages that fit the filter, and share what the row at the cursor has where that is asked.
  func messageIDs(
    in room: RoomID, _ request: MarkRequest
  ) async throws(StoreError) -> MatchedIDs<MessageID> {
    let reader = session.reader
    guard let trait = request.sharing else {
      return try await reader.ids(
        in: room, matching: request.matching, from: request.from, to: request.to,
        limit: request.limit)
    }
    let alike = try await reader.ids(in: room, sharing: trait, limit: request.limit)
    guard !request.matching.isEmpty else { return MatchedIDs(ids: alike, isCut: false) }
    let shown = try await reader.ids(in: room, matching: request.matching, limit: Self.mostRows)
    let visible = Set(shown.ids)
    return MatchedIDs(ids: alike.filter(visible.contains), isCut: shown.isCut)
  }

  /// Groups of reports that fit the filter, and share what the one at the cursor has.
  func groupIDs(
    by grouping: ReportGrouping, _ sort: ReportSort, _ request: MarkRequest
  ) async throws(StoreError) -> MatchedIDs<ReportGroupID> {
    let reader = session.reader
    guard let trait = request.sharing else {
      return try await reader.reportGroupIDs(
        by: grouping, sort: sort, matching: request.matching, from: request.from,
        to: request.to, limit: request.limit)
    }
    let groups = try await reader.reportGroups(
      by: grouping, sort: sort, matching: request.matching, anchor: .first, limit: request.limit)
    return MatchedIDs(
      ids: groups.rows.filter(trait.isShared).map(\.id), isCut: groups.isCut)
  }

  /// Posts a window of the rows named, whatever a filter says; those that are gone are left out.
  func loadOnly(_ only: Set<String>, _ request: ListRequest) async throws(StoreError) {
    let reader = session.reader
    switch request.list {
    case .rooms: inbox.post(.rooms(ListWindow(), request))
    // Entries are never marked.
    case .audit: inbox.post(.audit(ListWindow(), request))
    case .members(let room):
      var members: [Member] = []
      for id in only {
        if let member = try await reader.member(PersonID(id), in: room) { members.append(member) }
      }
      members.sort { $0.listKey < $1.listKey }
      inbox.post(
        .members(ListWindow(of: members, request.anchor, limit: request.limit), request))
    case .messages(let room):
      let messages = try await reader.messages(in: room, ids: only.map { MessageID($0) })
      inbox.post(
        .messages(ListWindow(of: messages, request.anchor, limit: request.limit), request))
    case .reports(let grouping, let sort):
      let groups = try await reader.reportGroups(
        by: grouping, sort: sort, anchor: .first, limit: Self.mostRows)
      let shown = groups.rows.filter { only.contains($0.id.rawValue) }
      inbox.post(.reports(ListWindow(of: shown, request.anchor, limit: request.limit), request))
    }
  }
}
