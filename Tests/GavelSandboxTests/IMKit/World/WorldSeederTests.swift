import Testing

@testable import GavelSandbox

@Suite struct WorldSeederTests {
  private func world(_ seed: UInt64, _ scale: SandboxOptions.Scale = .small) -> World {
    WorldSeeder.world(
      of: WorldSeed(seed: seed, scale: scale, base: SandboxFixture.base), clock: WorldClock())
  }

  private func facts(_ world: World) -> [String] {
    world.roomsByID.values.sorted { $0.number < $1.number }.flatMap { room in
      [room.id, room.name] + room.members.map { world[$0].id }
        + room.messages.map { "\(world.id(of: $0.key)) \($0.created) \($0.body.text)" }
    }
  }

  @Test func `the same seed makes the same world and another seed another one`() {
    let first = facts(world(3))
    #expect(first == facts(world(3)))
    #expect(first != facts(world(4)))
  }

  @Test(arguments: [SandboxOptions.Scale.small, .medium])
  func `a scale has exactly its rooms and messages`(scale: SandboxOptions.Scale) {
    let world = world(1, scale)
    let sizes = scale == .small ? (12, 2000) : (200, 50_000)
    #expect(world.roomsByID.count == sizes.0)
    #expect(world.roomsByID.values.reduce(0) { $0 + $1.messages.count } == sizes.1)
  }

  @Test func `histories are in order, before the base, and every id is its own`() {
    let world = world(1, .medium)
    var ids: Set<String> = []
    for room in world.roomsByID.values {
      var latest: Int64 = 0
      for (place, message) in room.messages.enumerated() {
        #expect(message.updated >= latest && message.updated <= SandboxFixture.base)
        #expect(Int64(message.key.seconds) == message.created / 1000)
        #expect(ids.insert(world.id(of: message.key)).inserted)
        #expect(room.place(of: message.key) == place)
        latest = message.updated
      }
    }
  }

  @Test func `the world has what a moderator must be able to handle`() {
    let world = world(1)
    let rooms = Array(world.roomsByID.values)
    #expect(Set(rooms.map(\.kind)) == [.direct, .group, .custom])
    #expect(rooms.contains { $0.isFrozen })
    #expect(rooms.contains { $0.messages.isEmpty })
    #expect(rooms.contains { $0.owner != nil && $0.members == [$0.owner] })
    let bodies = rooms.flatMap(\.messages).map(\.body)
    let types = Set(bodies.map(\.type))
    for type in ["text", "image", "file", "sticker", "joinRoom", "recall", "berth-booking"] {
      #expect(types.contains(type), "\(type)")
    }
    let texts = Set(bodies.map(\.text))
    for text in HostileText.all { #expect(texts.contains(text)) }
    #expect(HostileText.longLine.count == 10_000)
    #expect(bodies.contains { $0.fields["extra"]?.text != nil })
    #expect(bodies.contains { $0.fields["extra"]?.fields != nil })
    #expect(bodies.contains { $0.message.wholeNumber != nil })
    #expect(rooms.flatMap(\.messages).contains { $0.sender == nil })
    #expect(rooms.flatMap(\.messages).contains { $0.flags.contains(.edited) })
  }

  @Test func `the shared room ends with a wave of the same spam`() throws {
    let world = world(1)
    let room = try #require(world.room(WorldSeed.sharedRoom))
    let newest = room.messages.suffix(30)
    let spam = newest.filter { message in
      message.sender.map { world[$0].id.hasPrefix("spam") } ?? false
    }
    #expect(spam.count >= 12)
    for persona in WorldSeed.Persona.allCases {
      let index = try #require(world.person(persona.id))
      #expect(room.has(index) == (persona != .outsider))
      #expect(world.rooms(of: index).count >= 4)
    }
  }
}

@Suite struct WorldTests {
  @Test func `an edit within the same millisecond does not become the last message`() throws {
    let world = World(clock: WorldClock(read: { 5000 }), seed: 1)
    let room = world.addRoom(id: "r", kind: .group, name: "R", created: 0)
    let first = world.send(MessageBody(type: "text", message: "a"), from: nil, to: room)
    let second = world.send(MessageBody(type: "text", message: "b"), from: nil, to: room)
    let place = try #require(room.place(of: first.key))
    _ = world.rewrite(MessageBody(type: "text", message: "c"), at: place, in: room)
    #expect(room.messages.map(\.key) == [second.key, first.key])
    #expect(room.lastMessage?.key == second.key)
  }

  @Test func `time never goes back for what happens`() {
    let clock = WorldClock(read: { 5000 })
    let world = World(clock: clock, seed: 1)
    clock.advance(seconds: 10)
    #expect(world.stamp() == 15_000)
    clock.advance(seconds: -10)
    #expect(clock.milliseconds == 5000)
    #expect(world.stamp() == 15_000)
  }
}

@Suite struct MessageKeyTests {
  @Test func `an id tells its second and reads back`() {
    let key = MessageKey(seconds: 0x5F89_0CF3, counter: 0xAB_CDEF)
    let text = key.text(maker: 0x11_2233_4455)
    #expect(text == "5f890cf31122334455abcdef")
    #expect(MessageKey(text: text, maker: 0x11_2233_4455) == key)
    #expect(MessageKey(text: text, maker: 1) == nil)
    #expect(MessageKey(text: text.uppercased(), maker: 0x11_2233_4455) == nil)
    #expect(MessageKey(text: String(text.dropLast()), maker: 0x11_2233_4455) == nil)
  }
}

@Suite struct LiveTrafficTests {
  @Test func `traffic arrives through the world's own door and ends with its room`() throws {
    let seed = WorldSeed(seed: 1, scale: .small, base: SandboxFixture.base)
    let world = WorldSeeder.world(of: seed, clock: WorldClock())
    var traffic = LiveTraffic(seed: 1)
    let before = world.roomsByID.values.reduce(0) { $0 + $1.messages.count }
    for _ in 0..<300 { traffic.happen(in: world, now: traffic.due) }
    let after = world.roomsByID.values.reduce(0) { $0 + $1.messages.count }
    #expect(after > before + 200)
    let room = try #require(world.room(WorldSeed.sharedRoom))
    #expect(room.messages.suffix(200).contains { $0.body.text.contains("spam.example") })
    for room in Array(world.roomsByID.values) { world.remove(room) }
    for _ in 0..<50 { traffic.happen(in: world, now: traffic.due) }
  }
}
