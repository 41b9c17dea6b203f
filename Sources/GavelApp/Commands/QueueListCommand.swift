import GavelModel
import GavelStore

/// The command `gavel queue list`.
enum QueueListCommand {
  /// A batch with its items.
  struct Entry {
    let batch: Batch
    let items: [OutboxItem]
  }

  /// Prints the batches, newest first, or one of them.
  static func run(_ batch: BatchID?, _ context: CommandContext) async throws -> ExitStatus {
    let reader = try context.reader()
    let batches: [Batch]
    if let batch {
      guard let found = try await reader.batch(batch) else {
        throw ReadingError.unknownBatch(batch)
      }
      batches = [found]
    } else {
      batches = try await reader.batches(limit: context.invocation.limit ?? .max)
    }
    var position = 0
    try await context.print(printer(context), empty: "The queue is empty.") { _, limit in
      var entries: [Entry] = []
      // A batch may hold thousands of items, so few of them are held at a time.
      for batch in batches[position...].prefix(min(limit, 20)) {
        entries.append(Entry(batch: batch, items: try await reader.items(of: batch.id)))
      }
      position += entries.count
      return (entries, position < batches.count)
    }
    return .done
  }

  private static func printer(_ context: CommandContext) -> ListPrinter<Entry> {
    ListPrinter(
      context.output,
      columns: [
        .number("BATCH"), .word("CREATED", rank: 4), .word("STATE"), .word("ACTION", rank: 1),
        .number("ITEMS", rank: 2), .text("OUTCOMES"), .text("REASON", rank: 3),
      ],
      cells: { entry in
        [
          String(entry.batch.id.rawValue), entry.batch.created.iso8601,
          entry.batch.state.rawValue, entry.batch.first.kind.rawValue,
          String(entry.batch.counts.total), entry.batch.counts.words, entry.batch.reason,
        ]
      }, json: json)
  }

  private static func json(_ entry: Entry) -> JSONValue {
    [
      "batch": .integer(entry.batch.id.rawValue), "created": JSONValue(entry.batch.created),
      "state": .string(entry.batch.state.rawValue), "reason": .string(entry.batch.reason),
      "heldUntil": JSONValue(entry.batch.heldUntil),
      "items": .array(entry.items.map(BatchResult.json)),
    ]
  }
}

extension BatchCounts {
  /// The classes that hold anything, in words.
  fileprivate var words: String {
    let open = [(waiting, "waiting"), (inFlight, "in flight")].filter { $0.0 > 0 }
    let classes = Outcome.allCases.map { (self[$0], Notices.word($0)) }.filter { $0.0 > 0 }
    return (open + classes).map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}
