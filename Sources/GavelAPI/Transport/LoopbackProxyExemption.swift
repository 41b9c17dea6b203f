import Foundation
import Glibc

/// Keeps calls to this machine away from a proxy that the environment names.
///
/// libcurl alone decides about proxies here: URLSession on Linux has no way to hand it a choice
/// (`connectionProxyDictionary` is ignored), so the exemption goes where libcurl looks, into the
/// process's `no_proxy`. Other hosts keep what the environment says.
enum LoopbackProxyExemption {
  private static let hosts = ["localhost", "127.0.0.1", "127.0.0.0/8", "::1", "[::1]"]

  /// Changes the environment where it names a proxy; ``SessionEnvironment`` sees to it that this
  /// happens once.
  static func apply() {
    let environment = ProcessInfo.processInfo.environment
    let known = environment["no_proxy"] ?? environment["NO_PROXY"] ?? ""
    guard namesProxy(environment), known != "*" else { return }
    setenv("no_proxy", exempting(known), 1)
  }

  /// Whether libcurl would find a proxy; it reads `HTTP_PROXY` in lowercase only.
  static func namesProxy(_ environment: [String: String]) -> Bool {
    ["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
      .contains { environment[$0]?.isEmpty == false }
  }

  /// The list with this machine's names added.
  static func exempting(_ known: String) -> String {
    let given = known.split(separator: ",").map(String.init)
    return (given + hosts).joined(separator: ",")
  }
}
