import GavelModel
import Testing

/// The example messages that NIST publishes with FIPS 180-4.
@Suite struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `the published examples come out`(text: String, expected: String) {
    #expect(SHA256.hexDigest(of: Array(text.utf8)) == expected)
  }

  @Test func `a million times the letter a comes out`() {
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    let expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    #expect(SHA256.hexDigest(of: bytes) == expected)
  }

  @Test(arguments: [54, 55, 56, 57, 63, 64, 65, 119, 120])
  func `every length around a block border is padded`(length: Int) {
    let bytes = [UInt8](repeating: 7, count: length)
    #expect(SHA256.hexDigest(of: bytes).count == 64)
    #expect(SHA256.digest(of: bytes) != SHA256.digest(of: bytes + [7]))
  }
}
