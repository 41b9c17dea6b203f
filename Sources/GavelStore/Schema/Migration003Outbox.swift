/// Version 3: confirmed plans, their items, the evidence, and the append-only audit trail.
enum Migration003Outbox {
  static let sql = """
    CREATE TABLE batches (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      confirmed_at INTEGER NOT NULL,
      held_until INTEGER,
      format INTEGER NOT NULL,
      server TEXT NOT NULL,
      account TEXT NOT NULL,
      created TEXT NOT NULL,
      reason TEXT NOT NULL,
      digest TEXT NOT NULL,
      open_items INTEGER NOT NULL DEFAULT 0);
    CREATE INDEX batches_open ON batches(id) WHERE open_items > 0;
    CREATE TABLE items (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      batch INTEGER NOT NULL REFERENCES batches(id),
      plan TEXT NOT NULL,
      standing TEXT NOT NULL,
      parked_until INTEGER,
      attempts INTEGER NOT NULL,
      status INTEGER,
      code TEXT,
      message TEXT,
      was_known INTEGER NOT NULL,
      retried_in INTEGER REFERENCES batches(id));
    CREATE INDEX items_by_batch ON items(batch);
    CREATE INDEX items_open ON items(batch) WHERE standing IN ('waiting', 'parked', 'in-flight');
    CREATE TABLE standings (
      batch INTEGER NOT NULL REFERENCES batches(id),
      standing TEXT NOT NULL,
      items INTEGER NOT NULL,
      PRIMARY KEY (batch, standing)) WITHOUT ROWID;
    CREATE TABLE evidence (
      item INTEGER PRIMARY KEY REFERENCES items(id),
      raw TEXT NOT NULL);

    CREATE TRIGGER item_made AFTER INSERT ON items BEGIN
      INSERT INTO standings VALUES (new.batch, new.standing, 1)
        ON CONFLICT DO UPDATE SET items = items + 1;
      UPDATE batches SET open_items = open_items
        + (new.standing IN ('waiting', 'parked', 'in-flight')) WHERE id = new.batch;
    END;
    CREATE TRIGGER item_moved AFTER UPDATE OF standing ON items
      WHEN new.standing <> old.standing BEGIN
      UPDATE standings SET items = items - 1
        WHERE batch = old.batch AND standing = old.standing;
      INSERT INTO standings VALUES (new.batch, new.standing, 1)
        ON CONFLICT DO UPDATE SET items = items + 1;
      UPDATE batches SET open_items = open_items
        + (new.standing IN ('waiting', 'parked', 'in-flight'))
        - (old.standing IN ('waiting', 'parked', 'in-flight')) WHERE id = new.batch;
    END;

    CREATE TABLE audit (
      number INTEGER PRIMARY KEY,
      time INTEGER NOT NULL,
      actor TEXT NOT NULL,
      batch INTEGER NOT NULL,
      item INTEGER NOT NULL,
      kind TEXT NOT NULL,
      room TEXT NOT NULL,
      target TEXT NOT NULL,
      announced INTEGER NOT NULL,
      reason TEXT NOT NULL,
      outcome TEXT NOT NULL,
      status INTEGER,
      code TEXT,
      message TEXT,
      facts TEXT NOT NULL);
    CREATE INDEX audit_by_time ON audit(time);
    CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit BEGIN
      SELECT RAISE(ABORT, 'audit entries never change');
    END;
    CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit BEGIN
      SELECT RAISE(ABORT, 'audit entries stay');
    END;
    """
}
