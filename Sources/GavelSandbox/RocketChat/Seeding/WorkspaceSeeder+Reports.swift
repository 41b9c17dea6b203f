/// What members have reported so far.
extension WorkspaceSeeder {
  mutating func planReports() {
    reportSpam()
    reportMessages(of: "mallory", in: "lobby", every: 4, most: 6)
    reportMessages(of: "gone.gil", in: "staff-room", every: 1, most: 2)
    reportHostileText()
    report(.user(person("spam9")), by: "alice", "fake account, writes to everybody", ago: 4000)
    report(.user(person("spam9")), by: "li.ming", "垃圾訊息", ago: 3600)
    report(.user(person("mallory")), by: "dora.d", "threatens people in private", ago: 5200)
    report(.user(person("blank")), by: "bob", "has no name\u{200B}", ago: 9000, isClosed: true)
  }

  /// Nearly all of the spam of the known rooms is reported, some of it by several people.
  private mutating func reportSpam() {
    let spammer = person("spam9")
    var number = 0
    for room in workspace.rooms.prefix(5) {
      for message in room.messages where message.author == spammer && message.type == nil {
        number += 1
        if number % 16 == 0 { continue }
        let ago = 3000 - Int64(number) * 20
        report(
          .message(message.key), by: Self.reporters[number % Self.reporters.count],
          Self.spamReasons[number % Self.spamReasons.count], ago: ago)
        if number % 10 == 3 {
          report(
            .message(message.key), by: Self.reporters[(number + 1) % Self.reporters.count],
            "same text in other rooms", ago: ago - 5)
        }
      }
    }
  }

  private mutating func reportMessages(
    of author: String, in roomName: String, every: Int, most: Int
  ) {
    guard let room = workspace.room(named: roomName) else { return }
    let messages = room.messages.filter {
      $0.author == person(author) && $0.type == nil
    }
    for (number, message) in messages.enumerated().prefix(every * most)
    where number % every == 0 {
      report(
        .message(message.key), by: Self.reporters[number % Self.reporters.count],
        Self.reasons[number % Self.reasons.count], ago: 7000 - Int64(number) * 90,
        isClosed: number == every)
    }
  }

  private mutating func reportHostileText() {
    guard let room = workspace.room(named: "lobby") else { return }
    let hostile = room.messages.filter { message in
      guard case .seeded(let words) = message.words else { return false }
      return words.kind == .hostile
    }
    for (number, message) in hostile.prefix(8).enumerated() {
      report(
        .message(message.key), by: Self.reporters[number % Self.reporters.count],
        number % 2 == 0 ? "breaks my screen \u{1B}[31m\u{202E}gnorw" : "看起來很奇怪 🤨",
        ago: 6000 - Int64(number) * 70)
    }
  }

  private mutating func report(
    _ subject: PlannedReport.Subject, by reporter: String, _ reason: String, ago: Int64,
    isClosed: Bool = false
  ) {
    reports.append(
      PlannedReport(
        subject: subject, reporter: person(reporter), reason: reason,
        time: seed.base - ago * 1000, isClosed: isClosed))
  }

  private static let reporters = ["alice", "bob", "olga", "li.ming", "dora.d", "ulli"]
  private static let spamReasons = ["spam", "spam links", "advertising", "廣告", "scam"]
  private static let reasons = [
    "insults people", "off topic", "harassment", "shares a private address",
  ]
}
