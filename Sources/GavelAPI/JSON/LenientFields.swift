import Foundation
import GavelModel

typealias Fields = KeyedDecodingContainer<FieldName>

/// Reading fields that a platform spells in several ways.
///
/// A field that is missing, null or of a type nobody expected reads as `nil`: one odd field must not
/// cost the element it stands in. That is why every `try?` here may fail.
extension KeyedDecodingContainer<FieldName> {
  /// A string; a number or anything else as its JSON text.
  func text(_ name: FieldName) -> String? {
    if let text = try? decodeIfPresent(String.self, forKey: name) { return text }
    guard contains(name), let value = try? decode(JSONValue.self, forKey: name), value != .null
    else { return nil }
    return value.text
  }

  /// A string or a number, and never empty.
  func identifier(_ names: FieldName...) -> String? {
    for name in names {
      if let text = try? decodeIfPresent(String.self, forKey: name) {
        if !text.isEmpty { return text }
      } else if let number = try? decodeIfPresent(Int64.self, forKey: name) {
        return String(number)
      }
    }
    return nil
  }

  /// A whole number, also when written as a string.
  func integer(_ name: FieldName) -> Int64? {
    guard let number = number(name) else { return nil }
    return Int64(exactly: number.rounded(.towardZero))
  }

  /// A number, also when written as a string.
  func number(_ name: FieldName) -> Double? {
    if let number = try? decodeIfPresent(Double.self, forKey: name) { return number }
    guard let text = try? decodeIfPresent(String.self, forKey: name) else { return nil }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }

  /// A truth value, also when written as a number.
  func flag(_ name: FieldName) -> Bool? {
    if let flag = try? decodeIfPresent(Bool.self, forKey: name) { return flag }
    return number(name).map { $0 != 0 }
  }

  /// A moment: epoch milliseconds in `milliseconds`, else ISO 8601 or milliseconds in `text`.
  func moment(_ milliseconds: FieldName, _ text: FieldName) -> Timestamp? {
    moment(milliseconds) ?? moment(text)
  }

  private func moment(_ name: FieldName) -> Timestamp? {
    guard contains(name) else { return nil }
    if let milliseconds = try? decode(Int64.self, forKey: name) {
      return Timestamp(milliseconds: milliseconds)
    }
    if let text = try? decode(String.self, forKey: name),
      let moment = Timestamp(iso8601: text)
    {
      return moment
    }
    return integer(name).map(Timestamp.init(milliseconds:))
  }

  /// A value of a type of its own.
  func value<Value: Decodable>(_ name: FieldName, as type: Value.Type = Value.self) -> Value? {
    guard contains(name) else { return nil }
    return try? decode(Value.self, forKey: name)
  }

  /// A list without its unreadable elements; `nil` when it is missing or no list.
  func elements<Element: Decodable>(
    _ name: FieldName, of type: Element.Type = Element.self
  ) -> [Element]? {
    value(name, as: Elements<Element>.self)?.readable
  }
}

/// A list in which an element that cannot be read is left out, so that it does not cost the rest.
struct Elements<Element: Decodable>: Decodable {
  var readable: [Element] = []

  init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    readable.reserveCapacity(list.count ?? 0)
    while !list.isAtEnd {
      if let element = try? list.decode(Element.self) {
        readable.append(element)
      } else {
        // The failed attempt did not move on; anything decodes as a skipped element.
        _ = try list.decode(Skipped.self)
      }
    }
  }

  private struct Skipped: Decodable {
    init(from decoder: any Decoder) {}
  }
}
