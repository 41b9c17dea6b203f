import GavelModel
import GavelStore

extension StoreReader {
  /// Returns everything that a search for plain words finds.
  func search(_ text: String, limit: Int? = nil, pageSize: Int = 2) throws -> [Message] {
    try search(all: .plain(text, .search), limit: limit, pageSize: pageSize)
  }

  /// Returns everything that a filter finds, put together from small pages.
  func search(
    all filter: Filter, limit: Int? = nil, pageSize: Int = 2
  ) throws(StoreError) -> [Message] {
    var found: [Message] = []
    var key: SearchKey?
    repeat {
      let page = try search(filter, after: key, limit: min(pageSize, (limit ?? .max) - found.count))
      found += page.messages
      key = page.next
    } while key != nil && found.count < limit ?? .max
    return found
  }
}
