import Foundation

/// The address of a platform's server: origin and base path, checked once.
public struct ServerAddress: Hashable, Sendable {
  /// Scheme, host, port where it is not the usual one, and base path without a slash at its end.
  public let text: String
  /// Scheme, host and port, for comparing with a redirect.
  public let origin: String
  /// The host alone, as errors name it.
  public let host: String
  /// Whether it is this machine: plain http is then allowed, and no proxy is used.
  public let isLoopback: Bool

  /// Checks an address.
  ///
  /// - Throws: ``APIError/insecure(url:)`` unless the scheme is https, or http to loopback, with a
  ///   host and without user, password, query or fragment.
  public init(_ url: URL) throws(APIError) {
    guard let origin = Self.origin(of: url), let host = url.host(percentEncoded: false) else {
      throw .insecure(url: "")
    }
    let isLoopback = Self.isLoopback(host)
    let isPlain = url.user == nil && url.password == nil && url.query == nil && url.fragment == nil
    guard isPlain, origin.hasPrefix("https:") || isLoopback else { throw .insecure(url: origin) }
    self.origin = origin
    self.host = host.lowercased()
    self.isLoopback = isLoopback
    var path = Substring(url.path(percentEncoded: true))
    while path.hasSuffix("/") { path.removeLast() }
    text = origin + path
  }

  /// Scheme, host and port in one spelling; `nil` for anything but http and https.
  static func origin(of url: URL) -> String? {
    guard let scheme = url.scheme?.lowercased(), scheme == "http" || scheme == "https",
      let host = url.host(percentEncoded: true)?.lowercased(), !host.isEmpty
    else { return nil }
    let bracketed = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
    let usual = scheme == "http" ? 80 : 443
    guard let port = url.port, port != usual else { return "\(scheme)://\(bracketed)" }
    return "\(scheme)://\(bracketed):\(port)"
  }

  /// Whether a host is this machine: `localhost`, `::1`, or four numbers that begin with 127.
  static func isLoopback(_ host: String) -> Bool {
    let name = host.lowercased()
    if ["localhost", "::1", "[::1]"].contains(name) { return true }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127"
      && parts.allSatisfy { part in
        part.utf8.allSatisfy { (48...57).contains($0) } && UInt8(part) != nil
      }
  }
}
