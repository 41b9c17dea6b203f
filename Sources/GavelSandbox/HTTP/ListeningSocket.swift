import Glibc

/// A socket that listens on 127.0.0.1 and nowhere else.
struct ListeningSocket: Sendable {
  let descriptor: Int32
  let port: UInt16

  /// Binds and listens; port 0 takes any free one.
  init(port wanted: UInt16) throws(SandboxError) {
    let descriptor = socket(
      AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw .outOfResources(code: errno) }
    var reuse: Int32 = 1
    // Without it a restart on the same port waits for old connections to be forgotten.
    setsockopt(
      descriptor, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = wanted.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let failure = Self.withSocketAddress(&address) { bind(descriptor, $0, $1) == 0 ? 0 : errno }
    guard failure == 0, listen(descriptor, 1024) == 0 else {
      let code = failure == 0 ? errno : failure
      close(descriptor)
      throw code == EADDRINUSE ? .portInUse(wanted) : .cannotListen(port: wanted, code: code)
    }
    _ = Self.withSocketAddress(&address) { pointer, size in
      var size = size
      return getsockname(descriptor, UnsafeMutablePointer(mutating: pointer), &size)
    }
    self.descriptor = descriptor
    port = UInt16(bigEndian: address.sin_port)
  }

  /// Returns the next waiting connection's descriptor, or the `errno` that says why there is none.
  func accept() -> Result<Int32, AcceptRefusal> {
    let accepted = Glibc.accept(descriptor, nil, nil)
    guard accepted >= 0 else { return .failure(AcceptRefusal(code: errno)) }
    prepare(descriptor: accepted)
    var noDelay: Int32 = 1
    setsockopt(
      accepted, Int32(IPPROTO_TCP), TCP_NODELAY, &noDelay, socklen_t(MemoryLayout<Int32>.size))
    return .success(accepted)
  }

  private static func withSocketAddress<Result>(
    _ address: inout sockaddr_in, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
  ) -> Result {
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}

/// Why no connection could be taken.
struct AcceptRefusal: Error {
  let code: Int32
  /// Whether the system has no descriptor or memory left, so that asking again at once is useless.
  var isExhaustion: Bool { [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(code) }
}
