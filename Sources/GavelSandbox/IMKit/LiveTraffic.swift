/// New messages that arrive by themselves, so that a demonstration has something to moderate.
struct LiveTraffic {
  /// When the next message arrives, on the monotonic clock.
  private(set) var due: Int64
  private var numbers: SplitMix64
  /// What is left of a wave of spam: who sends it, what, and how often.
  private var wave: (sender: PersonIndex, room: String, text: SeededText, left: Int)?

  init(seed: UInt64) {
    numbers = SplitMix64(seed: seed ^ 0x5A5A)
    due = SystemClock.monotonicMilliseconds() + 2000
  }

  /// Sends the messages that are due, the same way a client's request would.
  mutating func happen(in world: World, now: Int64) {
    guard now >= due else { return }
    if wave == nil, numbers.chance(1, outOf: 8) { wave = newWave(in: world) }
    if let current = wave, let room = world.room(current.room), room.has(current.sender) {
      world.send(current.text.body, from: current.sender, to: room)
      wave = current.left > 1 ? (current.sender, current.room, current.text, current.left - 1) : nil
      due = now + 400
    } else {
      // Its sender may have been removed, or the room deleted: that ends a wave.
      wave = nil
      chat(in: world)
      due = now + Int64(1000 + numbers.below(2500))
    }
  }

  private mutating func chat(in world: World) {
    let ids = [WorldSeed.sharedRoom, WorldSeed.sharedRoom, "lobby", "harbor-lounge", "客服 台北"]
    guard let room = world.room(numbers.pick(ids)), !room.isFrozen else { return }
    let talkers = room.members.filter { !Self.spammers.contains(world[$0].id) }
    guard !talkers.isEmpty else { return }
    let kinds: [SeededText.Kind] = [.chat, .chat, .chat, .cjk, .emoji, .link]
    let text = SeededText(
      kind: numbers.pick(kinds), number: UInt32(truncatingIfNeeded: numbers.next()))
    world.send(text.body, from: numbers.pick(talkers), to: room)
  }

  private mutating func newWave(
    in world: World
  ) -> (sender: PersonIndex, room: String, text: SeededText, left: Int)? {
    let id = numbers.chance(2, outOf: 3) ? WorldSeed.sharedRoom : "lobby"
    guard let room = world.room(id), !room.isFrozen else { return nil }
    let present = room.members.filter { Self.spammers.contains(world[$0].id) }
    guard !present.isEmpty else { return nil }
    let text = SeededText(kind: .spam, number: UInt32(numbers.below(100_000)))
    return (numbers.pick(present), id, text, 3 + numbers.below(5))
  }

  private static let spammers: Set<String> = ["spam-bot", "spam9"]
}
