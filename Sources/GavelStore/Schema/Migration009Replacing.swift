/// Version 9: an entry of the trail, or its words, cannot be replaced by giving its number again.
///
/// `INSERT OR REPLACE` removes the row that is in the way, and fires no trigger for that unless
/// `PRAGMA recursive_triggers` is on (sqlite.org/lang_conflict.html), which it is not by default.
enum Migration009Replacing {
  static let sql = """
    CREATE TRIGGER audit_never_replaced BEFORE INSERT ON audit
      WHEN EXISTS (SELECT 1 FROM audit WHERE number = new.number) BEGIN
      SELECT RAISE(ABORT, 'audit entries never change');
    END;
    CREATE TRIGGER audit_words_never_replaced BEFORE INSERT ON audit_words
      WHEN EXISTS (SELECT 1 FROM audit_words WHERE number = new.number) BEGIN
      SELECT RAISE(ABORT, 'audit entries never change');
    END;
    """
}
