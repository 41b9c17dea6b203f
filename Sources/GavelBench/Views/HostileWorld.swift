import GavelConsole
import GavelModel

/// A store that answers the console with hostile text in every field that a platform fills.
struct HostileWorld {
  var text: HostileText
  private(set) var rooms: [Room] = []
  private(set) var members: [Member] = []
  private(set) var messages: [Message] = []
  private(set) var reports: [Report] = []
  private(set) var batches: [Batch] = []
  private var time = Timestamp(milliseconds: 1_772_452_980_000)

  init(dice: Dice) {
    text = HostileText(dice: dice)
    for number in 0..<(3 + pick(12)) { rooms.append(room(number)) }
    for number in 0..<(2 + pick(14)) { members.append(member(number)) }
    for number in 0..<(3 + pick(40)) { messages.append(message(number)) }
    for number in 0..<(2 + pick(12)) { reports.append(report(number)) }
    for number in 0..<(1 + pick(6)) { batches.append(batch(number)) }
    // Lists come in their order, as from the store.
    rooms.sort { $0.listKey < $1.listKey }
    members.sort { $0.listKey < $1.listKey }
    messages.sort { $0.listKey < $1.listKey }
  }

  private mutating func pick(_ end: Int) -> Int { text.dice.below(end) }
  private mutating func chance() -> Bool { text.dice.oneIn(2) }
  private mutating func maybe() -> String? { chance() ? text.next() : nil }

  private mutating func later() -> Timestamp {
    time = time + .seconds(1 + pick(90_000))
    return time
  }

  /// An id that no other thing has, with whatever a platform may put into one.
  private mutating func id(_ number: Int) -> String { "\(text.next())\(number)" }

  mutating func person() -> Person {
    Person(
      id: PersonID(text.next()), name: maybe(), username: maybe(), isBot: chance(),
      isDeactivated: chance())
  }

  private mutating func room(_ number: Int) -> Room {
    Room(
      id: RoomID(id(number)), name: maybe(),
      kind: [.direct, .group, .other(text.next())][pick(3)], peers: [text.next(), text.next()],
      status: text.dice.pick(RoomStatus.allCases), owner: maybe().map { PersonID($0) },
      managers: [PersonID(text.next())], memberCount: pick(9_999), messageCount: pick(1_999_999),
      createdAt: later(), activeAt: later(), mayModerate: chance(), reportCount: pick(3_000),
      parent: maybe().map { RoomID($0) })
  }

  private mutating func member(_ number: Int) -> Member {
    var person = person()
    person.id = PersonID(id(number))
    return Member(person: person, role: text.dice.pick(Role.allCases), isMuted: chance())
  }

  private mutating func message(_ number: Int) -> Message {
    Message(
      id: MessageID(id(number)), room: rooms[0].id, author: chance() ? person() : members[0].person,
      type: chance() ? "text" : text.next(), text: text.next(), sentAt: later(),
      editedAt: chance() ? time : nil, isPinned: chance(), isHidden: chance(),
      attachments: chance() ? [text.next(), text.next()] : [],
      replyTo: maybe().map { MessageID($0) }, replyCount: pick(3),
      discussion: maybe().map { RoomID($0) }, reportCount: pick(2_000))
  }

  private mutating func report(_ number: Int) -> Report {
    Report(
      id: ReportID(id(number)), origin: chance() ? .platform : .imported, room: rooms[0].id,
      roomName: maybe(), message: chance() ? messages[0].id : nil, author: person(),
      reporter: person(), reason: text.next(), text: maybe(), sentAt: later(), time: later())
  }

  mutating func facts() -> TargetFacts {
    TargetFacts(
      roomName: maybe(), person: PersonID(text.next()), personName: maybe(),
      role: text.dice.pick(Role.allCases), sentAt: time, preview: maybe(), isOwn: chance(),
      isPinned: chance(), roomKind: maybe())
  }

  func action() -> ModerationAction { .deleteMessage(messages[0].id, room: rooms[0].id) }

  private mutating func batch(_ number: Int) -> Batch {
    let state = text.dice.pick(BatchState.allCases)
    return Batch(
      id: BatchID(rawValue: Int64(number + 1)), created: later(), reason: text.next(),
      state: state, heldUntil: state == .held ? time + .seconds(5) : nil,
      first: .deleteMessage(MessageID(text.next()), room: RoomID(text.next())), roomName: maybe(),
      counts: BatchCounts(
        waiting: pick(4), inFlight: pick(2),
        settled: [text.dice.pick(Outcome.allCases): pick(9_999)]))
  }

  mutating func items(of batch: BatchID) -> [OutboxItem] {
    (0..<1 + pick(20)).map { number in
      let statuses: [ActionStatus] = [
        .waiting, .inFlight, .settled(text.dice.pick(Outcome.allCases)), .parked(until: time),
      ]
      return OutboxItem(
        id: ItemID(rawValue: batch.rawValue * 1_000 + Int64(number)), batch: batch,
        plan: PlanItem(action: action(), facts: facts()), status: text.dice.pick(statuses),
        answer: ServerAnswer(status: pick(600), code: maybe(), message: maybe()))
    }
  }

  mutating func trail() -> [AuditEntry] {
    (0..<1 + pick(9)).map { number in
      AuditEntry(
        number: Int64(number + 1), time: later(), actor: PersonID(text.next()),
        batch: BatchID(rawValue: 1), action: action(), reason: text.next(),
        outcome: text.dice.pick(Outcome.allCases),
        answer: ServerAnswer(status: 400, code: maybe(), message: maybe()), facts: facts())
    }
  }

  mutating func notice() -> Notice {
    Notice(text.dice.pick([.info, .warning, .error]), text.next())
  }
}
