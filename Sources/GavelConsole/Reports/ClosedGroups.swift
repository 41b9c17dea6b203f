import GavelModel

/// What groups of reports are called once they are off the list, and whether it was told already
/// that somebody else had closed them.
struct ClosedGroups: Sendable, Equatable {
  /// A group as it was read last with something open in it.
  private struct Group: Sendable, Equatable {
    var name: String?
    var reports: Set<ReportID> = []
    var isTold = false
  }

  private var groups: [ReportGroupID: Group] = [:]
  /// Reports whose end was told, whichever group it was told of.
  private var told: Set<ReportID> = []

  /// Remembers a case; one with a report that was not told of has not been told.
  mutating func note(_ file: ReportCase, called name: String?) {
    let open = Set(file.reports.filter { $0.state == .open }.map(\.id))
    guard !open.isEmpty else {
      if groups[file.group] == nil { groups[file.group] = Group(name: name) }
      return
    }
    let isTold = groups[file.group].map { $0.isTold && open.isSubset(of: $0.reports) } ?? false
    groups[file.group] = Group(name: name, reports: open, isTold: isTold)
  }

  func name(of group: ReportGroupID) -> String? { groups[group]?.name }

  /// Returns those that were not told yet, which they are now.
  @discardableResult
  mutating func tell(_ ids: [ReportGroupID]) -> [ReportGroupID] {
    let new = ids.filter { id in
      guard let group = groups[id] else { return true }
      return !group.isTold && (group.reports.isEmpty || !group.reports.isSubset(of: told))
    }
    for id in new {
      var group = groups[id] ?? Group()
      group.isTold = true
      groups[id] = group
      told.formUnion(group.reports)
    }
    return new
  }
}

extension ConsoleState {
  /// What is said about reports that were closed from here before.
  static let closedHere = Notice(.info, "closed from here already: nothing of it is open")

  /// Most groups that one notice names.
  private static let mostNames = 3

  /// Says of each group once that somebody else has closed it.
  mutating func sayClosedElsewhere(_ groups: [ReportGroupID]) {
    let new = reports.closed.tell(groups)
    if !new.isEmpty { say(closedElsewhere(new)) }
  }

  /// The same in answer to a key, which gets its answer also where it was told before.
  mutating func answerClosedElsewhere(_ groups: [ReportGroupID]) {
    let new = reports.closed.tell(groups)
    guard new.isEmpty else { return say(closedElsewhere(new)) }
    hint(closedElsewhere(groups).text)
  }

  private func closedElsewhere(_ groups: [ReportGroupID]) -> Notice {
    let words = "closed by someone else meanwhile"
    var counts: [String: Int] = [:]
    var names: [String] = []
    for name in groups.compactMap({ reports.closed.name(of: $0) }) {
      counts[name, default: 0] += 1
      if counts[name] == 1 { names.append(name) }
    }
    guard !names.isEmpty else { return Notice(.info, words) }
    let shown = names.prefix(Self.mostNames).map { name in
      let count = counts[name, default: 1]
      return count > 1 ? "\(name) (\(Numbers.grouped(count)))" : name
    }
    let left = groups.count - names.prefix(Self.mostNames).reduce(0) { $0 + counts[$1, default: 1] }
    let more = left > 0 ? " and \(Numbers.grouped(left)) more" : ""
    return Notice(.info, "\(shown.joined(separator: "; "))\(more): \(words)")
  }

  /// Who the reports of a case are about, and in which room, where that is one for all of them: as
  /// its open reports say, else the row of the group.
  func name(of file: ReportCase) -> String? {
    guard !file.reports.isEmpty else {
      return reports.list.window.rows.first { $0.id == file.group }.flatMap { row in
        Self.name(row.author?.label, in: row.room.flatMap { roomName(row.roomName, of: $0) })
      }
    }
    let authors = Set(file.reports.map(\.author?.id))
    let rooms = Set(file.reports.compactMap(\.room))
    let author = authors.count == 1 ? file.leading?.author?.label : nil
    let told = file.reports.last { $0.room != nil }?.roomName
    let known = file.rooms.first { $0.id == rooms.first }?.shownName
    let room = rooms.count == 1 ? roomName(told ?? known, of: rooms.first) : nil
    return Self.name(author, in: room)
  }

  private static func name(_ author: String?, in room: String?) -> String? {
    guard let author else { return room }
    return room.map { "\(author) in \($0)" } ?? author
  }
}
