import Foundation
import FoundationNetworking
import Glibc

/// Makes sessions that leave nothing on the disk and keep loopback off proxies.
///
/// On Linux no configuration of a session can be had without the shared cache and the shared jar of
/// cookies (FoundationNetworking, Swift 6.3), and each makes a folder in the user's home before
/// anybody could say that neither is wanted. The cache can be replaced before it is made; the jar
/// cannot, but it asks the environment where it belongs.
public enum SessionEnvironment {
  private static let nowhere = "/dev/null"

  /// Prepares the process once, before its first session.
  ///
  /// It changes the environment, so a program calls it while it has one thread; what it wants to
  /// know of the environment, or to hand on, it reads before that.
  public static func prepare() { _ = prepared }

  // In a process of many threads: glibc copies its table at the first change and never frees the
  // original, so that a reader on another thread keeps seeing valid memory.
  private static let prepared: Void = {
    // Below a device nothing can be made.
    setenv("XDG_DATA_HOME", nowhere, 1)
    LoopbackProxyExemption.apply()
  }()

  private static let shared: Void = {
    URLCache.shared = URLCache(memoryCapacity: 0, diskCapacity: 0, diskPath: nowhere)
  }()

  /// Returns what a session of ours is made of: no cookies, no cache.
  static func configuration() -> URLSessionConfiguration {
    prepare()
    _ = shared
    // Not the ephemeral one, which makes a cache of its own and the folder for it.
    let configuration = URLSessionConfiguration.default
    configuration.urlCache = nil
    configuration.httpCookieStorage = nil
    configuration.httpCookieAcceptPolicy = .never
    configuration.httpShouldSetCookies = false
    configuration.httpMaximumConnectionsPerHost = 16
    return configuration
  }
}
