import GavelModel

/// What a decision about groups of reports asks the platform to do: each act once, and the closing
/// of the reports after it.
struct DecisionActions {
  /// The acts in list order, then the closings, each linked to the act it waits for.
  private(set) var items: [DraftItem] = []
  /// How many of the items are acts and no closings that follow one.
  private(set) var actCount = 0
  /// Whether all of it concerns one message, or one person as such.
  private(set) var isAboutOne = false

  private let kind: DecisionKind
  private let abilities: PlatformAbilities
  /// Rooms whose members the platform lets nobody change.
  private let closedRooms: Set<RoomID>
  /// Messages that the platform's own reports name; deleting all reported messages takes these.
  private let platformMessages: Set<MessageID>

  /// Works out a decision on cases.
  init(_ kind: DecisionKind, on cases: [ReportCase], abilities: PlatformAbilities) {
    self.kind = kind
    self.abilities = abilities
    let direct = cases.flatMap(\.rooms).filter { $0.kind == .direct }.map(\.id)
    closedRooms = abilities.changesDirectMembers ? [] : Set(direct)
    let known = cases.flatMap { $0.reports + $0.otherReports }
    platformMessages = Set(known.filter { $0.origin == .platform }.compactMap(\.message))
    let reports = cases.flatMap { Self.closed(by: kind, $0) }
    var places: [ModerationAction: Int] = [:]
    for report in reports {
      guard let action = act(report), abilities.has(action), places[action] == nil else { continue }
      places[action] = items.count
      items.append(DraftItem(action, shown: Self.shown(report, of: action)))
    }
    actCount = items.count
    guard kind == .dismiss || actCount > 0 else { return }
    var closed: Set<ModerationAction> = []
    for report in reports {
      guard let closing = closing(report), abilities.has(closing), closed.insert(closing).inserted
      else { continue }
      let after = act(report).flatMap { places[$0] } ?? (actCount > 0 ? 0 : nil)
      items.append(DraftItem(closing, after: after, shown: Self.shown(report)))
    }
    if kind == .dismiss { actCount = items.count }
    isAboutOne = Set(reports.map { $0.message?.rawValue ?? $0.author?.id.rawValue }).count == 1
  }

  /// The open reports that a decision closes: those of the group, and all about the author's
  /// messages where all of these go.
  static func closed(by kind: DecisionKind, _ file: ReportCase) -> [Report] {
    let reports = file.reports.filter { $0.state == .open }
    guard kind == .deleteReported else { return reports }
    let authors = Set(reports.compactMap(\.author?.id))
    return reports
      + file.otherReports.filter { report in
        guard report.state == .open, report.message != nil, let author = report.author?.id
        else { return false }
        return authors.contains(author)
      }
  }

  /// The report's own copy of what it is about, which may be all that anybody can still see.
  private static func shown(_ report: Report) -> TargetFacts {
    var shown = TargetFacts(
      roomName: report.roomName, person: report.author?.id, personName: report.author?.label,
      sentAt: report.sentAt, preview: report.text.map { String($0.prefix(120)) })
    shown.personUsername = report.author?.username
    return shown
  }

  /// The same as far as it is about what an act names.
  private static func shown(_ report: Report, of action: ModerationAction) -> TargetFacts {
    switch action.kind {
    case .deleteMessage: shown(report)
    case .removeMember, .deactivateUser, .deleteReported, .muteMember, .unmuteMember,
      .reactivateUser, .clearRoom, .deleteRoom, .deleteDirect, .leaveRoom, .dismissReports:
      TargetFacts(person: report.author?.id, personName: report.author?.label)
    }
  }

  private func act(_ report: Report) -> ModerationAction? {
    switch kind {
    case .dismiss: return nil
    case .deleteMessage: return deletion(report)
    case .deleteReported:
      guard let message = report.message, let author = report.author?.id else {
        return deletion(report)
      }
      let isPlatforms = deletesAtOnce && platformMessages.contains(message)
      return isPlatforms ? .deleteReported(author) : deletion(report)
    case .removeMember:
      guard let author = report.author?.id, let room = report.room, !closedRooms.contains(room)
      else { return nil }
      return .removeMember(author, room: room, announced: false)
    case .deactivate: return report.author.map { .deactivateUser($0.id) }
    }
  }

  private var deletesAtOnce: Bool {
    abilities.hasReports && abilities.actions.contains(.deleteReported)
  }

  private func deletion(_ report: Report) -> ModerationAction? {
    guard let message = report.message, let room = report.room else { return nil }
    return .deleteMessage(message, room: room)
  }

  /// What closes a report; `nil` where the act itself does.
  private func closing(_ report: Report) -> ModerationAction? {
    if report.origin == .platform, case .deleteReported? = act(report) { return nil }
    return .dismissReports(report.subject)
  }
}
