import GavelAPI
import GavelModel

/// All reported messages of one author.
extension Planner {
  /// Seals how many messages there are and the newest of them; what one call leaves over is named
  /// message by message.
  func reportedItem(
    _ action: ModerationAction, _ author: PersonID, _ further: inout [PlanItem]
  ) async throws(APIError) -> PlanItem {
    var shown = TargetFacts(person: author, isOwn: author == account ? true : nil)
    guard
      let found = try await unlessHidden({ () async throws(APIError) in
        try await ReportedMessages.read(of: author, with: client)
      })
    else { return PlanItem(action: action, facts: shown) }
    shown.reportedRooms = try await rooms(of: found.reports)
    shown.reportedMessages = try await sealed(found.reports.prefix(found.coveredCount))
    for report in found.reports.dropFirst(found.coveredCount) {
      guard let message = report.message, let room = report.room else { continue }
      var item = try await leftOver(message, in: room, of: report)
      let named = shown.reportedRooms?.first { $0.id == room.rawValue }
      item.facts.roomName = named?.names.first ?? item.facts.roomName
      further.append(item)
    }
    if let author = found.reports.first?.author {
      shown.name(author)
      shown.personName = author.label
    }
    shown.reportedCount = found.coveredCount
    shown.closedReportCount = found.reportCount
    // An empty list says as little of somebody who is not reported as of an id that is nobody's.
    if found.reports.isEmpty { try await look(at: .author(author), in: &shown) }
    return PlanItem(action: action, seal: found.seal, facts: shown)
  }

  /// Looks whether the platform knows what reports would be about, where it shows none.
  func look(
    at subject: ReportSubject, in shown: inout TargetFacts
  ) async throws(APIError) {
    do throws(APIError) {
      switch subject {
      case .message(let id, let room):
        guard let message = try await client.message(id, in: room) else { return }
        shown.sentAt = message.sentAt
        shown.preview = String(message.text.prefix(preview))
      case .author(let person), .person(let person):
        let known = try await client.person(person)
        shown.name(known)
        shown.personName = known.label
      case .imported: break
      }
    } catch {
      switch error {
      case .forbidden: shown.isUnreadable = true
      case .notFound, .invalid, .unaddressable, .unsupported: break
      default: throw error
      }
    }
  }

  /// What reported messages say now: a report keeps what they said when it was made.
  private func sealed(
    _ reports: some Sequence<Report>
  ) async throws(APIError) -> [SealedMessage] {
    var sealed: [SealedMessage] = []
    for report in reports {
      guard let id = report.message else { continue }
      let message = try await unlessHidden { () async throws(APIError) in
        try await client.message(id, in: report.room ?? RoomID(""))
      }
      sealed.append(SealedMessage(id, digest: (message ?? nil)?.contentDigest ?? ""))
    }
    return sealed
  }

  /// The rooms in which reported messages stand, by the names that protection looks at.
  ///
  /// A report keeps a room's name of its own time, so that the room is asked for where it matters.
  /// - Returns: `nil` when a report does not tell its room.
  private func rooms(of reports: [Report]) async throws(APIError) -> [NamedTarget]? {
    var told: [RoomID: String?] = [:]
    for report in reports {
      guard let room = report.room else { return nil }
      told[room] = (told[room] ?? nil) ?? report.roomName
    }
    var rooms: [NamedTarget] = []
    for (id, name) in told.sorted(by: { $0.key < $1.key }) {
      var target = NamedTarget(id.rawValue, names: [name])
      if !limits.protectedRooms.isEmpty {
        let now = try await unlessHidden { () async throws(APIError) in try await client.room(id) }
        // A room without a name is called by its id.
        let shown = now.map { named($0).shownName ?? id.rawValue }
        if let shown, shown != name { target.names.insert(shown, at: 0) }
      }
      rooms.append(target)
    }
    return rooms
  }

  private func leftOver(
    _ message: MessageID, in room: RoomID, of report: Report
  ) async throws(APIError) -> PlanItem {
    var shown = reportedFacts(report)
    var digest = ""
    do throws(APIError) {
      digest = try await client.message(message, in: room)?.contentDigest ?? ""
    } catch {
      switch error {
      case .forbidden: shown.isUnreadable = true
      case .notFound, .invalid: break
      default: throw error
      }
    }
    return PlanItem(
      action: .deleteMessage(message, room: room), digest: digest, facts: shown)
  }

  private func reportedFacts(_ report: Report) -> TargetFacts {
    var shown = TargetFacts(
      roomName: report.roomName, person: report.author?.id, personName: report.author?.name,
      sentAt: report.sentAt, preview: report.text.map { String($0.prefix(preview)) })
    shown.personUsername = report.author?.username
    shown.isOwn = report.author?.id == account ? true : nil
    return shown
  }
}
