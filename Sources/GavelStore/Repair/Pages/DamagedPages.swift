import Glibc

/// The pages of a damaged store, one by one.
final class DamagedPages {
  private let descriptor: Int32
  /// How many there are; pages are numbered from 1.
  let count: Int
  /// Those that were given back, as far as the file still tells.
  private(set) var free: Set<Int> = []

  /// Opens a store's file.
  init(path: String) throws(StoreError) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw .cannotOpen(path: path, code: errno) }
    let size = Int(lseek(descriptor, 0, SEEK_END))
    count = (size + StoreHeader.pageSize - 1) / StoreHeader.pageSize
    free = readFree()
  }

  deinit { close(descriptor) }

  /// Returns a page, what is cut off of it as zeros; nothing for a page that is not there.
  func page(_ number: Int) -> [UInt8] {
    guard number > 0, number <= count else { return [] }
    return bytes(at: (number - 1) * StoreHeader.pageSize, StoreHeader.pageSize)
  }

  /// Returns the header as it is.
  var header: StoreHeader { StoreHeader(count == 0 ? [] : bytes(at: 0, StoreHeader.length)) }

  /// Whether the page on which something begins is of its kind (sqlite.org/fileformat.html,
  /// section 1.6).
  func fits(_ entry: StoreLayout.Entry) -> Bool {
    guard entry.root > 1, let kind = page(entry.root).first else { return false }
    return entry.isRowTable ? [0x05, 0x0d].contains(kind) : [0x02, 0x0a].contains(kind)
  }

  private func bytes(at offset: Int, _ count: Int) -> [UInt8] {
    var found = [UInt8](repeating: 0, count: count)
    // What cannot be read stays zero, and zeros are damage.
    _ = pread(descriptor, &found, count, off_t(offset))
    return found
  }

  /// Follows the list of free pages (section 1.5) as far as it leads.
  private func readFree() -> Set<Int> {
    guard header.isBelievable else { return [] }
    var found: Set<Int> = []
    var trunk = RowPage.long(header.bytes, 32)
    while trunk > 1, trunk <= count, found.insert(trunk).inserted {
      let list = page(trunk)
      let leaves = min(RowPage.long(list, 4), StoreHeader.pageSize / 4 - 2)
      for leaf in 0..<leaves { found.insert(RowPage.long(list, 8 + 4 * leaf)) }
      trunk = RowPage.long(list, 0)
    }
    return found
  }
}
