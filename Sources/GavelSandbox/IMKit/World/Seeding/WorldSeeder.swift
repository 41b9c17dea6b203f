/// Builds a world from its seed; the same seed gives the same world, id for id.
struct WorldSeeder {
  let seed: WorldSeed
  let world: World
  var numbers: SplitMix64
  private(set) var crowd: [PersonIndex] = []
  private var namedPeople: [String: PersonIndex] = [:]

  /// Returns the world of `seed`, whose time is told by `clock`.
  static func world(of seed: WorldSeed, clock: WorldClock) -> World {
    var seeder = WorldSeeder(
      seed: seed, world: World(clock: clock, seed: seed.seed),
      numbers: SplitMix64(seed: seed.seed))
    seeder.addPeople()
    seeder.addKnownRooms()
    seeder.addCrowdedRooms()
    seeder.world.noteSeeded(until: seed.base)
    return seeder.world
  }

  private init(seed: WorldSeed, world: World, numbers: SplitMix64) {
    self.seed = seed
    self.world = world
    self.numbers = numbers
  }

  /// Returns the people of these ids; all of them were added by `addPeople()`.
  func people(_ ids: [String]) -> [PersonIndex] { ids.compactMap { namedPeople[$0] } }

  func person(_ persona: WorldSeed.Persona) -> PersonIndex { people([persona.id])[0] }

  /// Returns `count` different people of the crowd.
  mutating func someCrowd(_ count: Int) -> [PersonIndex] {
    let start = numbers.below(crowd.count)
    return (0..<min(count, crowd.count)).map { crowd[(start + $0) % crowd.count] }
  }

  private mutating func addPeople() {
    for persona in WorldSeed.Persona.allCases {
      add(id: persona.id, nickname: persona.nickname)
    }
    for (id, nickname) in Self.oddPeople {
      add(id: id, nickname: nickname, isRobot: id == "spam-bot")
    }
    for place in 0..<seed.crowdCount {
      let name = Self.names[place % Self.names.count]
      let round = place / Self.names.count
      let ending = round == 0 ? "" : "\(round + 1)"
      crowd.append(add(id: name.lowercased() + ending, nickname: name + ending))
    }
  }

  @discardableResult
  private mutating func add(id: String, nickname: String, isRobot: Bool = false) -> PersonIndex {
    var person = WorldPerson(id: id, nickname: nickname, isRobot: isRobot)
    if numbers.chance(2, outOf: 3) {
      person.avatarURL = "https://cdn.example/people/\(numbers.below(5000)).png"
    }
    person.lastLogin = seed.base - Int64(numbers.below(9_000_000)) * 1000
    let index = world.add(person)
    namedPeople[id] = index
    return index
  }

  private static let oddPeople = [
    ("spam-bot", "Spam Bot"), ("spam9", "Spambot 9"),
    ("mallory", "\u{1B}[31mMallory\u{1B}[0m \u{202E}yrollaM"),
    ("tagged", "Ed\u{E0041}\u{E0042}\u{200B}"), ("blank", "\u{200B}\u{2060}"),
    ("wide", "超級超級超級長的名字與表情符號🎏🎏🎏"), ("李明", "李明"),
  ]

  private static let names = [
    "Kenji", "Sofia", "Liam", "Yuki", "Olu", "Ines", "Ravi", "Zoë", "Marek", "Aiko", "Bruno",
    "Chen", "Dalia", "Emil", "Farah", "Goran", "Hana", "Ivo", "Jun", "Karin", "Leila", "Mateo",
    "Nils", "Oksana", "Pia", "Quentin", "Rosa", "Søren", "Tove", "Uma", "Viktor", "Wen", "Xiu",
    "Yara", "Zeki", "Anouk", "Bela", "Ciro", "Dora", "Ebbe",
  ]
}
