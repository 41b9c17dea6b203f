import GavelModel

/// What a search for messages met: those that were wanted, and what stood around them.
struct FoundMessages: Sendable {
  /// The wanted messages that are there.
  private(set) var found: [MessageID: Message]
  /// Those of which the platform keeps no more than an empty record.
  private(set) var removed: [MessageID: ServerAnswer] = [:]
  /// Those of them whose discussion holds more by now than the plan saw.
  var outgrown: Set<MessageID> = []
  /// What was read of the discussions that go with some of them.
  var discussions: [MessageID: Discussion] = [:]
  /// The reports about them that were read.
  var reports: [MessageID: [Report]] = [:]
  /// What was met shortly before and after them, each once.
  private(set) var around: [Message] = []

  private var missing: Set<MessageID>
  private let neighbours: Int
  /// The last messages that were met and kept by nobody.
  private var recent: ArraySlice<Message> = []
  /// How many of the messages to come stand near one that was found.
  private var further = 0

  /// What a discussion holds: its newest messages, and how many there are.
  struct Discussion: Sendable {
    var messages: [Message]
    var count: Int
  }

  /// A search that has met nothing.
  init(wanted: [MessageID], neighbours: Int) {
    found = [:]
    missing = Set(wanted)
    self.neighbours = neighbours
  }

  /// A search without neighbours that is over.
  init(found: [MessageID: Message], removed: [MessageID: ServerAnswer] = [:]) {
    self.found = found
    self.removed = removed
    missing = []
    neighbours = 0
  }

  /// Whether everything wanted was met.
  var isComplete: Bool { missing.isEmpty }

  /// Adds what was read around them in another way.
  mutating func add(_ messages: [Message]) {
    around += messages.filter { found[$0.id] == nil }
  }

  /// Takes the next message of a history, in its order.
  ///
  /// Never holds more than what stands around what was found, however long the history.
  mutating func note(_ message: Message) {
    guard missing.remove(message.id) == nil else {
      found[message.id] = message
      around += recent
      recent = []
      further = neighbours
      return
    }
    guard neighbours > 0, found[message.id] == nil else { return }
    if further > 0 {
      further -= 1
      around.append(message)
    } else {
      recent = recent.suffix(neighbours - 1) + [message]
    }
  }
}
