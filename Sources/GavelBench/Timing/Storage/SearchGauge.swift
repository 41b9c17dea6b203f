import Foundation
import GavelDispatch
import GavelModel
import GavelSandbox
import GavelStore

/// How long pages, searches and filters take in stores of every size, cold and warm.
struct SearchGauge: Gauge {
  let name = "search"
  let title = "Pages, searches and filters"

  func measure(_ bench: TimingBench) async throws -> [Figure] {
    var figures: [Figure] = []
    for size in bench.sizes {
      let world = BenchWorld(messages: size, rooms: size == 1_000_000 ? 10_000 : nil)
      let path = try await bench.cache.store(world)
      let largest = try await LookMeasure.largestRoom(of: path)
      let size = FigureTable.words(Double(size), .count)
      for look in Look.all(in: largest) {
        let measure = try await LookMeasure.measure(look, path, repeats: bench.repeats)
        figures += measure.figures(look, of: size)
      }
      let bytes = Double(try SyncMeasure.fileBytes(path)) / Double(world.messages)
      figures.append(
        Figure(
          "store, a message", bytes, .bytes, .atMost(600), how: "\(size) messages, with search"))
    }
    return figures
  }
}

/// A question to a store, as the console or the command line asks it.
struct Look: Sendable {
  let name: String
  /// Milliseconds that the first rows may take.
  let most: Double
  /// Returns how many rows it found.
  let ask: @Sendable (StoreReader) async throws -> Int

  /// Rows that a screen shows.
  private static let rows = 60

  static func all(in room: RoomID) -> [Look] {
    [page(of: room)] + pages(of: room) + searches.map(search) + filters.map { filter($0, in: room) }
      + [shared(in: room)]
  }

  /// Somewhere in the middle of the year that the messages span.
  private static func page(of room: RoomID) -> Look {
    let key = ListKey(rank: BenchWorld.end.milliseconds - 180 * 86_400_000, id: "")
    return Look(name: "page of messages by key", most: 2) { reader in
      try await reader.messages(in: room, .before(key), limit: rows).rows.count
    }
  }

  private static func pages(of room: RoomID) -> [Look] {
    [
      Look(name: "page of rooms by key", most: 2) { reader in
        let key = ListKey(rank: -BenchWorld.end.milliseconds, id: "")
        return try await reader.rooms(.after(key), limit: rows).rows.count
      },
      Look(name: "page of members by key", most: 2) { reader in
        try await reader.members(of: room, .first, limit: rows).rows.count
      },
    ]
  }

  private static let searches = [
    ("one word", "shipment"), ("a word that is nowhere", "xylophone"),
    ("a phrase", "\"can anybody look\""),
    ("a phrase that is nowhere", "\"lunch lunch lunch lunch\""),
    ("two CJK characters", "紅包"), ("one CJK character", "茶"),
    ("one CJK character that is common", "你"),
    ("a sender", "from:\"Mei 8\""), ("a date range", "after:2025-06-01 before:2025-06-02"),
    ("a word of a sender in a time", "shipment from:\"Mei 8\" after:2025-06-01"),
    ("a pattern", "re:/win+er .*ticket/"), ("a pattern that is nowhere", "re:/^zz+top$/"),
    ("not a word", "-shipment -the -free -coins -about -now"), ("links", "has:link"),
    ("reported", "has:report"), ("edited", "is:edited"),
  ]

  private static let filters = [
    ("one word", "shipment"), ("a word that is nowhere", "xylophone"),
    ("a pattern that is nowhere", "re:/^zz+top$/"), ("a sender", "from:\"Mei 8\""),
    ("not a word and rare", "-the lunch watches tournament"),
  ]

  private static func search(_ entry: (name: String, text: String)) -> Look {
    Look(name: "search: \(entry.name)", most: 50) { reader in
      let filter = try Filter(entry.text, for: .search, now: BenchWorld.end)
      return try await reader.search(filter, limit: rows).messages.count
    }
  }

  private static func filter(_ entry: (name: String, text: String), in room: RoomID) -> Look {
    Look(name: "filter of a room: \(entry.name)", most: 50) { reader in
      let filter = try Filter(entry.text, for: .messages, now: BenchWorld.end)
      return try await reader.messages(in: room, matching: filter, .last, limit: rows).rows.count
    }
  }

  private static func shared(in room: RoomID) -> Look {
    Look(name: "the same text in a room", most: 50) { reader in
      let last = try await reader.messages(in: room, .last, limit: 1)
      guard let text = last.rows.first?.text else { return 0 }
      return try await reader.ids(in: room, sharing: .text(text), limit: 1_000).count
    }
  }
}

/// What a question costs: with nothing of the file in memory, and again.
struct LookMeasure {
  var rows = 0
  var cold = 0.0
  var warm = 0.0
  /// Steps of SQLite's machine (sqlite.org/c3ref/c_stmtstatus_counter.html), which no load changes.
  var steps = 0

  static func measure(
    _ look: Look, _ path: String, repeats: Int
  ) async throws -> LookMeasure {
    var measure = LookMeasure(cold: .infinity)
    for _ in 0..<3 {
      forget(path)
      let reader = try StoreReader(path: path)
      let watch = Stopwatch()
      measure.rows = try await look.ask(reader)
      measure.cold = min(measure.cold, watch.seconds)
      await reader.close()
    }
    let reader = try StoreReader(path: path)
    _ = try await look.ask(reader)
    let work = try await reader.work()
    _ = try await look.ask(reader)
    measure.steps = try await reader.work().steps - work.steps
    measure.warm = try await Stopwatch.runs(repeats) { _ = try await look.ask(reader) }[0]
    await reader.close()
    return measure
  }

  func figures(_ look: Look, of size: String) -> [Figure] {
    let how =
      "\(size) messages, \(FigureTable.words(Double(rows), .count)) rows, "
      + "\(FigureTable.words(Double(steps), .count)) steps, "
      + "\(FigureTable.words(cold * 1000, .milliseconds)) with nothing of the file in memory"
    return [
      Figure(look.name, warm * 1000, .milliseconds, .atMost(look.most), how: how)
    ]
  }

  /// Asks the system to let go of what it holds of a file (posix_fadvise(2)).
  private static func forget(_ path: String) {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return }
    fsync(file)
    posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED)
    close(file)
  }

  /// The room with the most messages.
  static func largestRoom(of path: String) async throws -> RoomID {
    let reader = try StoreReader(path: path)
    let rooms = try await reader.rooms(.first, limit: 20_000).rows
    await reader.close()
    return rooms.max { $0.messageCount < $1.messageCount }?.id ?? BenchWorld.largest
  }
}
