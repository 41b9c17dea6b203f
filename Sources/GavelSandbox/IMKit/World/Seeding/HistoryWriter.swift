/// Writes the seeded history of one room.
struct HistoryWriter {
  /// How a room talks.
  struct Manner {
    var hostileEvery = 0
    var hasSystemMessages = true
    /// Who sends waves of the same text; nobody in quiet rooms.
    var spammers: [PersonIndex] = []
    /// Whether a wave stands close to the end, where a moderator sees it first.
    var endsWithWave = false
  }

  private struct Line {
    var sender: PersonIndex?
    var text: SeededText
    var flags: WorldMessage.Flags = []
    var gapMilliseconds: Int64
  }

  let world: World
  let talkers: [PersonIndex]
  let manner: Manner
  var numbers: SplitMix64

  /// Returns `count` messages, the oldest first, the last one at `end`.
  mutating func history(count: Int, end: Int64) -> [WorldMessage] {
    guard count > 0 else { return [] }
    var lines: [Line] = []
    lines.reserveCapacity(count)
    while lines.count < count { addLines(to: &lines, of: count) }
    var time = end
    for line in lines.dropFirst() { time -= line.gapMilliseconds }
    var messages: [WorldMessage] = []
    messages.reserveCapacity(count)
    for (place, line) in lines.enumerated() {
      if place > 0 { time += line.gapMilliseconds }
      // Shorter than any gap outside a wave, so that the order by update stays the order by id.
      let updated = line.flags.contains(.edited) ? time + 400 : time
      messages.append(
        WorldMessage(
          key: world.nextKey(at: time), created: time, updated: updated, sender: line.sender,
          flags: line.flags, content: .seeded(line.text)))
    }
    return messages
  }

  private mutating func addLines(to lines: inout [Line], of count: Int) {
    let isLastWave = manner.endsWithWave && lines.count == max(0, count - 20)
    if !manner.spammers.isEmpty, isLastWave || numbers.chance(1, outOf: 120) {
      let length = isLastWave ? 12 : 4 + numbers.below(20)
      addWave(of: min(length, count - lines.count), to: &lines)
    } else if manner.hostileEvery > 0, lines.count % manner.hostileEvery == 2 {
      let number = UInt32(lines.count / manner.hostileEvery)
      lines.append(line(.hostile, number: number))
    } else {
      lines.append(line(kind(), number: UInt32(truncatingIfNeeded: numbers.next())))
    }
  }

  private mutating func addWave(of length: Int, to lines: inout [Line]) {
    let sender = numbers.pick(manner.spammers)
    let text = SeededText(kind: .spam, number: UInt32(numbers.below(100_000)))
    for step in 0..<length {
      let gap = step == 0 ? 20_000 : 150 + numbers.below(800)
      lines.append(Line(sender: sender, text: text, gapMilliseconds: Int64(gap)))
    }
  }

  private mutating func line(_ kind: SeededText.Kind, number: UInt32) -> Line {
    var line = Line(
      sender: numbers.pick(talkers), text: SeededText(kind: kind, number: number),
      gapMilliseconds: Int64(1500 + numbers.below(numbers.chance(1, outOf: 12) ? 900_000 : 60_000)))
    switch numbers.below(1000) {
    case 0..<3: line.sender = nil
    case 3..<8: line.flags.insert(.bareSender)
    case 8..<20 where kind == .chat || kind == .cjk: line.flags.insert(.edited)
    default: break
    }
    return line
  }

  private mutating func kind() -> SeededText.Kind {
    switch numbers.below(1000) {
    case 0..<620: .chat
    case 620..<800: .cjk
    case 800..<860: .emoji
    case 860..<890: .link
    case 890..<915: .image
    case 915..<925: .file
    case 925..<930: .location
    case 930..<940: .sticker
    case 940..<946: .audio
    case 946..<964: .mention
    case 964..<970: manner.hasSystemMessages ? .join : .chat
    case 970..<974: manner.hasSystemMessages ? .leave : .chat
    case 974..<980: .recall
    case 980..<986: .custom
    case 986..<989: .number
    case 989..<995: .extraObject
    default: .extraText
    }
  }
}
