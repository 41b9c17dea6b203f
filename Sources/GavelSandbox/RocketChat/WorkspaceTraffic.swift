/// Messages and reports that arrive by themselves, so that a demonstration has something to
/// moderate; what happens and in which order depends on the seed alone.
struct WorkspaceTraffic {
  /// What is left of a wave of spam.
  private struct Wave {
    var room: String
    var left: Int
  }

  /// When the next message and the next report arrive, on the monotonic clock.
  private var messageDue: Int64
  private var reportDue: Int64
  private var numbers: SplitMix64
  private var wave: Wave?

  /// - Parameter now: Milliseconds of the monotonic clock.
  init(seed: UInt64, now: Int64) {
    numbers = SplitMix64(seed: seed ^ 0xA5A5)
    messageDue = now + 2000
    reportDue = now + 6000
  }

  var due: Int64 { min(messageDue, reportDue) }

  /// Lets happen what is due, the same way a client's request would.
  mutating func happen(on platform: RocketChatPlatform, now: Int64) {
    if now >= messageDue {
      let isWave = speak(on: platform)
      messageDue = now + (isWave ? 400 : Int64(1000 + numbers.below(2500)))
    }
    if now >= reportDue {
      report(on: platform)
      reportDue = now + Int64(7000 + numbers.below(9000))
    }
  }

  /// Sends one message; returns whether it belongs to a wave of spam.
  private mutating func speak(on platform: RocketChatPlatform) -> Bool {
    let workspace = platform.workspace
    if wave == nil, numbers.chance(1, outOf: 9) {
      wave = Wave(room: numbers.pick(Self.rooms), left: 3 + numbers.below(5))
    }
    if let current = wave {
      wave = current.left > 1 ? Wave(room: current.room, left: current.left - 1) : nil
      // Who was removed or deactivated, and rooms that are gone, end a wave.
      if let room = workspace.room(named: current.room), let spammer = spammer(in: room, workspace)
      {
        let offer = "\(WorkspaceSeeder.offer) http://spam.example/\(100 + numbers.below(900))"
        workspace.send(offer, from: spammer, to: room)
        return true
      }
      wave = nil
    }
    chat(in: workspace)
    return false
  }

  private func spammer(in room: ChatRoom, _ workspace: Workspace) -> UserIndex? {
    guard let user = workspace.user(named: "spam9"), workspace[user].isActive,
      !room.muted.contains("spam9"), room.membership(of: user)?.isBanned == false
    else { return nil }
    return user
  }

  private mutating func chat(in workspace: Workspace) {
    let name = numbers.pick(Self.rooms)
    let kind = numbers.pick([SeededWords.Kind.chat, .chat, .chat, .cjk, .emoji, .link])
    let words = SeededWords(kind: kind, number: UInt32(truncatingIfNeeded: numbers.next()))
    guard let room = workspace.room(named: name), !room.isReadOnly, !room.isArchived else { return }
    let talkers = room.members.filter { index in
      let user = workspace[index]
      return user.isActive && user.kind == .user && user.username != "spam9"
        && !room.muted.contains(user.username ?? "")
    }
    guard !talkers.isEmpty else { return }
    workspace.send(words.text, from: numbers.pick(talkers), to: room)
  }

  /// Reports one of the newest messages of a room, spam before anything else, or now and then a
  /// user.
  private mutating func report(on platform: RocketChatPlatform) {
    let workspace = platform.workspace
    let reporters = Self.reporters.compactMap(workspace.user(named:))
      .filter { workspace[$0].isActive }
    guard !reporters.isEmpty else { return }
    let reporter = numbers.pick(reporters)
    let now = workspace.stamp()
    if numbers.chance(1, outOf: 7), let user = workspace.user(named: numbers.pick(Self.suspects)) {
      platform.report(user, by: reporter, numbers.pick(Self.complaints), at: now)
      return
    }
    guard let room = workspace.room(named: numbers.pick(Self.rooms)) else { return }
    let newest = room.messages.suffix(40).filter {
      $0.type == nil && !$0.isHidden && $0.author != reporter
    }
    let spam = newest.filter { workspace[$0.author].username == "spam9" }
    let candidates = spam.isEmpty ? newest : spam
    guard !candidates.isEmpty else { return }
    let reason = numbers.pick(spam.isEmpty ? Self.complaints : Self.spamReasons)
    platform.report(numbers.pick(candidates), in: room, by: reporter, reason, at: now)
  }

  private static let rooms = ["general", "general", "lobby", "market"]
  private static let reporters = ["alice", "bob", "olga", "li.ming", "dora.d", "ulli"]
  private static let suspects = ["spam9", "mallory", "blank"]
  private static let spamReasons = ["spam", "spam links", "廣告", "looks like a scam"]
  private static let complaints = ["off topic", "bothers me", "wrong channel", "insults people"]
}
