import Foundation
import Glibc
import Testing

@testable import GavelSandbox

/// An answer as it came over the wire.
struct WireAnswer {
  var status: Int
  var headers: [String: String]
  var body: [UInt8]

  var json: JSON {
    get throws { try #require(JSON(reading: body)) }
  }
}

struct ConnectionRefused: Error {}

/// A blocking socket to a sandbox: tests say exactly which bytes go and see exactly which come.
final class RawClient {
  private let descriptor: Int32
  private var received: [UInt8] = []

  init(port: UInt16) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let descriptor = descriptor
    let code = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard code == 0 else { throw ConnectionRefused() }
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close(descriptor) }

  func send(_ bytes: some Sequence<UInt8>) {
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  func send(_ text: String) { send(text.utf8) }

  /// Says that nothing more will be sent, while still listening.
  func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// Returns what comes next, empty when the server has closed.
  func receive() -> [UInt8] {
    var room = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &room, room.count, 0)
    return count > 0 ? Array(room[..<count]) : []
  }

  /// Returns everything until the server closes.
  func receiveAll() -> [UInt8] {
    while true {
      let more = receive()
      guard !more.isEmpty else { break }
      received += more
    }
    defer { received = [] }
    return received
  }

  /// Returns the next whole answer, `nil` when the connection ends before.
  func answer() -> WireAnswer? {
    while true {
      if let answer = takeAnswer() { return answer }
      let more = receive()
      guard !more.isEmpty else { return nil }
      received += more
    }
  }

  private func takeAnswer() -> WireAnswer? {
    guard let end = received.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let lines = String(decoding: received[..<end.lowerBound], as: UTF8.self)
      .components(separatedBy: "\r\n")
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.components(separatedBy: ": ")
      headers[parts[0].lowercased()] = parts.dropFirst().joined(separator: ": ")
    }
    let length = headers["content-length"].flatMap { Int($0) } ?? 0
    guard received.count >= end.upperBound + length else { return nil }
    let body = Array(received[end.upperBound..<end.upperBound + length])
    received.removeFirst(end.upperBound + length)
    let status = Int(lines[0].split(separator: " ")[1]) ?? 0
    return WireAnswer(status: status, headers: headers, body: body)
  }
}
