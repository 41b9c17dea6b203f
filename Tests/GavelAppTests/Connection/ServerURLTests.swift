import Testing

@testable import GavelApp

@Suite struct ServerURLTests {
  @Test(arguments: [
    ("https://acme.imkit.io", "https://acme.imkit.io"),
    ("HTTPS://Acme.imkit.io:443/base/", "https://acme.imkit.io"),
    ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
    ("http://[::1]:8080", "http://[::1]:8080"),
  ])
  func `an address has an origin`(text: String, origin: String) throws {
    #expect(try #require(ServerURL(text)).origin == origin)
  }

  @Test(arguments: [
    "", "acme", "acme.imkit.io", "ftp://acme", "https://", "https://u@acme", "https://u:p@acme",
    "https://acme?token=x", "https://acme#x", "https://ac me", "https://acme:99999",
    "https://\u{202E}acme", "//acme", "https:acme", "https://acme\n",
  ])
  func `what is no plain address is refused`(text: String) {
    #expect(ServerURL(text) == nil)
  }
}
