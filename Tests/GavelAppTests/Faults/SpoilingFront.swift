import Foundation
import Glibc
import Synchronization

/// What stands between the client and the sandbox and hands on everything, except that it spoils
/// the answers to chosen requests, which it lets be applied first.
///
/// Each connection carries one request.
final class SpoilingFront: Sendable {
  enum Manner: Sendable {
    /// No byte, for ever.
    case silent
    /// A body of a hundred megabytes, as its length says.
    case hundredMegabytes
    /// A header of one megabyte.
    case wideHead
    /// A gateway's page about a platform that took too long.
    case gateway
  }

  struct Rule: Sendable {
    var manner: Manner
    var method: String
    /// The path's segments; `*` stands for one.
    var path: [Substring]
    /// How many requests are hit; 0 for all.
    var times: Int
  }

  private struct State {
    var rule: Rule?
    var struck = 0
    var connections: Set<Int32> = []
    var isClosed = false
  }

  let port: UInt16
  private let upstream: UInt16
  private let listener: Int32
  private let state = Mutex(State())

  init(before upstream: UInt16) throws {
    self.upstream = upstream
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = Self.address(0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let (listener, size) = (listener, length)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(listener, generic, size) == 0 && listen(listener, 128) == 0
          && getsockname(listener, generic, &length) == 0
      }
    }
    guard isBound else { throw POSIXError(.EADDRINUSE) }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in acceptAll() }
  }

  /// Starts to spoil, or stops with `nil`.
  func spoil(_ rule: Rule?) {
    state.withLock { state in
      state.rule = rule
      state.struck = 0
    }
  }

  func stop() {
    state.withLock { state in
      state.isClosed = true
      for connection in state.connections { shutdown(connection, Int32(SHUT_RDWR)) }
    }
    shutdown(listener, Int32(SHUT_RDWR))
  }

  private func acceptAll() {
    while true {
      let client = accept(listener, nil, nil)
      guard client >= 0 else { break }
      let isOpen = state.withLock { state in
        if !state.isClosed { state.connections.insert(client) }
        return !state.isClosed
      }
      guard isOpen else {
        close(client)
        break
      }
      Thread.detachNewThread { [self] in
        serve(client)
        state.withLock { state in
          state.connections.remove(client)
          close(client)
        }
      }
    }
    close(listener)
  }

  private func serve(_ client: Int32) {
    guard let request = readRequest(client) else { return }
    let answer = ask(request)
    guard let manner = strike(request) else {
      _ = send(answer, to: client)
      return
    }
    switch manner {
    case .silent:
      while !receive(client).isEmpty {}
    case .wideHead:
      let wide = String(repeating: "w", count: 1 << 20)
      _ = send(Array("HTTP/1.1 200 OK\r\nX-Wide: \(wide)\r\n\r\n{}".utf8), to: client)
    case .gateway:
      let page = "<html><body><h1>504 Gateway Time-out</h1></body></html>"
      let head = "HTTP/1.1 504 Gateway Time-out\r\nContent-Type: text/html"
      _ = send(Array("\(head)\r\nContent-Length: \(page.count)\r\n\r\n\(page)".utf8), to: client)
    case .hundredMegabytes:
      let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 104857600"
      guard send(Array("\(head)\r\n\r\n".utf8), to: client) else { return }
      let piece = [UInt8](repeating: 0x20, count: 1 << 16)
      for _ in 0..<1600 {
        guard send(piece, to: client) else { return }
      }
    }
  }

  private func strike(_ request: [UInt8]) -> Manner? {
    let line = String(decoding: request.prefix { $0 != 0x0D }, as: UTF8.self)
    let words = line.split(separator: " ")
    guard words.count > 1 else { return nil }
    let path = words[1].prefix { $0 != "?" }.split(separator: "/")
    return state.withLock { state in
      guard let rule = state.rule, words[0] == rule.method, path.count == rule.path.count,
        zip(rule.path, path).allSatisfy({ $0 == "*" || $0 == $1 }),
        rule.times == 0 || state.struck < rule.times
      else { return nil }
      state.struck += 1
      return rule.manner
    }
  }
}

/// Sockets.
extension SpoilingFront {
  private static func address(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    return address
  }

  /// A whole request, told to end its connection.
  private func readRequest(_ client: Int32) -> [UInt8]? {
    var bytes: [UInt8] = []
    while true {
      if let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) {
        let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
        let lines = head.components(separatedBy: "\r\n")
        let fields = lines.filter { !$0.lowercased().hasPrefix("connection:") }
        let length =
          lines.first { $0.lowercased().hasPrefix("content-length:") }
          .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) } ?? 0
        while bytes.count < end.upperBound + length {
          let more = receive(client)
          guard !more.isEmpty else { return nil }
          bytes += more
        }
        let text = (fields + ["Connection: close", "", ""]).joined(separator: "\r\n")
        return Array(text.utf8) + bytes[end.upperBound...]
      }
      let more = receive(client)
      guard !more.isEmpty else { return nil }
      bytes += more
    }
  }

  private func ask(_ request: [UInt8]) -> [UInt8] {
    let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(server) }
    var address = Self.address(upstream)
    let isThere = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(server, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isThere, send(request, to: server) else { return [] }
    var answer: [UInt8] = []
    while true {
      let more = receive(server)
      guard !more.isEmpty else { return answer }
      answer += more
    }
  }

  private func receive(_ descriptor: Int32) -> [UInt8] {
    var room = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &room, room.count, 0)
    return count > 0 ? Array(room[..<count]) : []
  }

  private func send(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
