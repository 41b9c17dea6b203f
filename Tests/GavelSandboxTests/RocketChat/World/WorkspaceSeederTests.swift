import Testing

@testable import GavelSandbox

@Suite struct WorkspaceSeederTests {
  private func seeded(
    _ seed: UInt64 = 1, _ scale: SandboxOptions.Scale = .small
  ) -> (workspace: Workspace, reports: [WorkspaceSeeder.PlannedReport]) {
    WorkspaceSeeder.workspace(
      of: WorkspaceSeed(seed: seed, scale: scale, base: SandboxFixture.base, tokenSeed: 1),
      clock: WorldClock { SandboxFixture.base })
  }

  private func platform(_ seed: UInt64 = 1) -> RocketChatPlatform {
    RocketChatPlatform(
      options: SandboxOptions(dialect: .rocketchat, seed: seed),
      clock: WorldClock { SandboxFixture.base }, base: SandboxFixture.base)
  }

  @Test func `the same seed makes the same world, another seed another one`() {
    let first = platform().state(countingMessages: false)
    #expect(first == platform().state(countingMessages: false))
    #expect(first != platform(2).state(countingMessages: false))
  }

  @Test func `the first reports are everyday ones, and those that play tricks are the last`() {
    let (world, reports) = seeded()
    let texts: [String] = reports.filter { !$0.isClosed }.compactMap { report in
      guard case .message(let key) = report.subject, let room = world.room(of: key),
        let place = room.place(of: key)
      else { return nil }
      return room.messages[place].text
    }
    #expect(texts.prefix(9).allSatisfy { $0.unicodeScalars.allSatisfy(\.isASCII) })
    #expect(texts.first?.contains("no questions asked") == true)
    #expect(texts.suffix(9).contains { $0.contains("\u{1B}") || $0.contains("\u{202E}") })
  }

  @Test func `nobody complains about a message before it was sent`() {
    let (world, reports) = seeded()
    for report in reports {
      guard case .message(let key) = report.subject, let room = world.room(of: key),
        let place = room.place(of: key)
      else { continue }
      #expect(report.time > room.messages[place].sent)
    }
  }

  @Test func `a small world has twelve rooms and two thousand messages`() {
    let world = seeded().workspace
    #expect(world.rooms.count == 12)
    #expect(world.rooms.reduce(0) { $0 + $1.messages.count } == 2000)
  }

  @Test func `a medium world keeps its numbers`() {
    let world = seeded(7, .medium).workspace
    #expect(world.rooms.count == 200)
    #expect(world.rooms.reduce(0) { $0 + $1.messages.count } == 50_000)
    #expect(world.rooms.contains { $0.kind == .direct && $0.number > 13 })
    #expect(world.rooms.allSatisfy { !$0.memberships.isEmpty })
  }

  @Test func `every room's history is in order of time and of keys`() {
    for room in seeded().workspace.rooms {
      for (earlier, later) in zip(room.messages, room.messages.dropFirst()) {
        #expect(earlier.sent <= later.sent)
        #expect(earlier.key < later.key)
      }
      #expect(room.messages.allSatisfy { $0.sent <= SandboxFixture.base })
    }
  }

  @Test func `more than fifty messages of one author are reported, over several rooms`() throws {
    let platform = platform()
    let world = platform.workspace
    let spammer = try #require(world.user(named: "spam9"))
    let reported = world.reports.compactMap(\.snapshot).filter { $0.author == spammer }
    #expect(Set(reported.map(\.message)).count > 50)
    #expect(Set(reported.map(\.room)).count >= 3)
    #expect(Set(world.reports.map(\.reporter)).count >= 5)
    #expect(world.reports.contains { $0.reportedUser != nil })
    #expect(world.reports.contains { !$0.isOpen })
    #expect(world.reports.allSatisfy { $0.id.utf8.count == 24 })
    #expect(Set(world.reports.map(\.id)).count == world.reports.count)
  }

  @Test(arguments: [UInt64(1), 7, 42])
  func `the oldest open reports are about everyday messages of different people`(
    _ seed: UInt64
  ) throws {
    let world = platform(seed).workspace
    let oldest = world.reports.filter(\.isOpen).prefix(8)
    let snapshots = oldest.compactMap(\.snapshot)
    #expect(snapshots.count == 8)
    #expect(Set(snapshots.map(\.author)).count >= 6)
    let strange = Set(["spam9", "mallory", "tagged", "blank"].compactMap { world.user(named: $0) })
    #expect(snapshots.allSatisfy { !strange.contains($0.author) })
    let texts = Set(HostileText.all)
    #expect(snapshots.allSatisfy { !texts.contains($0.messageJSON["msg"]?.text ?? "") })
  }

  @Test func `somebody's username is the id of a room of others`() throws {
    let world = seeded().workspace
    let mallory = try #require(world.user(named: "mallory"))
    let dora = try #require(world.user(named: "dora.d"))
    let room = world.directID(mallory, dora)
    #expect(world.room(id: room)?.kind == .direct)
    #expect(world.user(named: room) != nil)
  }

  @Test func `the people of a workspace are there`() throws {
    let world = seeded().workspace
    #expect(world.user(id: "rocket.cat") != nil)
    let gone = try #require(world.user(named: "gone.gil"))
    #expect(!world[gone].isActive)
    let bot = try #require(world.user(named: "harbor.bot"))
    #expect(world[bot].roles == ["bot"])
    let general = try #require(world.room(id: "GENERAL"))
    #expect(general.messages.contains { $0.isPinned })
    #expect(general.messages.contains { $0.details.replies != nil })
    #expect(general.messages.contains { $0.discussion != nil })
  }

  @Test func `ids can be read back and nothing else can`() {
    for number: UInt64 in [0, 1, 77, 1 << 40, .max] {
      let text = ChatID.text(number, maker: 5)
      #expect(text.utf8.count == 17)
      #expect(ChatID.number(text, maker: 5) == number)
      #expect(ChatID.number(text, maker: 6) == nil)
      #expect(ChatID.number("x" + text.dropFirst(), maker: 5) == nil || text.hasPrefix("x"))
    }
    #expect(ChatID.number("GENERAL", maker: 5) == nil)
    #expect(ChatID.number("0000000000000000I", maker: 5) == nil)
  }

  @Test func `live traffic files its first report within ten seconds and goes on`() {
    let platform = platform()
    let before = platform.workspace.reports.count
    var traffic = WorkspaceTraffic(seed: 1, now: 0)
    var first: Int64?
    while traffic.due < 120_000 {
      let now = traffic.due
      traffic.happen(on: platform, now: now)
      if first == nil, platform.workspace.reports.count > before { first = now }
    }
    #expect(first.map { $0 <= 10_000 } == true)
    #expect(platform.workspace.reports.count > before + 5)
    #expect(platform.workspace.rooms.reduce(0) { $0 + $1.messages.count } > 2040)
  }
}
