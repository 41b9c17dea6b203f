import GavelAPI
import GavelConsole
import GavelModel
import GavelStore

/// What the Reports view asks for.
extension EffectRunner {
  /// How much of each kind a case shows at most.
  private static let caseLimit = 50
  /// How many reports of one author are taken together at most.
  private static let authorLimit = 10_000
  /// Messages before and after the reported one.
  private static let neighbours = 15

  func loadGroups(
    _ request: ListRequest, by grouping: ReportGrouping, _ sort: ReportSort
  ) async throws(StoreError) {
    let window = try await session.reader.reportGroups(
      by: grouping, sort: sort, matching: request.matching, anchor: request.anchor,
      limit: request.limit)
    inbox.post(.reports(window, request))
  }

  /// Reads everything about one group; a group that somebody closed meanwhile has no reports.
  func loadCase(_ group: ReportGroupID) async throws(StoreError) {
    let reader = session.reader
    let reports = try await reader.reports(in: group, limit: 1000)
    var found = ReportCase(group: group, reports: reports.reversed())
    guard let leading = found.leading else {
      found.ending = try await reader.ending(of: group)
      inbox.post(.reportCase(found))
      return
    }
    if let room = leading.room, let message = leading.message {
      found.conversation = try await reader.messagesAround(
        room: room, message: message, time: leading.sentAt ?? leading.time, each: Self.neighbours)
    }
    if let author = leading.author?.id {
      // Where the platform has no call for all of an author's reported messages, they come from here.
      let limit = session.client.abilities.hasReports ? Self.caseLimit : Self.authorLimit
      found.otherReports = try await reader.otherReports(
        against: author, besides: group, limit: limit)
      found.recentMessages = try await reader.recentMessages(of: author, limit: Self.caseLimit)
      found.pastActions = try await reader.actions(against: author, limit: Self.caseLimit)
    }
    if let text = leading.text, !text.isEmpty {
      found.similarMessages = try await reader.similarMessages(
        to: text, besides: leading.message, limit: Self.caseLimit)
    }
    let reported = (found.reports + found.otherReports).compactMap(\.room)
    for room in Set((found.recentMessages + found.similarMessages).map(\.room) + reported) {
      if let known = try await reader.room(room) { found.rooms.append(known) }
    }
    inbox.post(.reportCase(found))
  }

  func countReports(since moment: Timestamp) async throws(StoreError) {
    let count = try await session.reader.reportCount(seenAfter: moment)
    inbox.post(.reportCount(ReportCount(open: count.open, new: count.new, since: moment)))
  }

  func loadShift() async throws(StoreError) {
    inbox.post(.shift(try await session.reader.shift(since: openedAt, until: now())))
  }

  /// Writes the shift beside the stores, where only its owner can read it.
  func exportShift() async throws(StoreError) {
    let time = now()
    let summary = try await session.reader.shift(since: openedAt, until: time)
    do throws(ConfigurationError) {
      let path = try ShiftFile(folder: shiftFolder).write(summary, at: time)
      inbox.post(.notice(Notices.shiftWritten(path)))
    } catch {
      inbox.post(.notice(Notices.notice(error)))
    }
  }
}
