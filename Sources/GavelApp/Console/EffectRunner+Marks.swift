import GavelConsole
import GavelModel
import GavelStore

/// What marking asks for: ids beyond the window, and the marked rows alone.
extension EffectRunner {
  /// Rows compared at most where a list must be looked through as a whole.
  private static let mostRows = 1_000_000

  func mark(_ request: MarkRequest) async throws(StoreError) {
    let reader = session.reader
    let ids: [String]
    switch request.list {
    case .rooms: ids = []
    case .reports(let grouping, let sort):
      let groups = try await reader.reportGroups(
        by: grouping, sort: sort, matching: request.matching, anchor: .first,
        limit: request.limit)
      ids = groups.rows.filter { Self.isMeant($0, by: request) }.map(\.id.rawValue)
    case .members(let room):
      ids = try await reader.memberIDs(
        of: room, matching: request.matching, from: request.from, to: request.to,
        limit: request.limit
      ).map(\.rawValue)
    case .messages(let room):
      ids = try await messageIDs(in: room, request).map(\.rawValue)
    }
    inbox.post(.matched(ids, request))
  }

  private func messageIDs(
    in room: RoomID, _ request: MarkRequest
  ) async throws(StoreError) -> [MessageID] {
    let reader = session.reader
    guard let trait = request.sharing else {
      return try await reader.ids(
        in: room, matching: request.matching, from: request.from, to: request.to,
        limit: request.limit)
    }
    let alike = try await reader.ids(in: room, sharing: trait, limit: request.limit)
    guard !request.matching.isEmpty else { return alike }
    let shown = try await reader.ids(
      in: room, matching: request.matching, limit: Self.mostRows)
    let visible = Set(shown)
    return alike.filter(visible.contains)
  }

  private static func isMeant(_ group: ReportGroup, by request: MarkRequest) -> Bool {
    let key = group.listKey
    let isInside = request.from.map { $0 <= key } ?? true && request.to.map { key <= $0 } ?? true
    return isInside && request.sharing?.isShared(by: group) ?? true
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
