/// Version 7: the search index joins its pieces eight at a time, as FTS5 joins four by itself.
///
/// A first pull makes some thousand pieces, and joining them is a good part of its work. A search
/// looks into more of them; each costs it one look-up (sqlite.org/fts5.html, section 6.1).
enum Migration007Merging {
  static let sql = """
    INSERT INTO message_search(message_search, rank) VALUES ('automerge', 8);
    """
}
