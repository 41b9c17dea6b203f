import Foundation

/// Brings texts and queries to one form: lower case, composed characters, UTF-8 bytes.
///
/// The index, the query and the final comparison all go through here, so they cannot disagree.
enum TextFold {
  /// Returns the folded bytes of `text`.
  static func bytes(of text: String) -> [UInt8] {
    var copy = text
    var folded: [UInt8] = []
    copy.withUTF8 { fold($0, into: &folded) }
    return folded
  }

  /// Replaces the content of `folded` by the folded form of UTF-8 bytes.
  static func fold(_ bytes: UnsafeBufferPointer<UInt8>, into folded: inout [UInt8]) {
    folded.removeAll(keepingCapacity: true)
    folded.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        folded.append(byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte)
        index += 1
      } else if let length = caselessLength(bytes, at: index) {
        for offset in 0..<length { folded.append(bytes[index + offset]) }
        index += length
      } else {
        foldWithTables(bytes, into: &folded)
        return
      }
    }
  }

  /// Length of the character at `index` when its script has neither case nor combining marks.
  ///
  /// The lead bytes are those of U+3000–U+9FFF and U+B000–U+CFFF (CJK, kana, Hangul) and of
  /// U+1F000–U+1FFFF (emoji); the two combining kana marks, U+3099 and U+309A, are left out.
  private static func caselessLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    let lead = bytes[index]
    switch lead {
    case 0xe3, 0xe4...0xe9, 0xeb, 0xec:
      guard index + 2 < bytes.count else { return nil }
      let isMark = lead == 0xe3 && bytes[index + 1] == 0x82 && bytes[index + 2] >= 0x99
      return isMark && bytes[index + 2] <= 0x9a ? nil : 3
    case 0xf0:
      guard index + 3 < bytes.count, bytes[index + 1] == 0x9f else { return nil }
      return 4
    default: return nil
    }
  }

  private static func foldWithTables(
    _ bytes: UnsafeBufferPointer<UInt8>, into folded: inout [UInt8]
  ) {
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    folded.removeAll(keepingCapacity: true)
    folded.append(contentsOf: text.precomposedStringWithCanonicalMapping.utf8)
  }
}
