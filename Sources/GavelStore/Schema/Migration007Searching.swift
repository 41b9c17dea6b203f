/// Version 7: messages enter the search index together at the end of a transaction.
///
/// Around each statement that fires triggers SQLite sets a savepoint, and FTS5 answers the end of
/// every savepoint by writing a piece of its index (sqlite.org/vtab.html, section 2.19): one for
/// each message that was indexed by a trigger. The trigger notes the message instead, and
/// ``SearchIndex`` indexes what is noted with one statement before the commit.
enum Migration007Searching {
  static let sql = """
    CREATE TABLE unsearched (row INTEGER PRIMARY KEY);
    DROP TRIGGER message_indexed;
    DROP TRIGGER message_unindexed;
    DROP TRIGGER message_reindexed;
    CREATE TRIGGER message_indexed AFTER INSERT ON messages BEGIN
      INSERT INTO unsearched VALUES (new.row);
    END;
    CREATE TRIGGER message_unindexed AFTER DELETE ON messages BEGIN
      INSERT INTO message_search(message_search, rowid, text)
        SELECT 'delete', old.row, old.text
        WHERE NOT EXISTS (SELECT 1 FROM unsearched WHERE row = old.row);
      DELETE FROM unsearched WHERE row = old.row;
    END;
    CREATE TRIGGER message_reindexed AFTER UPDATE OF text ON messages
      WHEN new.text IS NOT old.text BEGIN
      INSERT INTO message_search(message_search, rowid, text)
        SELECT 'delete', old.row, old.text
        WHERE NOT EXISTS (SELECT 1 FROM unsearched WHERE row = old.row);
      INSERT OR IGNORE INTO unsearched VALUES (new.row);
    END;
    """
}
