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

  /// What several members said in the market two hours ago, as any evening brings it.
  private mutating func reportEverydayMessages() {
    guard let room = workspace.room(named: "market") else { return }
    let reporters = Set(Self.reporters.map(person))
    var authors: Set<UserIndex> = [person("spam9"), person("gone.gil"), person("harbor.bot")]
    var left = Self.everyday[...]
    let latest = seed.base - Self.firstReportAge * 1000 - 60_000
    for place in room.messages.indices.reversed() {
      let message = room.messages[place]
      guard let complaint = left.first else { break }
      guard message.sent < latest, message.type == nil, !reporters.contains(message.author),
        authors.insert(message.author).inserted
      else { continue }
      left.removeFirst()
      room.change(at: place) { $0.words = .sent(complaint.text) }
      reportEveryday(
        room.messages[place], complaint.reason, number: Self.everyday.count - left.count)
    }
  }

  private mutating func reportEveryday(_ message: ChatMessage, _ reason: String, number: Int) {
    let ago = Self.firstReportAge - Int64(number - 1) * 240
    report(message, by: Self.reporters[number % Self.reporters.count], reason, ago: ago)
    // The third has bothered two people.
    if number == 3 { report(message, by: "bob", "again and again", ago: ago - 60) }
  }

  /// Nearly all of the spam of the known rooms is reported, some of it by several people.
  private mutating func reportSpam() {
    let spammer = person("spam9")
    var number = 0
    for room in workspace.rooms.prefix(5) {
      for message in room.messages where message.author == spammer && message.type == nil {
        number += 1
        if number % 16 == 0 { continue }
        let ago = 1500 - Int64(number) * 10
        report(
          message, by: Self.reporters[number % Self.reporters.count],
          Self.spamReasons[number % Self.spamReasons.count], ago: ago)
        if number % 10 == 3 {
          report(
            message, by: Self.reporters[(number + 1) % Self.reporters.count],
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
        message, by: Self.reporters[number % Self.reporters.count],
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
        message, by: Self.reporters[number % Self.reporters.count],
        number % 2 == 0 ? "breaks my screen \u{1B}[31m\u{202E}gnorw" : "看起來很奇怪 🤨",
        ago: 400 - Int64(number) * 40)
    }
  }

  /// Plans a report about a message; nobody complains before it was sent.
  private mutating func report(
    _ message: ChatMessage, by reporter: String, _ reason: String, ago: Int64,
    isClosed: Bool = false
  ) {
    let wait = (seed.base - message.sent) / 1000 - 4
    report(
      .message(message.key), by: reporter, reason, ago: max(1, min(ago, wait)),
      isClosed: isClosed)
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
  /// Seconds since the first report that is still open.
  private static let firstReportAge: Int64 = 6600

  /// What was said, and what was complained about; the last two are nobody's business.
  private static let everyday: [(text: String, reason: String)] = [
    ("cheap boat papers, no questions asked: https://papers.example/77", "spam"),
    ("you lot are too stupid to tie a knot", "insults people"),
    ("double your savings by Friday, write me in private", "scam"),
    ("nobody wants you in this harbour, get lost", "harassment"),
    ("my rope shop, every day new prices: https://ropes.example", "advertising"),
    ("her number is 555 0142, ring her tonight", "shares a private number"),
    ("does anybody know a good dentist?", "wrong channel"),
    ("the night ferry is a waste of money", "not true"),
  ]
  private static let reasons = [
    "insults people", "off topic", "harassment", "shares a private address",
  ]
}
