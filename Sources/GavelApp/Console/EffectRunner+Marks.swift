import GavelConsole
import GavelModel
import GavelStore

/// What marking asks for beside the filter: rows that share something, and the marked rows alone.
extension EffectRunner {
  /// Rows compared at most where a list must be looked through as a whole.
  private static let mostRows = 1_000_000

  /// Returns ids of the rows that share something, as far as the filter shows them.
  func shared(
    _ trait: SharedTrait, _ request: MarkRequest
  ) async throws(StoreError) -> [String] {
    let reader = session.reader
    switch request.list {
    case .rooms, .members: return []
    case .reports(let grouping, let sort):
      let groups = try await reader.reportGroups(
        by: grouping, sort: sort, matching: request.matching, anchor: .first,
        limit: request.limit)
      return groups.rows.filter { trait.isShared(by: $0) }.map(\.id.rawValue)
    case .messages(let room):
      let alike = try await reader.ids(in: room, sharing: trait, limit: request.limit)
      guard !request.matching.isEmpty else { return alike.map(\.rawValue) }
      let shown = try await reader.ids(
        in: room, matching: request.matching, limit: Self.mostRows)
      let visible = Set(shown.ids)
      return alike.filter(visible.contains).map(\.rawValue)
    }
  }

  /// Posts a window of the rows named, whatever a filter says; those that are gone are left out.
  func loadOnly(_ only: Set<String>, _ request: ListRequest) async throws(StoreError) {
    let reader = session.reader
    switch request.list {
    case .rooms: inbox.post(.rooms(ListWindow(), request))
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
