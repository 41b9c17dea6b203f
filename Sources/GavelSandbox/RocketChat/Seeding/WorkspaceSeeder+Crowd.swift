/// The rooms that make a workspace large.
extension WorkspaceSeeder {
  mutating func addCrowdedRooms() {
    let known = workspace.roomsByID.count
    var restMessages =
      seed.messageCount - workspace.roomsByID.values.reduce(0) { $0 + $1.messages.count }
    for number in known..<max(known, seed.roomCount) {
      let roomsLeft = seed.roomCount - number
      let quota = restMessages / roomsLeft
      let count = roomsLeft == 1 ? restMessages : quota / 2 + numbers.below(quota + 1)
      restMessages -= count
      switch number % 10 {
      case 1, 4, 8: addCrowdedDirect(number, count)
      default: addCrowdedRoom(number, count)
      }
    }
  }

  private mutating func addCrowdedDirect(_ number: Int, _ count: Int) {
    let end = seed.base - Int64(10 + numbers.below(90_000)) * 1000
    let first = numbers.pick(crowd)
    var second = numbers.pick(crowd)
    while second == first || workspace.direct(of: [first, second]) != nil {
      second = numbers.pick(crowd)
    }
    let room = workspace.addDirect([first, second], created: end - 86_400_000 * 300)
    write(History(count: count, hasJoins: false), in: room, end: end)
  }

  private mutating func addCrowdedRoom(_ number: Int, _ count: Int) {
    let name = "\(numbers.pick(Self.colours))-\(numbers.pick(Self.sights))-\(number)"
    let end = seed.base - Int64(5 + numbers.below(90_000)) * 1000
    let created = end - 86_400_000 * 350
    let owner = number % 6 == 0 ? person("olga") : numbers.pick(crowd)
    let room = workspace.addRoom(
      kind: number % 3 == 0 ? .group : .channel, name: name, creator: owner, created: created)
    if number % 7 == 0 { room.displayName = "\(numbers.pick(Self.cjkNames)) \(number)" }
    if number % 10 == 7, let parent = workspace.room(id: "GENERAL") { room.parent = parent.id }
    workspace.add(owner, to: room, roles: [RoleName.owner], at: created)
    var members = someCrowd(3 + numbers.below(22))
    if number % 5 == 2 { members.append(person("ulli")) }
    var history = History(count: count)
    if numbers.chance(1, outOf: 4) {
      members.append(person("spam9"))
      history.spam = min(count / 4, 4 + numbers.below(8))
    }
    for member in members { workspace.add(member, to: room, at: created) }
    write(history, in: room, end: end)
  }

  private static let colours = [
    "quiet", "blue", "amber", "northern", "little", "salty", "old", "bright", "misty", "green",
  ]
  private static let sights = [
    "harbor", "pier", "anchor", "lantern", "gull", "cove", "ferry", "reef", "mast", "beacon",
  ]
  private static let cjkNames = ["台北", "基隆", "高雄", "東京", "大阪", "釜山", "花蓮", "港口"]
}
