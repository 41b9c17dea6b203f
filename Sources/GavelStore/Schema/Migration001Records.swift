/// Version 1: what the platform said, the cursors of the sync, and the counters beside them.
enum Migration001Records {
  static let sql = """
    CREATE TABLE identity (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      server TEXT NOT NULL,
      account TEXT NOT NULL,
      dialect TEXT NOT NULL);
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE totals (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      rooms INTEGER NOT NULL,
      messages INTEGER NOT NULL,
      complete_rooms INTEGER NOT NULL,
      last_sync_at INTEGER);
    INSERT INTO totals VALUES (1, 0, 0, 0, NULL);

    CREATE TABLE people (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      name TEXT,
      sort_name TEXT NOT NULL,
      is_bot INTEGER NOT NULL,
      raw TEXT);

    CREATE TABLE rooms (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      name TEXT,
      kind TEXT NOT NULL,
      status TEXT NOT NULL,
      status_at INTEGER,
      listed INTEGER NOT NULL,
      rank INTEGER NOT NULL,
      owner TEXT,
      managers TEXT,
      created_at INTEGER,
      may_moderate INTEGER,
      told_members INTEGER NOT NULL,
      told_at INTEGER,
      members_at INTEGER,
      described_at INTEGER,
      named_at INTEGER,
      cleared_at INTEGER,
      raw TEXT);
    CREATE INDEX rooms_by_activity ON rooms(rank, id) WHERE listed = 1;
    CREATE INDEX rooms_by_naming ON rooms(named_at)
      WHERE listed = 1 AND status IN ('active', 'gone-suspected');
    CREATE TABLE tallies (
      room INTEGER PRIMARY KEY REFERENCES rooms(row) ON DELETE CASCADE,
      messages INTEGER NOT NULL,
      members INTEGER NOT NULL);

    CREATE TABLE members (
      room INTEGER NOT NULL REFERENCES rooms(row),
      rank INTEGER NOT NULL,
      sort_name TEXT NOT NULL,
      id TEXT NOT NULL,
      person INTEGER NOT NULL REFERENCES people(row),
      PRIMARY KEY (room, rank, sort_name, id)) WITHOUT ROWID;
    CREATE UNIQUE INDEX members_by_person ON members(person, room);

    CREATE TABLE messages (
      row INTEGER PRIMARY KEY,
      room INTEGER NOT NULL REFERENCES rooms(row),
      id TEXT NOT NULL,
      author INTEGER REFERENCES people(row),
      type TEXT NOT NULL,
      text TEXT NOT NULL,
      sent_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      edited_at INTEGER,
      flags INTEGER NOT NULL,
      attachments TEXT,
      reply_to TEXT,
      raw TEXT,
      UNIQUE (id, room));
    CREATE INDEX messages_by_time ON messages(room, sent_at, id);
    CREATE INDEX messages_by_update ON messages(room, updated_at);
    CREATE INDEX messages_by_author ON messages(author, room);
    CREATE INDEX messages_by_moment ON messages(sent_at);

    CREATE TABLE tombstones (
      room INTEGER NOT NULL REFERENCES rooms(row),
      id TEXT NOT NULL,
      at INTEGER NOT NULL,
      by_us INTEGER NOT NULL,
      PRIMARY KEY (room, id)) WITHOUT ROWID;
    CREATE INDEX tombstones_by_age ON tombstones(at);
    CREATE TABLE departures (
      room INTEGER NOT NULL REFERENCES rooms(row),
      person TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (room, person)) WITHOUT ROWID;
    CREATE INDEX departures_by_age ON departures(at);

    CREATE TABLE syncs (
      room INTEGER PRIMARY KEY REFERENCES rooms(row),
      newest_update INTEGER,
      anchor TEXT,
      is_complete INTEGER NOT NULL,
      platform_count INTEGER,
      count_offset INTEGER NOT NULL,
      checked_at INTEGER NOT NULL);
    CREATE TABLE walks (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      room INTEGER NOT NULL REFERENCES rooms(row),
      begun_at INTEGER NOT NULL);
    CREATE INDEX walks_by_room ON walks(room);
    CREATE TABLE walk_sightings (
      walk INTEGER NOT NULL REFERENCES walks(id) ON DELETE CASCADE,
      message INTEGER NOT NULL,
      PRIMARY KEY (walk, message)) WITHOUT ROWID;

    CREATE TRIGGER room_made AFTER INSERT ON rooms BEGIN
      INSERT INTO tallies VALUES (new.row, 0, 0);
      UPDATE totals SET rooms = rooms + new.listed;
    END;
    CREATE TRIGGER room_listed AFTER UPDATE OF listed ON rooms
      WHEN new.listed <> old.listed BEGIN
      UPDATE totals SET rooms = rooms + new.listed - old.listed;
    END;
    CREATE TRIGGER message_made AFTER INSERT ON messages BEGIN
      UPDATE tallies SET messages = messages + 1 WHERE room = new.room;
      UPDATE totals SET messages = messages + 1;
    END;
    CREATE TRIGGER message_removed AFTER DELETE ON messages BEGIN
      UPDATE tallies SET messages = messages - 1 WHERE room = old.room;
      UPDATE totals SET messages = messages - 1;
    END;
    CREATE TRIGGER member_made AFTER INSERT ON members BEGIN
      UPDATE tallies SET members = members + 1 WHERE room = new.room;
    END;
    CREATE TRIGGER member_removed AFTER DELETE ON members BEGIN
      UPDATE tallies SET members = members - 1 WHERE room = old.room;
    END;
    CREATE TRIGGER person_renamed AFTER UPDATE OF sort_name ON people
      WHEN new.sort_name <> old.sort_name BEGIN
      UPDATE members SET sort_name = new.sort_name WHERE person = new.row;
    END;
    CREATE TRIGGER sync_made AFTER INSERT ON syncs BEGIN
      UPDATE totals SET complete_rooms = complete_rooms + new.is_complete;
    END;
    CREATE TRIGGER sync_changed AFTER UPDATE OF is_complete ON syncs BEGIN
      UPDATE totals SET complete_rooms = complete_rooms + new.is_complete - old.is_complete;
    END;
    CREATE TRIGGER sync_removed AFTER DELETE ON syncs BEGIN
      UPDATE totals SET complete_rooms = complete_rooms - old.is_complete;
    END;
    """
}
