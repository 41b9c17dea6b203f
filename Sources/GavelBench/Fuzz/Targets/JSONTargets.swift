import Foundation
import GavelAPI
import GavelApp
import GavelSandbox

extension FuzzTarget {
  /// The client's JSON: stable when written, and no two readers of the house disagree.
  static let json = FuzzTarget(
    "json", corpus: IMKitCorpus.bodies + JSONCorpus.documents, words: JSONCorpus.words
  ) { bytes, _ in
    let data = Data(bytes)
    guard let text = JSONProof.rewritten(data) else {
      guard let other = SandboxJSONProof.rewritten(bytes) else { return .refused }
      let read = String(decoding: other, as: UTF8.self)
      return .broken("the sandbox reads what the client does not: \(read)")
    }
    guard JSONProof.isStable(data) == true else {
      return .broken("written as \(text), which reads otherwise")
    }
    guard JSONProof.isScrubbedAtOnce(data) == true else {
      return .broken("scrubbing twice finds more")
    }
    return FuzzVerdict(disagreement(bytes, text))
  }

  /// What the sandbox's reader says about a document of the client's.
  ///
  /// It is stricter on purpose about bad UTF-8 and about depth, and keeps one of equal fields.
  private static func disagreement(_ bytes: [UInt8], _ text: String) -> String? {
    guard String(validating: bytes, as: UTF8.self) != nil, depth(of: bytes) < 32 else { return nil }
    guard let other = SandboxJSONProof.rewritten(bytes) else {
      return "the client reads what the sandbox does not: \(text)"
    }
    guard SandboxJSONProof.rewritten(Array(text.utf8)) == other else {
      return "the client reads \(text), the sandbox \(String(decoding: other, as: UTF8.self))"
    }
    // A person's slip is told there: the same key twice, half of a pair.
    guard let fault = ReadingProof.settingsFault(bytes), fault != "badEscape",
      !fault.hasPrefix("repeatedKey")
    else { return nil }
    return "JSON that is no JSON5 to the reader of settings: \(fault)"
  }

  private static func depth(of bytes: [UInt8]) -> Int {
    bytes.count { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }
  }

  /// The sandbox's JSON, which reads every body that a client sends.
  static let sandboxJSON = FuzzTarget(
    "sandbox-json", corpus: JSONCorpus.documents + IMKitCorpus.bodies, words: JSONCorpus.words
  ) { bytes, _ in
    guard let stable = SandboxJSONProof.isStable(bytes) else { return .refused }
    guard stable, let written = SandboxJSONProof.rewritten(bytes) else {
      return .broken("what is written reads otherwise")
    }
    let isReadable = JSONProof.rewritten(Data(written)) != nil
    return isReadable ? .held : .broken("the client cannot read what the sandbox writes")
  }
}

/// JSON that is in no platform's answer.
enum JSONCorpus {
  static let documents = [
    "{}", "[]", "null", " true ", "-0.5e+10", "\"\\u0041\\n\\/\"", "[1,[2,[3,[]]],{\"a\":{}}]",
    #"{"a":"\ud83d\ude00","b":[-1,0,9007199254740993,1.5e300],"a":null}"#,
    #"[{"match":{"method":"DELETE","path":"/rooms/*/messages/*"},"kind":"delay","times":0}]"#,
    #"{"url":"https://example.org/?token=abc&x=1","pushToken":"t","extra":"{\"ip\":\"::1\"}"}"#,
  ]
  static let words = [
    "\"_id\":", "\"RC\":0", "\"result\":", "\"data\":[", "null", "true", "false", "{}", "[]",
    "\"\"",
    ",", ":", "\\u", "\\\"", "e+", "\"error\":{", "\"token\":\"x\"", "\"extra\":\"{\\\"a\\\":1}\"",
  ]
}
