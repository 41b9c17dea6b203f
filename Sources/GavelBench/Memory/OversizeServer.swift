import Foundation
import Glibc
import Synchronization

/// A server whose every answer is far too large, and which counts what of it was taken.
final class OversizeServer: Sendable {
  /// What the answers look like.
  enum Manner: String, CaseIterable, Sendable {
    /// A plain 404, to compare with.
    case small
    /// A hundred megabytes, as the length says.
    case announced
    /// A hundred megabytes in chunks.
    case chunked
    /// Chunks without an end.
    case endless
    /// A header of one megabyte.
    case wideHead
    /// Many headers, a hundred megabytes of them.
    case manyHeads
  }

  private struct State {
    var requests = 0
    var taken = 0
    var most = 0
    var connections: Set<Int32> = []
  }

  let port: UInt16
  private let manner: Manner
  private let listener: Int32
  private let state = Mutex(State())

  init(_ manner: Manner) throws {
    self.manner = manner
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let (listener, size) = (listener, length)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(listener, generic, size) == 0 && listen(listener, 16) == 0
          && getsockname(listener, generic, &length) == 0
      }
    }
    guard isBound else { throw POSIXError(.EADDRINUSE) }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in acceptAll() }
  }

  /// Requests so far, and the most bytes that the system took for the client in one answer.
  var count: (requests: Int, mostBytes: Int) { state.withLock { ($0.requests, $0.most) } }

  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    state.withLock { for connection in $0.connections { shutdown(connection, Int32(SHUT_RDWR)) } }
  }

  private func acceptAll() {
    while true {
      let client = accept(listener, nil, nil)
      guard client >= 0 else { break }
      state.withLock { _ = $0.connections.insert(client) }
      Thread.detachNewThread { [self] in
        answer(client)
        state.withLock { state in
          state.connections.remove(client)
          close(client)
        }
      }
    }
    close(listener)
  }

  private func answer(_ client: Int32) {
    var head = [UInt8](repeating: 0, count: 65_536)
    guard recv(client, &head, head.count, 0) > 0 else { return }
    state.withLock { $0.requests += 1 }
    var taken = 0
    defer { state.withLock { $0.most = max($0.most, taken) } }
    let hundred = 1600
    let space = String(repeating: " ", count: 1 << 16)
    func say(_ text: String, times: Int = 1) {
      let bytes = Array(text.utf8)
      for _ in 0..<times {
        let sent = send(client, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        guard sent > 0 else { return }
        taken += sent
      }
    }
    let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    switch manner {
    case .small:
      say("HTTP/1.1 404 No\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")
    case .announced:
      say("HTTP/1.1 200 OK\r\nContent-Length: \(hundred << 16)\r\n\r\n")
      say(space, times: hundred)
    case .chunked:
      say(chunked)
      say("10000\r\n\(space)\r\n", times: hundred)
      say("0\r\n\r\n")
    case .endless:
      say(chunked)
      say("10000\r\n\(space)\r\n", times: .max)
    case .wideHead:
      say("HTTP/1.1 200 OK\r\nX-Wide: \(String(repeating: "w", count: 1 << 20))\r\n\r\n{}")
    case .manyHeads:
      say("HTTP/1.1 200 OK\r\n")
      say("X-Many: \(String(repeating: "w", count: 60_000))\r\n", times: hundred)
      say("\r\n{}")
    }
  }
}
