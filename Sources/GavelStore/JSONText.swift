import Foundation
import GavelModel

/// JSON columns: small values that are read and written whole.
enum JSONText {
  static func encode(_ value: some Encodable) throws(StoreError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch {
      throw .corrupt
    }
  }

  static func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws(StoreError)
    -> Value
  {
    do {
      return try JSONDecoder().decode(type, from: Data(text.utf8))
    } catch {
      throw .corrupt
    }
  }

  /// Returns a list as JSON, or `nil` for an empty one.
  static func list(_ values: [String]) throws(StoreError) -> String? {
    values.isEmpty ? nil : try encode(values)
  }

  /// Reads a list back; `nil` is an empty one.
  static func list(_ text: String?) throws(StoreError) -> [String] {
    guard let text else { return [] }
    return try decode([String].self, text)
  }

  /// Lays a newer JSON object over an older one, so that nothing known is lost to emptiness.
  ///
  /// A null, an empty text, list or object, or a zero in `newer` leaves the older value standing:
  /// that is how platforms spell fields a nested object does not carry.
  static func merge(_ newer: RawJSON, over older: RawJSON?) throws(StoreError) -> RawJSON {
    guard let older, older != newer, let old = object(older), let new = object(newer) else {
      return newer
    }
    return RawJSON(try encode(old.merging(new) { known, told in told.isEmpty ? known : told }))
  }

  private static func object(_ raw: RawJSON) -> [String: JSONValue]? {
    // What is no object cannot be merged; the caller then keeps the newer text as it is.
    try? JSONDecoder().decode([String: JSONValue].self, from: Data(raw.text.utf8))
  }
}
