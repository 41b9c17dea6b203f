/// A page that holds rows of a table (sqlite.org/fileformat.html, section 1.6), read without the
/// pages that lead to it.
struct RowPage {
  /// A row as it was stored; a number that is the table's own key stands as `null` among its fields.
  struct Row {
    let id: Int64
    let fields: [SQLValue]
  }

  private static let leaf: UInt8 = 0x0d
  private let bytes: [UInt8]
  /// Where each row begins.
  let rows: [Int]

  /// Looks at a page; `nil` when it is none of rows.
  init?(_ bytes: [UInt8]) {
    guard bytes.count == StoreHeader.pageSize, bytes[0] == Self.leaf else { return nil }
    let count = Self.short(bytes, 3)
    let end = 8 + 2 * count
    guard count > 0, end < bytes.count else { return nil }
    self.bytes = bytes
    rows = (0..<count).map { Self.short(bytes, 8 + 2 * $0) }
      .filter { $0 >= end && $0 < bytes.count }
  }

  /// Returns a row, unless it cannot be one or has a number of fields that nobody asks for.
  ///
  /// - Parameter page: Reads another page of the file, for rows that are longer than this one.
  func row(
    at start: Int, where isWanted: (Int) -> Bool, page: (Int) -> [UInt8]
  ) -> Row? {
    var reader = Reader(bytes: bytes, position: start)
    guard let size = reader.number(), let id = reader.number(), size > 0, size < 1 << 26 else {
      return nil
    }
    guard let content = content(Int(size), from: reader.position, page) else { return nil }
    var head = Reader(bytes: content, position: 0)
    guard let length = head.number(), length <= content.count, length > 0 else { return nil }
    var types: [Int64] = []
    while head.position < length {
      guard let type = head.number() else { return nil }
      types.append(type)
    }
    guard head.position == length, isWanted(types.count) else { return nil }
    var fields: [SQLValue] = []
    for type in types {
      guard let field = head.field(type) else { return nil }
      fields.append(field)
    }
    return head.position == content.count ? Row(id: id, fields: fields) : nil
  }

  /// Gathers what of a row stands here and on the pages it goes on to.
  private func content(_ size: Int, from start: Int, _ page: (Int) -> [UInt8]) -> [UInt8]? {
    let usable = bytes.count
    let least = (usable - 12) * 32 / 255 - 23
    let wanted = least + (size - least) % (usable - 4)
    let most = usable - 35
    let here = size <= most ? size : wanted <= most ? wanted : least
    guard start + here <= bytes.count else { return nil }
    var content = Array(bytes[start..<start + here])
    guard size > here else { return content }
    guard start + here + 4 <= bytes.count else { return nil }
    var next = Self.long(bytes, start + here)
    while content.count < size {
      let more = page(next)
      guard next > 1, more.count == usable else { return nil }
      content += more[4..<min(usable, 4 + size - content.count)]
      next = Self.long(more, 0)
    }
    return content
  }

  static func short(_ bytes: [UInt8], _ offset: Int) -> Int {
    Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
  }

  static func long(_ bytes: [UInt8], _ offset: Int) -> Int {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
  }
}

/// Reads numbers and fields one after the other; `nil` once they would pass the end.
private struct Reader {
  let bytes: [UInt8]
  var position: Int

  /// A number of one to nine bytes, seven bits in each but the ninth.
  mutating func number() -> Int64? {
    var value: UInt64 = 0
    for place in 0..<9 {
      guard position < bytes.count else { return nil }
      let byte = UInt64(bytes[position])
      position += 1
      if place == 8 { return Int64(bitPattern: value << 8 | byte) }
      value = value << 7 | byte & 0x7f
      if byte < 0x80 { return Int64(bitPattern: value) }
    }
    return nil
  }

  /// A field of a serial type (section 2.1).
  mutating func field(_ type: Int64) -> SQLValue? {
    switch type {
    case 0: return .null
    case 1...4: return integer(Int(type))
    case 5: return integer(6)
    case 6: return integer(8)
    case 7: return take(8).map { .real(Double(bitPattern: Self.pattern($0))) }
    case 8: return .integer(0)
    case 9: return .integer(1)
    case 12...:
      let count = (type - 12) / 2
      guard count <= bytes.count, let taken = take(Int(count)) else { return nil }
      return type % 2 == 0 ? .blob(taken) : .text(taken)
    default: return nil
    }
  }

  private mutating func integer(_ count: Int) -> SQLValue? {
    take(count).map { taken in
      let unused = 64 - 8 * count
      return .integer(Int64(bitPattern: Self.pattern(taken) << unused) >> unused)
    }
  }

  private mutating func take(_ count: Int) -> [UInt8]? {
    guard position + count <= bytes.count else { return nil }
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  private static func pattern(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
