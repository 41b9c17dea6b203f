/// Version 5: the audit trail as a chain, its words apart from it, and evidence in pieces.
///
/// What digests say cannot be written in SQL, so ``sql`` moves the entries aside and
/// ``chain(_:)`` appends them anew, each linked to the one before it.
enum Migration005Audit {
  static let sql = trail + words + evidence

  private static let trail = """
    DROP TRIGGER audit_never_changes;
    DROP TRIGGER audit_never_shrinks;
    DROP INDEX audit_by_time;
    DROP INDEX audit_by_person;
    ALTER TABLE audit RENAME TO audit_before;
    CREATE TABLE audit (
      number INTEGER PRIMARY KEY,
      time INTEGER NOT NULL,
      actor TEXT NOT NULL,
      batch INTEGER NOT NULL,
      item INTEGER NOT NULL,
      kind TEXT NOT NULL,
      room TEXT NOT NULL,
      target TEXT NOT NULL,
      options TEXT,
      person TEXT,
      outcome TEXT NOT NULL,
      status INTEGER,
      code TEXT,
      content TEXT,
      evidence TEXT,
      words TEXT NOT NULL,
      digest TEXT NOT NULL);
    CREATE INDEX audit_by_time ON audit(time);
    CREATE INDEX audit_by_person ON audit(person) WHERE person IS NOT NULL;
    CREATE INDEX audit_by_batch ON audit(batch);
    CREATE INDEX audit_erasures ON audit(number) WHERE kind = 'erase-person';
    CREATE TABLE audit_head (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      number INTEGER NOT NULL,
      digest TEXT NOT NULL);
    INSERT INTO audit_head VALUES (1, 0, '');
    CREATE TRIGGER audit_goes_on AFTER INSERT ON audit BEGIN
      UPDATE audit_head SET number = new.number, digest = new.digest;
    END;
    CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit BEGIN
      SELECT RAISE(ABORT, 'audit entries never change');
    END;
    CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit BEGIN
      SELECT RAISE(ABORT, 'audit entries stay');
    END;

    """

  /// Words leave only while an erasure is under way, which its own transaction says.
  private static let words = """
    CREATE TABLE audit_words (
      number INTEGER PRIMARY KEY REFERENCES audit(number),
      salt TEXT NOT NULL,
      reason TEXT NOT NULL,
      message TEXT,
      facts TEXT NOT NULL);
    CREATE TABLE erasing (person TEXT NOT NULL);
    CREATE TRIGGER audit_words_never_change BEFORE UPDATE ON audit_words BEGIN
      SELECT RAISE(ABORT, 'audit entries never change');
    END;
    CREATE TRIGGER audit_words_stay BEFORE DELETE ON audit_words
      WHEN NOT EXISTS (SELECT 1 FROM erasing) BEGIN
      SELECT RAISE(ABORT, 'audit entries stay');
    END;

    """

  /// The raw text that was kept before is carried over as the target it was read from.
  private static let evidence = """
    ALTER TABLE batches ADD COLUMN evidence TEXT NOT NULL DEFAULT 'full';
    ALTER TABLE evidence RENAME TO evidence_before;
    CREATE TABLE evidence (
      item INTEGER PRIMARY KEY REFERENCES items(id),
      mode TEXT NOT NULL,
      taken_at INTEGER NOT NULL,
      messages INTEGER,
      digest TEXT NOT NULL);
    CREATE INDEX evidence_by_age ON evidence(taken_at);
    CREATE TABLE evidence_messages (
      item INTEGER NOT NULL REFERENCES evidence(item) ON DELETE CASCADE,
      place INTEGER NOT NULL,
      role TEXT NOT NULL,
      room TEXT NOT NULL,
      id TEXT NOT NULL,
      digest TEXT NOT NULL,
      author TEXT,
      author_name TEXT,
      type TEXT,
      text TEXT,
      sent_at INTEGER,
      edited_at INTEGER,
      attachments TEXT,
      reply_to TEXT,
      raw TEXT,
      PRIMARY KEY (item, place)) WITHOUT ROWID;
    CREATE INDEX evidence_by_author ON evidence_messages(author) WHERE author IS NOT NULL;
    CREATE TABLE evidence_reports (
      item INTEGER NOT NULL REFERENCES evidence(item) ON DELETE CASCADE,
      place INTEGER NOT NULL,
      id TEXT NOT NULL,
      digest TEXT NOT NULL,
      reporter TEXT,
      reporter_name TEXT,
      author TEXT,
      reason TEXT,
      text TEXT,
      time INTEGER NOT NULL,
      PRIMARY KEY (item, place)) WITHOUT ROWID;
    CREATE INDEX evidence_by_reporter ON evidence_reports(reporter) WHERE reporter IS NOT NULL;
    CREATE INDEX evidence_by_reported ON evidence_reports(author) WHERE author IS NOT NULL;
    CREATE TABLE evidence_people (
      item INTEGER NOT NULL REFERENCES evidence(item) ON DELETE CASCADE,
      place INTEGER NOT NULL,
      id TEXT NOT NULL,
      digest TEXT NOT NULL,
      standing TEXT,
      PRIMARY KEY (item, place)) WITHOUT ROWID;
    CREATE INDEX evidence_by_person ON evidence_people(id);
    """

  /// Appends the entries of before, then drops them.
  ///
  /// The chain is made here by the same code that verifies it later. Evidence of before is taken
  /// over first, so that the entries carry its digest.
  static func chain(_ connection: SQLiteConnection) throws(StoreError) {
    try EvidenceBefore(database: connection).carryOver()
    try AuditBefore(database: connection).carryOver()
    try connection.execute(script: "DROP TABLE audit_before; DROP TABLE evidence_before;")
  }
}
