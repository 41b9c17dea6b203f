/// Bytes that arrived and were not yet consumed.
///
/// Consuming moves an index; the storage is closed up only when the waste outweighs the rest.
struct InputBuffer {
  private var storage: [UInt8] = []
  private var start = 0

  var count: Int { storage.count - start }
  var isEmpty: Bool { count == 0 }

  /// Returns the byte `offset` places after the first one that is left.
  subscript(offset: Int) -> UInt8 { storage[start + offset] }

  subscript(range: Range<Int>) -> ArraySlice<UInt8> {
    storage[start + range.lowerBound..<start + range.upperBound]
  }

  mutating func append(_ bytes: some Sequence<UInt8>) { storage.append(contentsOf: bytes) }

  mutating func consume(_ count: Int) {
    start += count
    if start == storage.count {
      storage.removeAll(keepingCapacity: storage.capacity <= 65_536)
      start = 0
    } else if start > 4096, start > storage.count / 2 {
      storage.removeSubrange(..<start)
      start = 0
    }
  }

  /// Returns the place of the first LF at or after `offset`, `nil` when it has not arrived.
  func lineFeed(from offset: Int) -> Int? {
    guard offset < count else { return nil }
    return storage[(start + offset)...].firstIndex(of: 0x0A).map { $0 - start }
  }
}
