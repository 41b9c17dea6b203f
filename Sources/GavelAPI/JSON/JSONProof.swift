import Foundation

/// This target's JSON, read and written again, for proofs on any bytes.
package enum JSONProof {
  /// Returns the document as it would be written; `nil` for bytes that are no JSON.
  package static func rewritten(_ bytes: Data) -> String? { JSONValue(parsing: bytes)?.text }

  /// Whether a document that was written reads as the same values; `nil` for no JSON.
  package static func isStable(_ bytes: Data) -> Bool? {
    JSONValue(parsing: bytes).map { JSONValue(parsing: $0.text) == $0 }
  }

  /// Whether nothing private is left to take out after it was taken out; `nil` for no JSON.
  package static func isScrubbedAtOnce(_ bytes: Data) -> Bool? {
    JSONValue(parsing: bytes).map { $0.scrubbed.scrubbed == $0.scrubbed }
  }
}
