/// The sandbox's own JSON, read and written again, for proofs on any bytes.
package enum SandboxJSONProof {
  /// Returns the document as it would be written; `nil` for bytes that are no JSON.
  package static func rewritten(_ bytes: [UInt8]) -> [UInt8]? { JSON(reading: bytes)?.bytes }

  /// Whether a document that was written reads as the same values; `nil` for no JSON.
  package static func isStable(_ bytes: [UInt8]) -> Bool? {
    JSON(reading: bytes).map { JSON(reading: $0.bytes) == $0 }
  }
}
