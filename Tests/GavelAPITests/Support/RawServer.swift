import Foundation
import Glibc
import Synchronization

/// A server of the tests' own that can break every rule: each test scripts the bytes.
///
/// It listens on a free loopback port, reads whole requests (with `Content-Length` bodies) and
/// hands each to the script, which writes what it likes. Every request is kept, in order.
final class RawServer: Sendable {
  struct Request: Sendable {
    var line: String
    var headers: [String: String]
    var headerNames: [String]
    var body: String
    /// Which accepted connection it came in on, counting from 0.
    var connection: Int

    var method: String { String(line.prefix { $0 != " " }) }
    var target: String { line.split(separator: " ").dropFirst().first.map(String.init) ?? "" }
  }

  typealias Script = @Sendable (Request, Wire) -> Void

  let port: UInt16
  private let listener: Int32
  private let script: Script
  private let seen = Mutex<[Request]>([])
  private let wires = Mutex<[Wire]>([])

  init(_ script: @escaping Script) throws {
    self.script = script
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let (listener, size) = (listener, length)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(listener, generic, size) == 0 && listen(listener, 128) == 0
          && getsockname(listener, generic, &length) == 0
      }
    }
    guard bound else { throw POSIXError(.EADDRINUSE) }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in acceptAll() }
  }

  var url: String { "http://127.0.0.1:\(port)" }
  var address: URL {
    guard let address = URL(string: url) else { preconditionFailure("no address in \(url)") }
    return address
  }
  var requests: [Request] { seen.withLock { $0 } }
  var connectionCount: Int { wires.withLock { $0.count } }

  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    for wire in wires.withLock({ $0 }) { wire.close() }
  }

  private func acceptAll() {
    while true {
      let descriptor = accept(listener, nil, nil)
      guard descriptor >= 0 else { break }
      let (number, wire) = wires.withLock { wires in
        let wire = Wire(descriptor)
        wires.append(wire)
        return (wires.count - 1, wire)
      }
      Thread.detachNewThread { [self] in serve(wire, number) }
    }
    Glibc.close(listener)
  }

  private func serve(_ wire: Wire, _ number: Int) {
    var buffer: [UInt8] = []
    while let request = wire.readRequest(&buffer, connection: number) {
      seen.withLock { $0.append(request) }
      script(request, wire)
    }
    wire.close()
  }
}

/// One accepted connection.
final class Wire: Sendable {
  private let descriptor: Mutex<Int32>

  init(_ descriptor: Int32) { self.descriptor = Mutex(descriptor) }

  /// Writes text; false when the other side has gone.
  @discardableResult
  func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    let descriptor = descriptor.withLock { $0 }
    guard descriptor >= 0 else { return false }
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

  /// Writes a piece again and again until the other side has gone.
  ///
  /// Slower than it is read, even on a busy machine: while bytes keep coming, URLSession attends to
  /// no other exchange of the process, that is, to no other test. What a flood costs that is faster
  /// is `gavel-bench memory`, a process of its own.
  func flood(_ piece: String) {
    let bytes = Array(piece.utf8)
    while send(bytes) { usleep(4_000) }
  }

  /// A whole answer with a length.
  func answer(_ status: Int, _ body: String, headers: [String] = []) {
    let lines =
      ["HTTP/1.1 \(status) X", "Content-Length: \(body.utf8.count)"] + headers
      + ["Content-Type: application/json; charset=utf-8", "", ""]
    send(lines.joined(separator: "\r\n") + body)
  }

  func close() {
    descriptor.withLock { descriptor in
      guard descriptor >= 0 else { return }
      shutdown(descriptor, Int32(SHUT_RDWR))
      Glibc.close(descriptor)
      descriptor = -1
    }
  }

  func readRequest(_ buffer: inout [UInt8], connection: Int) -> RawServer.Request? {
    while true {
      if let end = buffer.firstRange(of: Array("\r\n\r\n".utf8)) {
        let head = String(decoding: buffer[..<end.lowerBound], as: UTF8.self)
        var lines = head.components(separatedBy: "\r\n")
        let line = lines.removeFirst()
        var headers: [String: String] = [:]
        var names: [String] = []
        for header in lines {
          let parts = header.split(separator: ":", maxSplits: 1).map(String.init)
          guard parts.count == 2 else { continue }
          headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
          names.append(parts[0])
        }
        let length = headers["content-length"].flatMap(Int.init) ?? 0
        while buffer.count < end.upperBound + length {
          guard receive(&buffer) else { return nil }
        }
        let body = buffer[end.upperBound..<end.upperBound + length]
        defer { buffer.removeFirst(end.upperBound + length) }
        return RawServer.Request(
          line: line, headers: headers, headerNames: names,
          body: String(decoding: body, as: UTF8.self), connection: connection)
      }
      guard receive(&buffer) else { return nil }
    }
  }

  private func receive(_ buffer: inout [UInt8]) -> Bool {
    let descriptor = descriptor.withLock { $0 }
    guard descriptor >= 0 else { return false }
    var piece = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &piece, piece.count, 0)
    guard count > 0 else { return false }
    buffer += piece[..<count]
    return true
  }
}
