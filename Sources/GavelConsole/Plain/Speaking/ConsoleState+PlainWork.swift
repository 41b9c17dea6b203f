import GavelModel
import GavelScreen

/// Work and other small things as they are said.
extension ConsoleState {
  /// A batch as a row: where it stands, what it does, how far it is.
  func line(for batch: Batch) -> DisplayText {
    let standing: DisplayText
    switch batch.state {
    case .held: standing = held(batch)
    case .running: standing = "sending, " + DisplayText(ActionWords.counts(batch.counts))
    case .interrupted:
      standing = "interrupted, " + DisplayText(ActionWords.counts(batch.counts))
    case .finished: standing = "finished, " + DisplayText(ActionWords.counts(batch.counts))
    }
    let owner: DisplayText = batch.isElsewhere ? ", by another gavel" : .empty
    return standing + owner + ": " + name(of: batch)
  }

  /// What a batch does and where: `delete 3 messages, lobby`.
  func name(of batch: Batch) -> DisplayText {
    DisplayText(words(for: batch)) + ", " + Self.spoken(roomName(of: batch))
  }

  /// How long a batch is held, as it is said once.
  func held(_ batch: Batch) -> DisplayText {
    guard let until = batch.heldUntil else { return "held" }
    return "held \(ActionWords.plural(secondsLeft(until: until), "second"))"
  }

  /// An item as a row: how it ended, what the server said, whom it was about.
  func words(for item: OutboxItem) -> DisplayText {
    let standing: DisplayText
    switch item.status {
    case .waiting: standing = "waiting"
    case .parked(let until): standing = "again in \(secondsLeft(until: until)) seconds"
    case .inFlight: standing = "under way"
    case .settled(let outcome): standing = DisplayText(ActionWords.outcome(outcome))
    }
    let answer = DisplayText(ActionWords.answer(item.answer), truncatedTo: 200)
    return standing + (answer.isEmpty ? .empty : ", server: " + answer) + ": "
      + words(for: item.plan)
  }

  /// What an item of a plan acts on: what is ours first, what people wrote last.
  func words(for item: PlanItem) -> DisplayText {
    let person = item.facts.personName ?? item.facts.person?.rawValue
    let time = item.facts.sentAt.map { DisplayText(shortTime($0)) }
    switch item.action {
    case .deleteMessage(let id, _):
      let parts = ["message by " + Self.spoken(person ?? "nobody"), time].compactMap(\.self)
      let text = DisplayText(item.facts.preview ?? id.rawValue, truncatedTo: Self.textColumns)
      return Self.listed(parts) + ": " + text
    case .dismissReports(let subject):
      let text = DisplayText(
        item.facts.preview ?? subject.target, truncatedTo: Self.textColumns)
      return "reports about " + Self.spoken(person ?? subject.target) + ": " + text
    case .deleteReported(let id):
      let count = item.facts.reportedCount.map { ActionWords.plural($0, "reported message") }
      return Self.listed(
        [
          DisplayText(count ?? "reported messages"),
          "by " + Self.spoken(person ?? id.rawValue) + " (\(id.rawValue))",
        ])
    case .removeMember(let id, _, _), .muteMember(let id, _), .unmuteMember(let id, _),
      .deactivateUser(let id), .reactivateUser(let id):
      return Self.spoken(person ?? id.rawValue) + " (\(id.rawValue))"
    case .clearRoom(let id, _), .deleteRoom(let id), .deleteDirect(let id, _),
      .leaveRoom(let id, _):
      return Self.spoken(item.facts.roomName ?? id.rawValue) + " (\(id.rawValue))"
    }
  }

  /// The line to the platform and the age of what is shown.
  var connectionWords: DisplayText {
    let old: DisplayText = staleness.map { ", data \($0) old" } ?? .empty
    if let rest = syncRest { return "waiting \(rest) seconds for the server's rate limit" + old }
    switch connection.link {
    case .connecting: return "connecting" + old
    case .online:
      let time = connection.lastSync.map { "synced \(shortTime($0))" } ?? "online"
      return DisplayText(time) + old
    case .syncing(let done, let total):
      return total > 0 ? "syncing, \(done) of \(total) rooms" + old : "syncing" + old
    case .offline: return "offline" + spokenAge
    case .unauthorized: return "no access: the platform refuses the credentials" + spokenAge
    }
  }

  private var spokenAge: DisplayText {
    guard let age = dataAge else { return .empty }
    return age.first == "<" ? ", data less than a minute old" : ", data \(age) old"
  }

  /// A name where commas and colons part what is said: one that holds any is put in quotation marks.
  static func spoken(_ name: String) -> DisplayText {
    let shown = DisplayText(name, truncatedTo: 60)
    return name.contains { ",:;\"".contains($0) } ? "\"" + shown + "\"" : shown
  }

  /// Parts with commas between them.
  static func listed(_ parts: [DisplayText]) -> DisplayText {
    guard let first = parts.first else { return .empty }
    return parts.dropFirst().reduce(first) { $0 + ", " + $1 }
  }

  /// How many characters of some texts show nothing by themselves; `nil` for none.
  static func oddWords(_ texts: [String?]) -> DisplayText? {
    let count = texts.reduce(0) { sum, text in
      sum + (text.map { DisplayText.hiddenCount(of: $0, truncatedTo: 400) } ?? 0)
    }
    return count == 0 ? nil : "\(ActionWords.plural(count, "odd character"))"
  }

  /// What kind of room it is; `nil` for the usual one.
  static func kindWords(_ kind: RoomKind) -> DisplayText? {
    switch kind {
    case .group: nil
    case .direct: "direct conversation"
    case .other("channel"): "public"
    case .other("discussion"): "public discussion"
    case .other("private-discussion"): "discussion"
    case .other("team"): "public team"
    case .other("private-team"): "team"
    case .other(let name): DisplayText(name, truncatedTo: 20)
    }
  }
}
