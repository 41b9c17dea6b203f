/// What members have reported so far.
extension WorkspaceSeeder {
  /// The everyday complaints are the oldest, so that whoever begins at the front meets those first,
  /// then the spam, and only then what plays tricks with the screen.
  mutating func planReports() {
    reportEverydayMessages()
    reportMessages(of: "gone.gil", in: "staff-room", every: 1, most: 2, ago: 4200)
    report(.user(person("spam9")), by: "alice", "fake account, writes to everybody", ago: 3600)
    report(.user(person("spam9")), by: "li.ming", "垃圾訊息", ago: 3300)
    reportSpam()
    reportMessages(of: "mallory", in: "lobby", every: 4, most: 6, ago: 1500)
    report(.user(person("mallory")), by: "dora.d", "threatens people in private", ago: 1100)
    reportHostileText()
    report(.user(person("blank")), by: "bob", "has no name\u{200B}", ago: 9000, isClosed: true)
  }

  /// One message of several members of the market, as any evening brings them.
  private mutating func reportEverydayMessages() {
    guard let room = workspace.room(named: "market") else { return }
    let reporters = Set(Self.reporters.map(person))
    var authors: Set<UserIndex> = [person("spam9"), person("gone.gil"), person("harbor.bot")]
    for message in room.messages.suffix(80) where message.type == nil {
      guard case .seeded(let words) = message.words, words.kind == .chat || words.kind == .link,
        !reporters.contains(message.author), authors.insert(message.author).inserted
      else { continue }
      let number = authors.count - 4
      if number == Self.everydayReasons.count { return }
      let ago = 6600 - Int64(number) * 240
      report(
        .message(message.key), by: Self.reporters[number % Self.reporters.count],
        Self.everydayReasons[number], ago: ago)
      // The third has bothered two people.
      if number == 2 {
        report(.message(message.key), by: "bob", "again and again", ago: ago - 60)
      }
    }
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
    of author: String, in roomName: String, every: Int, most: Int, ago: Int64
  ) {
    guard let room = workspace.room(named: roomName) else { return }
    let messages = room.messages.filter {
      $0.author == person(author) && $0.type == nil
    }
    for (number, message) in messages.enumerated().prefix(every * most)
    where number % every == 0 {
      report(
        .message(message.key), by: Self.reporters[number % Self.reporters.count],
        Self.reasons[number % Self.reasons.count], ago: ago - Int64(number) * 15,
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
        ago: 900 - Int64(number) * 70)
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
  private static let everydayReasons = [
    "wrong channel", "off topic", "sells the same thing every day", "not true", "off topic",
    "bothers new members", "advertising", "wrong channel",
  ]
  private static let reasons = [
    "insults people", "off topic", "harassment", "shares a private address",
  ]
}
