import Foundation

/// The address of a platform: an origin and the path its API starts at.
struct ServerURL: Hashable, Sendable {
  /// The whole address.
  let url: URL
  /// Scheme, host and port in one spelling, so that two addresses can be compared.
  let origin: String
  /// The host, and the port where it is not the scheme's own.
  let authority: String

  /// Reads an http or https address.
  ///
  /// - Returns: `nil` when there is no host, or when the address carries a name, a password, a
  ///   query or a fragment: none of them belongs into a setting.
  init?(_ text: String) {
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
      let parts = URLComponents(string: text), let url = parts.url,
      let scheme = parts.scheme?.lowercased(), scheme == "https" || scheme == "http",
      let host = parts.host?.lowercased(), !host.isEmpty,
      parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil,
      (1...65_535).contains(parts.port ?? 443)
    else { return nil }
    let usual = scheme == "https" ? 443 : 80
    let port = parts.port ?? usual
    self.url = url
    authority = port == usual ? host : "\(host):\(port)"
    origin = "\(scheme)://\(authority)"
  }
}
