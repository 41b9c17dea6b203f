import Glibc
import Synchronization

/// A running sandbox: an HTTP server on loopback that plays a platform from memory.
///
/// One thread of its own holds the sockets and the world. It ends with ``stop()``, or when the
/// last reference goes.
public final class SandboxServer: Sendable {
  private let thread: LoopThread
  /// The writing end of the pipe that ends the loop, -1 once that was done.
  private let stopPipe: Mutex<Int32>

  /// How to reach the sandbox and as whom.
  public let announcement: SandboxAnnouncement

  /// The origin, `http://127.0.0.1:PORT`.
  public var url: String { announcement.url }

  /// Starts a sandbox and returns when it listens; its world is built meanwhile, and what asks
  /// before it is there waits.
  ///
  /// Throws `portInUse`, `cannotListen`, `cannotWriteLog` or `outOfResources`.
  public static func start(_ options: SandboxOptions) throws(SandboxError) -> SandboxServer {
    try start(options, surroundings: Surroundings())
  }

  /// What a sandbox takes from the machine, for tests to replace.
  struct Surroundings: Sendable {
    /// Milliseconds since 1970.
    var wallClock: @Sendable () -> Int64 = SystemClock.wallMilliseconds
    var limits = HTTPLimits()

    /// When the seeded history ends: the full hour before now, so that sandboxes of one hour and
    /// one seed have the same ids.
    var base: Int64 {
      let now = wallClock()
      return now - now % 3_600_000
    }
  }

  /// Starts a sandbox in given surroundings.
  static func start(
    _ options: SandboxOptions, surroundings: Surroundings
  ) throws(SandboxError) -> SandboxServer {
    var accessLog: AccessLog?
    if let path = options.accessLog { accessLog = try AccessLog(path: path) }
    do throws(SandboxError) {
      let listener = try ListeningSocket(port: options.port)
      do throws(SandboxError) {
        return try SandboxServer(options, listener, accessLog, surroundings)
      } catch {
        close(listener.descriptor)
        throw error
      }
    } catch {
      accessLog?.close()
      throw error
    }
  }

  private init(
    _ options: SandboxOptions, _ listener: ListeningSocket, _ accessLog: AccessLog?,
    _ surroundings: Surroundings
  ) throws(SandboxError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .outOfResources(code: errno) }
    ends.forEach(prepare(descriptor:))
    let stopDescriptor = ends[0]
    let base = surroundings.base
    do throws(SandboxError) {
      thread = try LoopThread {
        let clock = WorldClock(read: surroundings.wallClock)
        let platform = Self.platform(options, clock: clock, base: base)
        let exchange = Exchange(platform: platform, clock: clock, accessLog: accessLog)
        Reactor(
          listener: listener, stopDescriptor: stopDescriptor, exchange: exchange,
          limits: surroundings.limits
        ).run()
        exchange.close()
        close(stopDescriptor)
      }
    } catch {
      close(ends[0])
      close(ends[1])
      throw error
    }
    stopPipe = Mutex(ends[1])
    announcement = Self.announcement(options, port: listener.port, base: base)
  }

  deinit { stop() }

  /// Closes every connection and waits for the thread; calling it again does nothing.
  public func stop() {
    let descriptor = stopPipe.withLock { held in
      defer { held = -1 }
      return held
    }
    guard descriptor >= 0 else { return }
    // The loop sees the end of the pipe.
    close(descriptor)
    thread.join()
  }

  private static func platform(
    _ options: SandboxOptions, clock: WorldClock, base: Int64
  ) -> any Platform {
    switch options.dialect {
    case .imkit: IMKitPlatform(options: options, clock: clock, base: base)
    case .rocketchat: RocketChatPlatform(options: options, clock: clock, base: base)
    }
  }

  private static func announcement(
    _ options: SandboxOptions, port: UInt16, base: Int64
  ) -> SandboxAnnouncement {
    var announcement = SandboxAnnouncement(
      url: "http://127.0.0.1:\(port)", dialect: options.dialect.rawValue, clientKey: "",
      apiKey: "", personas: [])
    switch options.dialect {
    case .imkit:
      let credentials = IMKitPlatform.credentials(options, base: base)
      announcement.clientKey = credentials.clientKey
      announcement.apiKey = credentials.apiKey
      announcement.personas = WorldSeed.Persona.allCases.map { persona in
        SandboxAnnouncement.Persona(
          name: persona.id, userID: persona.id,
          token: credentials.tokens(of: persona.id).first?.text ?? "", role: persona.rawValue)
      }
    case .rocketchat:
      announcement.personas = WorkspacePersona.allCases.map { persona in
        SandboxAnnouncement.Persona(
          name: persona.username, userID: persona.id, token: persona.token(seed: options.seed),
          role: persona.rawValue)
      }
    }
    return announcement
  }
}
