import GavelModel

/// A plan counted for the eye: by room and author, with everything named that deserves a pause.
struct PlanSummary: Sendable, Equatable {
  /// The kinds of what is done; the closing of reports after it is counted apart.
  var kinds: [ActionKind] = []
  var count: Int
  var rooms: [Tally] = []
  var authors: [Tally] = []
  var oldest: Timestamp?
  var newest: Timestamp?
  var ownCount = 0
  var staff: [Tally] = []
  var pinnedCount = 0
  /// Marked rows that a filter hid when the draft was made.
  var hiddenCount = 0
  /// Messages in the rooms that go as a whole.
  var sealedMessages: Int?
  /// Reports of the authors whose reported messages all go.
  var sealedReports: Int?
  /// Reports that a dismissal closes, as far as they were counted.
  var dismissedReports = 0
  /// Whether nothing but reports of a ticket system is closed, of which the platform knows nothing.
  var isOfTicketsAlone = true
  var isAnnounced = false
  /// Items that close reports once what these are about has been dealt with, and acts that close
  /// some by themselves.
  var closings: Int
  /// How many reports these are; `nil` where the platform did not count some of them.
  var closingReports: Int?
  var radius = BlastRadius()
  /// Whether people who leave can come back by themselves, for each kind of room that is left.
  var isOpenToAll: Set<Bool> = []
  /// Different people who are acted on.
  var peopleCount: Int { authors.count }

  /// A name and how often it occurs.
  struct Tally: Sendable, Equatable {
    var id: String
    var name: String
    var role: Role?
    var count: Int
  }

  init(_ plan: ActionPlan, hidden: Set<String>) {
    let acts = plan.acts
    count = acts.count
    let closing = plan.items.filter { $0.isFollower || $0.action.kind == .deleteReported }
    closings = closing.count
    closingReports = closing.reduce(0) { sum, item in
      sum.flatMap { sum in item.closedReports.map { sum + $0 } }
    }
    var roomPlaces: [String: Int] = [:]
    var authorPlaces: [String: Int] = [:]
    for item in acts {
      note(item, account: plan.account, hidden: hidden)
      radius.add(item)
      if item.action.isInRoom {
        let room = item.action.room.rawValue
        Self.add(room, item.facts.roomName, nil, &rooms, &roomPlaces)
      }
      if let person = item.facts.person {
        Self.add(
          person.rawValue, item.facts.personName, item.facts.role, &authors, &authorPlaces)
      }
    }
    staff = authors.filter { $0.role?.isStaff == true }
    rooms.sort { $0.count > $1.count }
    authors.sort { $0.count > $1.count }
  }

  private mutating func note(_ item: PlanItem, account: PersonID, hidden: Set<String>) {
    if !kinds.contains(item.action.kind) { kinds.append(item.action.kind) }
    if item.action.isAnnounced { isAnnounced = true }
    isOpenToAll.insert(item.facts.roomKind.map { RoomKind(name: $0).isOpenToAll } ?? false)
    if case .dismissReports(.imported) = item.action {} else { isOfTicketsAlone = false }
    if hidden.contains(item.action.target) { hiddenCount += 1 }
    if item.facts.isOwn == true || item.facts.person == account { ownCount += 1 }
    if item.facts.isPinned == true { pinnedCount += 1 }
    if item.action.kind == .dismissReports { dismissedReports += item.facts.reportedCount ?? 0 }
    if let seal = item.seal {
      if item.action.kind == .deleteReported {
        sealedReports = (sealedReports ?? 0) + seal.messageCount
      } else if item.action.options.scope == nil {
        sealedMessages = (sealedMessages ?? 0) + seal.messageCount
      }
    }
    if let sent = item.facts.sentAt {
      oldest = min(oldest ?? sent, sent)
      newest = max(newest ?? sent, sent)
    }
  }

  private static func add(
    _ id: String, _ name: String?, _ role: Role?, _ list: inout [Tally],
    _ places: inout [String: Int]
  ) {
    if let place = places[id] {
      list[place].count += 1
    } else {
      places[id] = list.count
      let label = name.flatMap { $0.isEmpty ? nil : $0 } ?? id
      list.append(Tally(id: id, name: label, role: role, count: 1))
    }
  }
}

extension PlanItem {
  /// How many reports it closes; `nil` where the platform did not count them.
  fileprivate var closedReports: Int? {
    switch action {
    case .dismissReports(.imported): 1
    case .deleteReported: facts.closedReportCount
    case .dismissReports, .deleteMessage, .clearRoom, .deleteRoom, .deleteDirect, .removeMember,
      .leaveRoom, .muteMember, .unmuteMember, .deactivateUser, .reactivateUser:
      facts.reportedCount
    }
  }
}
