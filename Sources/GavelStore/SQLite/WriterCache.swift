/// How much of the file the writer keeps in memory, in kilobytes.
public enum WriterCache: Int, Sendable {
  /// Enough for what changes now and then.
  case small = 1_000
  /// For a reading of everything, which changes the same pages of the index again and again.
  case large = 4_000
}

extension Store {
  /// Takes a larger or a smaller cache from now on, and gives back what is beyond it.
  public func setCache(_ cache: WriterCache) throws(StoreError) {
    try database.run("PRAGMA cache_size = -\(cache.rawValue)")
    if cache == .small { try database.run("PRAGMA shrink_memory") }
  }
}
