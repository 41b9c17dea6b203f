import Foundation
import GavelAPI
import Testing

@Suite struct ServerAddressTests {
  private func address(_ text: String) throws -> ServerAddress {
    try ServerAddress(#require(URL(string: text)))
  }

  @Test(arguments: [
    ("https://acme.imkit.io", "https://acme.imkit.io"),
    ("HTTPS://Acme.IMKit.io:443/", "https://acme.imkit.io"),
    ("https://acme.imkit.io:3100//", "https://acme.imkit.io:3100"),
    ("https://h/base/path/", "https://h/base/path"), ("http://127.0.0.1:80", "http://127.0.0.1"),
    ("http://127.9.8.7:3100", "http://127.9.8.7:3100"), ("http://[::1]:9", "http://[::1]:9"),
    ("http://LOCALHOST:9/x", "http://localhost:9/x"),
  ])
  func `an address has one spelling`(given: String, text: String) throws {
    #expect(try address(given).text == text)
  }

  @Test(arguments: [
    "http://acme.imkit.io", "http://127.0.0.1.evil.example", "http://127.0.0.1x", "http://0.0.0.0",
    "http://128.0.0.1", "http://localhost.evil.example", "http://127.1", "http://127.0.0.256",
    "http://[::2]", "ftp://127.0.0.1", "file:///etc/passwd", "acme.imkit.io", "https://",
    "https://u:p@acme.imkit.io", "https://acme.imkit.io?x=1", "https://acme.imkit.io/#f",
  ])
  func `anything but https and loopback is refused`(text: String) throws {
    do throws(APIError) {
      _ = try ServerAddress(URL(string: text) ?? URL(filePath: text))
      Issue.record("accepted \(text)")
    } catch {
      guard case .insecure(let shown) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(!shown.contains("u:p"))
    }
  }

  @Test func `loopback is known by its number, not by how it begins`() throws {
    #expect(try address("https://127.0.0.1").isLoopback)
    #expect(try !address("https://127.0.0.1.evil.example").isLoopback)
    #expect(try !address("https://acme.imkit.io").isLoopback)
  }
}
