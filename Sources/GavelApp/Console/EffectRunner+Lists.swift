import GavelConsole
import GavelModel
import GavelStore

/// What the lists ask for.
extension EffectRunner {
  /// The panes whose windows are read.
  enum ReadPane: Hashable {
    case rooms, members, messages, reports, audit
  }

  /// Reads a window; a request before it for the same pane is not waited for any more.
  ///
  /// A filter is read anew at every key, and what an earlier one would find nobody wants to see.
  func load(_ request: ListRequest) async {
    let pane: ReadPane =
      switch request.list {
      case .rooms: .rooms
      case .members: .members
      case .messages: .messages
      case .reports: .reports
      case .audit: .audit
      }
    guard newest.admits(request.number, for: pane) else { return }
    reading[pane]?.cancel()
    let task = Task { await read(request) }
    reading[pane] = task
    await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
    if reading[pane] == task { reading[pane] = nil }
  }

  private func read(_ request: ListRequest) async {
    if Task.isCancelled { return }
    let reader = session.reader
    do throws(StoreError) {
      if let only = request.only { return try await loadOnly(only, request) }
      switch request.list {
      case .rooms:
        let window = try await reader.rooms(
          matching: request.matching, request.anchor, limit: request.limit)
        inbox.post(.rooms(window, request))
      case .members(let room):
        let window = try await reader.members(
          of: room, matching: request.matching, request.anchor, limit: request.limit)
        inbox.post(.members(window, request))
      case .messages(let room):
        try await search(room, request)
      case .reports(let grouping, let sort):
        try await loadGroups(request, by: grouping, sort)
      case .audit:
        let window = try await reader.auditRecords(
          matching: request.matching, request.anchor, limit: request.limit)
        inbox.post(.audit(window, request))
      }
    } catch {
      inbox.post(.loadFailed(request, Notices.notice(error)))
    }
  }

  /// How long to search before what was found so far is shown, again and again; then to the end.
  private static let patiences: [Duration?] = [
    .milliseconds(40), .milliseconds(300), .seconds(2), .seconds(10), nil,
  ]

  /// Shows what a search has found by then, and goes on until it is through or nobody wants it.
  ///
  /// Each begins anew, because messages come and go meanwhile; all of them together take little more
  /// than the last.
  private func search(_ room: RoomID, _ request: ListRequest) async throws(StoreError) {
    for patience in Self.patiences {
      let window = try await session.reader.messages(
        in: room, matching: request.matching, request.anchor, limit: request.limit,
        patience: request.matching.isEmpty ? nil : patience)
      if Task.isCancelled { return }
      inbox.post(.messages(window, request))
      guard window.isPartial else { return }
    }
  }

  func mark(_ request: MarkRequest) async {
    let reader = session.reader
    await report { () async throws(StoreError) in
      switch request.list {
      case .rooms, .audit: post(MatchedIDs<RoomID>(ids: [], isCut: false), request)
      case .members(let room):
        post(
          try await reader.memberIDs(
            of: room, matching: request.matching, from: request.from, to: request.to,
            limit: request.limit), request)
      case .messages(let room):
        post(try await messageIDs(in: room, request), request)
      case .reports(let grouping, let sort):
        post(try await groupIDs(by: grouping, sort, request), request)
      }
    }
  }

  private func post<ID>(_ found: MatchedIDs<ID>, _ request: MarkRequest) {
    inbox.post(.matched(found.ids.map(\.rawValue), request, isCut: found.isCut))
  }
}
