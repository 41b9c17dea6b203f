import Foundation
import GavelAPI
import GavelModel
import GavelStore

/// Decodes pages and inserts them, one after the other: what the machine could do without a network.
struct BareLoop {
  var messages = 0
  var rate = 0.0

  /// Rooms whose first page is used.
  private static let rooms = 1_000
  /// Pages in a transaction.
  private static let portion = 10

  static func measure(_ sandbox: SandboxProcess, in folder: BenchFolder) async throws -> BareLoop {
    let client = try sandbox.client()
    defer { client.close() }
    var rooms: [Room] = []
    while rooms.count < Self.rooms {
      let page = try await client.rooms(skip: rooms.count, limit: 100)
      rooms += page.rooms.map(\.room)
      if page.rooms.isEmpty || rooms.count >= page.totalCount ?? .max { break }
    }
    var pages: [Bytes] = []
    // Rooms whose messages the account may not read have none to decode.
    for room in rooms { if let bytes = try? await Bytes(room, sandbox) { pages.append(bytes) } }
    var best = BareLoop()
    for _ in 0..<3 {
      let path = folder.path + "/bare.db"
      let insertion = try BareInsertion(path: path, rooms: rooms.map(\.id))
      var loop = BareLoop()
      let watch = Stopwatch()
      for begin in stride(from: 0, to: pages.count, by: portion) {
        let decoded = try pages[begin..<min(pages.count, begin + portion)].map { try $0.decoded() }
        loop.messages += decoded.reduce(0) { $0 + $1.messages.count }
        try insertion.insert(decoded)
      }
      loop.rate = Double(loop.messages) / watch.seconds
      insertion.close()
      for suffix in ["", "-wal", "-shm", ".locks"] {
        // What is not there need not be removed.
        try? FileManager.default.removeItem(atPath: path + suffix)
      }
      if loop.rate > best.rate { best = loop }
    }
    return best
  }

  /// One page as it came from the wire, and how to read it.
  private struct Bytes {
    let endpoint: Endpoint<MessagePage>
    let response: HTTPResponse

    init(_ room: Room, _ sandbox: SandboxProcess) async throws {
      var endpoint = try sandbox.dialect.messages(
        in: room.id, hint: RoomHint(kind: room.kind), before: nil, limit: 100, asEvidence: false)
      var response = try await sandbox.raw(endpoint.request)
      while case .then(let next) = try endpoint.follow(response) {
        endpoint = next
        response = try await sandbox.raw(next.request)
      }
      (self.endpoint, self.response) = (endpoint, response)
    }

    func decoded() throws -> MessagePage {
      switch try endpoint.follow(response) {
      case .done(let page): page
      case .then: MessagePage(messages: [], totalCount: nil, requestedAt: response.requestedAt)
      }
    }
  }
}
