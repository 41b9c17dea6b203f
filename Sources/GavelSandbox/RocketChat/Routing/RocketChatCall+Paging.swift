/// Which part of a list a call asks for (contract, section 2.8).
struct ListPage: Hashable {
  var offset: Int
  /// 0 for all.
  var count: Int

  func cut<Element>(_ elements: [Element]) -> ArraySlice<Element> {
    let rest = elements.dropFirst(offset)
    return count == 0 ? rest : rest.prefix(count)
  }
}

extension RocketChatCall {
  /// Returns the asked page within the limits of the settings.
  ///
  /// - Parameter isTyped: Whether newer modes refuse a count that is no number.
  func page(
    _ platform: RocketChatPlatform, isTyped: Bool = true
  ) throws(RocketChatRefusal) -> ListPage {
    let settings = platform.settings
    let usual = settings[number: "API_Default_Count"]
    let isStrict = isTyped && platform.compat != .p6
    let offset = try number("offset", isStrict: isStrict) ?? 0
    var count = try number("count", isStrict: isStrict) ?? usual
    let upper = settings[number: "API_Upper_Count_Limit"]
    count = min(count, upper)
    if count == 0, !settings[flag: "API_Allow_Infinite_Count"] { count = usual }
    // The database takes a negative limit for its size.
    return ListPage(
      offset: max(0, offset), count: min(Int(clamping: count.magnitude), upper))
  }

  private func number(_ name: String, isStrict: Bool) throws(RocketChatRefusal) -> Int? {
    switch query[name] {
    case .integer(let value): return Int(value)
    case .string(let text) where !text.isEmpty:
      if let value = Int(text) { return value }
      guard !isStrict else { throw .invalidQuery(["must be number"]) }
      // As `parseInt` reads it: the digits at the start.
      return Int(text.prefix { $0.isASCII && $0.isNumber })
    case .string, .bool, .number, .array, .object, .null, nil: return nil
    }
  }

  /// Returns the fields to sort by with 1 or -1, `nil` when the call names none.
  func order() throws(RocketChatRefusal) -> [SortKey]? {
    guard let raw = query["sort"]?.text, !raw.isEmpty else { return nil }
    guard let fields = JSON(reading: Array(raw.utf8))?.fields else {
      throw .meteor(
        code: "error-invalid-sort", reason: "Invalid sort parameter provided: \"\(raw)\"")
    }
    var keys: [SortKey] = []
    for field in fields.fields {
      guard let sign = field.value.wholeNumber, sign == 1 || sign == -1 else {
        throw .meteor(
          code: "error-invalid-sort", reason: "Invalid sort parameter provided: \"\(raw)\"")
      }
      keys.append(SortKey(field: field.key, isDescending: sign < 0))
    }
    return keys.isEmpty ? nil : keys
  }

  /// Answers with one page of a list.
  ///
  /// - Parameter values: What an element holds in a field, for sorting.
  func reply<Element>(
    _ name: String, _ elements: [Element], _ platform: RocketChatPlatform,
    order: [SortKey], values: (Element, String) -> SortValue, json: (Element) -> JSON
  ) throws(RocketChatRefusal) -> RocketChatReply {
    let page = try page(platform)
    let sorted = sort(elements, by: try self.order() ?? order, values)
    let shown = page.cut(sorted).map(json)
    return .payload([
      name: .array(shown), "count": .integer(Int64(shown.count)),
      "offset": .integer(Int64(page.offset)), "total": .integer(Int64(elements.count)),
    ])
  }
}

/// A field to sort by.
struct SortKey: Hashable, Sendable {
  let field: String
  var isDescending = false
}

/// What is compared when a list is sorted; what is missing comes first, then numbers, then texts.
enum SortValue: Comparable {
  case missing
  case number(Int64)
  case text(String)

  init(_ text: String?) { self = text.map(Self.text) ?? .missing }
  init(_ number: Int64?) { self = number.map(Self.number) ?? .missing }
  init(_ flag: Bool) { self = .number(flag ? 1 : 0) }
}

/// Sorts by several fields; what ties stays in its order.
func sort<Element>(
  _ elements: [Element], by keys: [SortKey], _ value: (Element, String) -> SortValue
) -> [Element] {
  guard !keys.isEmpty else { return elements }
  var keyed = elements.enumerated().map { place, element in
    (place: place, element: element, values: keys.map { value(element, $0.field) })
  }
  keyed.sort { left, right in
    for (index, key) in keys.enumerated() where left.values[index] != right.values[index] {
      return (left.values[index] < right.values[index]) != key.isDescending
    }
    return left.place < right.place
  }
  return keyed.map(\.element)
}
