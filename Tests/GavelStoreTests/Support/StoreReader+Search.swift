import GavelModel
import GavelStore

extension StoreReader {
  /// Returns everything that a search finds, put together from small pages.
  func search(
    _ text: String, limit: Int? = nil, pageSize: Int = 2
  ) throws(StoreError) -> [Message] {
    var found: [Message] = []
    var key: SearchKey?
    repeat {
      let page = try search(text, after: key, limit: min(pageSize, (limit ?? .max) - found.count))
      found += page.messages
      key = page.next
    } while key != nil && found.count < limit ?? .max
    return found
  }
}
