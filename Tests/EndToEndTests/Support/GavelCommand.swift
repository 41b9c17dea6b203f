import Foundation

/// The program without a terminal, as a script calls it.
struct GavelCommand {
  let folder: TestFolder
  let environment: [String: String]

  /// Starts a command.
  func start(_ arguments: [String]) throws -> ChildProcess {
    try ChildProcess(
      try BuiltProgram.path(), arguments, environment: environment, in: folder)
  }

  /// Runs a command to its end.
  func run(_ arguments: String...) async throws -> ChildProcess.Ending {
    try await start(arguments).ended()
  }

  /// Runs a reading command and returns the document it prints.
  func read<Value: Decodable>(_ type: Value.Type, _ arguments: String...) async throws -> Value {
    let ending = try await start(arguments + ["--json"]).ended()
    guard ending.status == 0 else { throw Failed(arguments: arguments, ending: ending) }
    return try JSONDecoder().decode(type, from: Data(ending.output.utf8))
  }

  func queue() async throws -> [QueuedBatch] { try await read([QueuedBatch].self, "queue") }

  func audit() async throws -> [AuditLine] { try await read([AuditLine].self, "audit") }

  func messages(of room: String) async throws -> [StoredMessage] {
    try await read([StoredMessage].self, "messages", room)
  }

  struct Failed: Error {
    let arguments: [String]
    let ending: ChildProcess.Ending
  }
}

/// One item, as results and the queue print it.
struct ResultItem: Decodable {
  let kind: String
  let room: String
  let target: String
  let outcome: String?
  let status: Int?
}

/// What an acting command prints.
struct ActingResult: Decodable {
  let batch: Int
  let requested: Int
  let done: Int
  let gone: Int
  let pending: Int?
  let items: [ResultItem]
}

/// One batch, as `gavel queue` prints it.
struct QueuedBatch: Decodable {
  let batch: Int
  let state: String
  let heldUntil: String?
  let items: [ResultItem]

  /// The items that ended in a certain way.
  func count(_ outcome: String?) -> Int { items.count { $0.outcome == outcome } }
}

/// One line of `gavel audit`.
struct AuditLine: Decodable {
  let actor: String
  let kind: String
  let room: String
  let target: String
  let outcome: String
  let status: Int?
}

/// One message, as `gavel messages` prints it.
struct StoredMessage: Decodable {
  let id: String
  let author: String?
  let text: String
  let type: String
}
