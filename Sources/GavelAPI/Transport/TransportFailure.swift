import Foundation
import FoundationNetworking

/// Tells failures before a connection stood, when nothing can have been sent, from all others.
///
/// The codes of URLSession on Linux do not tell that: most of libcurl's become `unknown`, and
/// `cannotConnectToHost` also names a request lost after it was sent when an earlier address of the
/// same host refused. libcurl's own words do, and where they are not known the answer is no.
enum TransportFailure {
  private static let wordsBeforeSending = [
    "Failed to connect to ", "Couldn't connect to server", "Could not connect to server",
    "Could not resolve ", "Couldn't resolve ", "SSL certificate problem",
    "SSL: no alternative certificate", "SSL: certificate subject name", "OpenSSL SSL_connect",
    "TLS connect error",
  ]

  static func happenedBeforeSending(_ error: any Error) -> Bool {
    let words = error.localizedDescription
    return wordsBeforeSending.contains { words.hasPrefix($0) }
  }
}
