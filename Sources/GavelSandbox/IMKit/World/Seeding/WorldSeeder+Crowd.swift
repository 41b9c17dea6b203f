/// The rooms that make a world large.
extension WorldSeeder {
  mutating func addCrowdedRooms() {
    let known = world.roomsByID.count
    var restMessages =
      seed.messageCount - world.roomsByID.values.reduce(0) { $0 + $1.messages.count }
    for number in known..<max(known, seed.roomCount) {
      let roomsLeft = seed.roomCount - number
      let quota = restMessages / roomsLeft
      let count = roomsLeft == 1 ? restMessages : quota / 2 + numbers.below(quota + 1)
      restMessages -= count
      if number % 10 == 5 {
        addDirectRoom(number, messages: count)
      } else {
        addGroupRoom(number, messages: count)
      }
    }
  }

  private mutating func addDirectRoom(_ number: Int, messages: Int) {
    let pair = someCrowd(2)
    let first = number % 20 == 5 ? person(.owner) : pair[1]
    let end = seed.base - Int64(10 + numbers.below(90_000)) * 1000
    let room = world.addRoom(
      id: hexForm(), kind: .direct, name: "", created: end - 86_400_000 * 300)
    room.owner = first
    for member in [first, pair[0]] { world.add(member, to: room) }
    write(messages, in: room, manner: HistoryWriter.Manner(hasSystemMessages: false), end: end)
  }

  private mutating func addGroupRoom(_ number: Int, messages: Int) {
    let words = "\(numbers.pick(Self.colours))-\(numbers.pick(Self.sights))"
    let isCustom = number % 16 == 3
    let end = seed.base - Int64(5 + numbers.below(90_000)) * 1000
    let room = world.addRoom(
      id: number % 4 == 0 ? nil : "\(words)-\(number)", kind: isCustom ? .custom : .group,
      name: number % 7 == 0 ? "\(numbers.pick(Self.cjkNames)) \(number)" : "\(words) \(number)",
      created: end - 86_400_000 * 350)
    if isCustom { room.extParams = "{\"roomType\":\"group\"}" }
    var members = [person(.owner)]
    if number % 4 == 1 { members.append(person(.manager)) }
    if number % 6 == 2 { members.append(person(.member)) }
    if number % 9 == 3 { members.append(person(.outsider)) }
    members += someCrowd(3 + numbers.below(22))
    let owner = number % 3 == 0 ? person(.owner) : members[members.count - 1 - number % 2]
    var manner = HistoryWriter.Manner()
    if numbers.chance(1, outOf: 3) {
      manner.spammers = people([numbers.chance(1, outOf: 2) ? "spam-bot" : "spam9"])
      members += manner.spammers
    }
    for member in members { world.add(member, to: room) }
    room.owner = owner
    if number % 3 == 1 { room.managers = [person(.owner)] }
    write(messages, in: room, manner: manner, end: end)
  }

  /// Fills a room's history and notes how far its members have read.
  mutating func write(
    _ count: Int, in room: WorldRoom, manner: HistoryWriter.Manner, end: Int64
  ) {
    let spammers = Set(manner.spammers)
    let talkers = room.members.filter { !spammers.contains($0) }.prefix(24)
    var writer = HistoryWriter(
      world: world, talkers: Array(talkers), manner: manner,
      numbers: SplitMix64(seed: numbers.next()))
    var history = writer.history(count: count, end: end)
    if count > 200 {
      // An old message edited lately: it stands at the head although its id is old.
      var edited = history.remove(at: count / 2)
      edited.updated = end + 3000
      edited.flags.insert(.edited)
      history.append(edited)
    }
    room.adopt(history: history)
    guard count > 0 else { return }
    for member in room.members.prefix(4) {
      let message = history[max(0, count - 1 - numbers.below(20))]
      room.readMarks[member] = WorldRoom.ReadMark(key: message.key, time: message.updated)
    }
  }

  /// Returns an id like the ones client libraries compute for direct rooms.
  mutating func hexForm() -> String {
    let digits = String(numbers.next(), radix: 16) + String(numbers.next(), radix: 16)
    return String(repeating: "0", count: max(0, 32 - digits.count)) + digits
  }

  private static let colours = [
    "quiet", "blue", "amber", "northern", "little", "salty", "old", "bright", "misty", "green",
  ]
  private static let sights = [
    "harbor", "pier", "anchor", "lantern", "gull", "cove", "ferry", "reef", "mast", "beacon",
  ]
  private static let cjkNames = ["台北", "基隆", "高雄", "東京", "大阪", "釜山", "花蓮", "港口"]
}
