/// Writing what was said.
extension WorkspaceSeeder {
  /// What a room's history is made of.
  struct History {
    var count: Int
    var hostileEvery = 0
    /// How many messages of one wave of spam stand near the end.
    var spam = 0
    var hasJoins = true
  }

  private struct Line {
    var author: UserIndex
    var words: ChatMessage.Words
    var gapMilliseconds: Int64
    var type: String?
  }

  /// Fills a room; the last message stands at `end`.
  mutating func write(_ history: History, in room: ChatRoom, end: Int64) {
    let talkers = room.members.filter {
      isAbleToSpeak($0) && !["spam9", "harbor.bot"].contains(workspace[$0].username)
    }
    guard history.count > 0, !talkers.isEmpty else { return }
    var lines: [Line] = []
    lines.reserveCapacity(history.count)
    let waveStart = max(0, history.count - history.spam - 24)
    while lines.count < history.count {
      if history.spam > 0, lines.count == waveStart {
        addWave(of: min(history.spam, history.count - lines.count), to: &lines)
      } else {
        lines.append(line(number: lines.count, history, Array(talkers.prefix(40))))
      }
    }
    var time = end - lines.dropFirst().reduce(0) { $0 + $1.gapMilliseconds }
    room.reserve(lines.count)
    for (place, line) in lines.enumerated() {
      if place > 0 { time += line.gapMilliseconds }
      var message = ChatMessage(
        key: room.nextKey(), sent: time, author: line.author, words: line.words)
      if let type = line.type { message.details.type = type }
      room.append(message)
    }
    room.messageCount = room.messages.count
    room.lastMessage = room.messages.last
    room.updated = time
  }

  private mutating func line(number: Int, _ history: History, _ talkers: [UserIndex]) -> Line {
    let author = numbers.pick(talkers)
    let gap = Int64(1500 + numbers.below(numbers.chance(1, outOf: 12) ? 900_000 : 60_000))
    if history.hostileEvery > 0, number % history.hostileEvery == 2 {
      let words = SeededWords(kind: .hostile, number: UInt32(number / history.hostileEvery))
      return Line(author: author, words: .seeded(words), gapMilliseconds: gap)
    }
    if history.hasJoins, numbers.chance(1, outOf: 90) {
      let name = workspace[author].username ?? ""
      return Line(
        author: author, words: .sent(name), gapMilliseconds: gap,
        type: numbers.pick(["uj", "uj", "ul"]))
    }
    let kind: SeededWords.Kind =
      switch numbers.below(100) {
      case 0..<66: .chat
      case 66..<84: .cjk
      case 84..<91: .emoji
      case 91..<96: .link
      default: .mention
      }
    let words = SeededWords(kind: kind, number: UInt32(truncatingIfNeeded: numbers.next()))
    return Line(author: author, words: .seeded(words), gapMilliseconds: gap)
  }

  /// Adds near-identical messages of one author: the same offer with another number at its end.
  private mutating func addWave(of length: Int, to lines: inout [Line]) {
    for step in 0..<length {
      lines.append(
        Line(
          author: person("spam9"),
          words: .sent("\(Self.offer) http://spam.example/\(100 + numbers.below(900))"),
          gapMilliseconds: Int64(step == 0 ? 20_000 : 150 + numbers.below(800))))
    }
  }

  static let offer = "EARN $500 A DAY from home, ask me how"

  /// Makes `count` of the messages after `place` replies to it.
  func thread(_ count: Int, at place: Int, in room: ChatRoom) {
    guard room.messages.count > place + count * 2 else { return }
    let parent = workspace.id(of: room.messages[place].key)
    var replies = MessageDetails.Replies()
    for step in 1...count {
      room.change(at: place + step * 2) { $0.details.thread = parent }
      let reply = room.messages[place + step * 2]
      replies.count += 1
      replies.last = reply.sent
      if !replies.people.contains(reply.author) { replies.people.append(reply.author) }
    }
    room.change(at: place) { $0.details.replies = replies }
  }

  /// Makes a message an upload; its words become the file's description.
  mutating func attach(_ name: String, at place: Int, in room: ChatRoom) {
    guard room.messages.indices.contains(place) else { return }
    let id = workspace.nextHexID()
    room.change(at: place) {
      $0.details.files = [
        ["_id": .string(id), "name": .string(name), "type": "application/pdf"]
      ]
      $0.details.attachments = [
        [
          "type": "file", "title": .string(name),
          "title_link": .string("/file-upload/\(id)/\(name)"),
        ]
      ]
    }
  }

  func pin(_ place: Int, in room: ChatRoom, by user: UserIndex) {
    guard room.messages.indices.contains(place) else { return }
    room.change(at: place) {
      $0.details.pinned = MessageDetails.Mark(time: $0.sent + 60_000, user: user)
    }
  }
}
