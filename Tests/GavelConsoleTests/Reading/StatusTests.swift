import GavelModel
import GavelScreen
import Testing

@testable import GavelConsole

@Suite struct StatusTests {
  private static func batch(settled: Int, of total: Int) -> Batch {
    Batch(
      id: BatchID(rawValue: 1), created: .noon, reason: "", state: .running, heldUntil: nil,
      first: .deleteMessage("m1", room: "general"), roomName: "general-tw",
      counts: BatchCounts(waiting: total - settled, settled: [.done: settled]))
  }

  /// A batch that settles some more items every ten seconds.
  private static func working(_ steps: [Int], charset: Charset = .unicode) -> Driver {
    var world = FakeWorld.acme
    world.batches = [batch(settled: 0, of: 1000)]
    var driver = Driver(world, configuration: ConsoleConfiguration(charset: charset))
    var settled = 0
    for step in steps {
      driver.wait(milliseconds: 10_000)
      settled += step
      driver.post(.batches([batch(settled: settled, of: 1000)]))
    }
    return driver
  }

  @Test func `the queue shows pace, time left and the last minutes`() throws {
    let driver = Self.working([10, 20, 80, 40, 0, 60])
    try expectSnapshot("working-120x36", driver.screen)
    #expect(driver.screen.contains("6/s  132 s left") || driver.screen.contains("2 min left"))
  }

  @Test func `plain ASCII has a line of its own`() throws {
    let driver = Self.working([10, 20, 80, 40, 0, 60], charset: .ascii)
    try expectSnapshot("working-ascii-120x36", driver.screen)
  }

  @Test func `the line moves on by time while work runs, and sleeps with it`() {
    var driver = Self.working([10, 20])
    let wake = nextWake(driver.state)
    #expect(wake.map { $0 - driver.now <= .seconds(10) } == true)
    var finished = Self.batch(settled: 1000, of: 1000)
    finished.state = .finished
    driver.post(.batches([finished]))
    driver.post(.tick(Timestamp(milliseconds: driver.now.milliseconds / 60_000 * 60_000)))
    #expect(nextWake(driver.state) == driver.state.now + .seconds(60))
  }

  @Test func `what was done before the console opened is no work of these minutes`() {
    var world = FakeWorld.acme
    world.batches = [Self.batch(settled: 500, of: 1000)]
    let driver = Driver(world)
    #expect(driver.state.queue.history.latest(30, at: driver.now).isEmpty)
  }

  @Test func `counts fall out of the history after five minutes`() {
    var history = WorkHistory()
    history.add(3, at: .noon)
    history.add(0, at: .noon + .seconds(10))
    #expect(history.latest(3, at: .noon + .seconds(10)) == [0, 3, 0])
    #expect(history.latest(30, at: .noon + .seconds(299)).first == 3)
    #expect(history.latest(30, at: .noon + .seconds(301)).isEmpty)
    history.add(1, at: .noon + .seconds(400))
    #expect(history.latest(2, at: .noon + .seconds(400)) == [0, 1])
  }

  @Test(arguments: ScreenTests.sizes.indices)
  func `the first sync shows how far it is`(_ index: Int) throws {
    var driver = Driver(FakeWorld(), size: ScreenTests.sizes[index].size)
    var status = driver.state.connection
    status.lastSync = nil
    status.link = .syncing(done: 42, of: 200)
    driver.post(.connection(status))
    try expectSnapshot("first-sync-\(ScreenTests.sizes[index].name)", driver.screen)
  }

  @Test func `old data says how old it is`() {
    var driver = Driver()
    #expect(!driver.screen.contains(" old"))
    driver.wait(milliseconds: 300_000)
    #expect(driver.screen.contains("synced 12:03, 5m old"))
    var status = driver.state.connection
    status.link = .offline
    driver.post(.connection(status))
    #expect(driver.screen.contains("OFFLINE, data 5m old"))
  }

  @Test(
    arguments: [ConnectionStatus.Link.offline, .unauthorized], ScreenTests.sizes.map(\.size))
  func `how old the data is stands there from the first second without the platform`(
    link: ConnectionStatus.Link, size: Size
  ) {
    var driver = Driver(size: size)
    var status = driver.state.connection
    status.link = link
    driver.post(.connection(status))
    driver.drawFrame()
    let word = link == .offline ? "OFFLINE" : "NO ACCESS"
    let isTold = { (age: String) in
      driver.screen.contains("\(word), data \(age) old") || driver.screen.contains("\(word) \(age)")
    }
    #expect(isTold("<1m"), "\(driver.screen)")
    // It is told by the minute, so that nothing is drawn again for it in between.
    #expect(nextWake(driver.state).map { $0.milliseconds % 60_000 } == 0)
    driver.wait(milliseconds: 60_000)
    #expect(isTold("1m"), "\(driver.screen)")
  }

  @Test func `the age of the data is spoken from the first second without the platform`() {
    var driver = Driver()
    driver.state.connection.link = .offline
    #expect(driver.state.connectionWords == "offline, data less than a minute old")
    driver.wait(milliseconds: 60_000)
    #expect(driver.state.connectionWords.description == "offline, data 1m old")
  }

  @Test func `a console that never had any data tells no age`() {
    var driver = Driver()
    var status = driver.state.connection
    (status.link, status.lastSync) = (.offline, nil)
    driver.post(.connection(status))
    #expect(driver.screen.contains("OFFLINE") && !driver.screen.contains("old"))
  }

  @Test func `a slow batch tells its pace by the minute`() {
    let driver = Self.working([1, 2, 1])
    #expect(driver.screen.contains("6/min"))
  }

  @Test func `guesses of time are rounded`() {
    #expect(Numbers.roughSpan(.seconds(42)) == "42 s")
    #expect(Numbers.roughSpan(.seconds(150)) == "3 min")
    #expect(Numbers.roughSpan(.seconds(9000)) == "3 h")
  }
}
