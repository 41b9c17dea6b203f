import GavelAPI
import GavelModel

@testable import GavelDispatch

/// A short way to write items, moments and answers in stories about jobs.
enum Story {
  static let now = Timestamp(milliseconds: 1_772_442_962_000)

  static func item(
    _ id: Int64, _ action: ModerationAction, batch: Int64 = 1, digest: String = "",
    seal: RoomSeal? = nil, status: ActionStatus = .waiting, attempts: Int = 0,
    known: Bool = false
  ) -> OutboxItem {
    OutboxItem(
      id: ItemID(rawValue: id), batch: BatchID(rawValue: batch),
      plan: PlanItem(action: action, digest: digest, seal: seal), status: status,
      attempts: attempts, wasKnown: known)
  }

  static func message(_ id: Int64, batch: Int64 = 1, room: RoomID = "lobby") -> OutboxItem {
    item(id, .deleteMessage(MessageID("m\(id)"), room: room), batch: batch)
  }

  static func member(
    _ id: Int64, _ person: PersonID, digest: String = "", known: Bool = false
  ) -> OutboxItem {
    item(
      id, .removeMember(person, room: "lobby", announced: false), digest: digest, known: known)
  }

  static func job(_ items: OutboxItem...) -> DispatchJob {
    DispatchJob(id: 1, items: items, account: "ana", policy: RetryPolicy())
  }

  static func receipt(affected: Int? = nil, after: [PersonID]? = nil) -> Result<Receipt, APIError> {
    .success(
      Receipt(
        answer: ServerAnswer(status: 200), affected: affected, membersAfter: after,
        requestedAt: now))
  }

  static func seal(_ count: Int, newest: MessageID? = "m9", at: Int64 = 9) -> RoomSeal {
    RoomSeal(
      messageCount: count, newest: newest, newestUpdate: Timestamp(milliseconds: at))
  }
}

extension DispatchJob.Decision {
  var outcomes: [Outcome] { settlements.map(\.outcome) }
}
