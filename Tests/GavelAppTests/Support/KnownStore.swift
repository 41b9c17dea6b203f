import GavelModel
import GavelStore

/// A store that a test's commands read: two rooms, three people, some messages.
enum KnownStore {
  /// Makes it, with names that would act on a terminal or a shell if they could.
  static func make(at path: String, dialect: String = "imkit") async throws {
    let store = try Store(path: path)
    try await store.adopt(server: "https://acme.example", account: "ana", dialect: dialect)
    let people = [
      Member(person: Person(id: "ana", name: "Ana"), role: .owner),
      Member(person: Person(id: "mei", name: "\u{1B}[2Jmei"), role: .member),
      Member(person: Person(id: "$(touch x)", name: "Shelly"), role: .member),
    ]
    let lobby = Room(
      id: "lobby", name: "Harbor Lounge", kind: .group, owner: "ana", memberCount: 3,
      activeAt: Timestamp(milliseconds: 2_000_000))
    let quiet = Room(
      id: "quiet", name: "Quiet Pier", kind: .group, activeAt: Timestamp(milliseconds: 1_000))
    for room in [lobby, quiet] {
      try await store.record(
        RoomDetail(
          room: room, members: people, requestedAt: Timestamp(milliseconds: 3_000_000)))
    }
    let messages = (1...4).map { number in
      Message(
        id: MessageID("m\(number)"), room: "lobby", author: people[number % 2].person,
        text: number == 3 ? "BUY NOW \u{202E}" : "text \(number)",
        sentAt: Timestamp(milliseconds: 1_000_000 + Int64(number) * 1000))
    }
    try await store.record(
      [
        MessagePage(
          messages: messages, totalCount: 4, requestedAt: Timestamp(milliseconds: 3_000_000))
      ], in: "lobby")
    await store.close()
  }
}
